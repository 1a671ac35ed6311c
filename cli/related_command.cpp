// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "remote.hpp"
#include "safe_text.hpp"
#include "search/related.hpp"

namespace telusur::cli {

namespace {

Result<std::vector<search::RelatedArticle>> related_in_index(const Options& options) {
  const auto analyzer = analysis::make_analyzer(options.analyzer);
  if (!analyzer) return analyzer.error();
  auto reader = index::IndexReader::open(options.db, *analyzer);
  if (!reader) return reader.error();
  return search::related_articles(*reader, options.text, options.related, options.ranking);
}

}  // namespace

int run_related(const Options& options) {
  const auto found = options.server.empty() ? related_in_index(options) : related_remotely(options);
  if (!found) return report(found.error(), options.language);
  std::string out;
  for (const search::RelatedArticle& one : *found) {
    out += fmt::format("{:.2f}\t{}\t{}\t{}\n", one.likeness, safe_address(one.article.id),
                       one_line(one.article.title.empty() ? one.opening : one.article.title),
                       safe_address(one.article.url));
  }
  return print(out, found->empty() ? kExitNothingFound : kExitFound, options.language);
}

}  // namespace telusur::cli
