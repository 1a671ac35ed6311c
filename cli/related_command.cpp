// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <cstdio>
#include <string>

#include "analysis/analyzers.hpp"
#include "commands.hpp"
#include "safe_text.hpp"
#include "search/related.hpp"

namespace telusur::cli {

int run_related(const Options& options) {
  const auto analyzer = analysis::make_analyzer(options.analyzer);
  if (!analyzer) return report(analyzer.error(), options.language);
  auto reader = index::IndexReader::open(options.db, *analyzer);
  if (!reader) return report(reader.error(), options.language);
  const auto found =
      search::related_articles(*reader, options.text, options.related, options.ranking);
  if (!found) return report(found.error(), options.language);
  std::string out;
  for (const search::RelatedArticle& one : *found) {
    out += fmt::format("{:.2f}\t{}\t{}\t{}\n", one.likeness, safe_address(one.article.id),
                       one_line(one.article.title.empty() ? one.opening : one.article.title),
                       safe_address(one.article.url));
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  return found->empty() ? kExitNothingFound : kExitFound;
}

}  // namespace telusur::cli
