// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdio>
#include <string>

#include "analysis/analyzers.hpp"
#include "commands.hpp"
#include "safe_text.hpp"
#include "search/suggest/suggester.hpp"

namespace telusur::cli {

int run_suggest(const Options& options) {
  const auto analyzer = analysis::make_analyzer(options.analyzer);
  if (!analyzer) return report(analyzer.error(), options.language);
  auto reader = index::IndexReader::open(options.db, *analyzer);
  if (!reader) return report(reader.error(), options.language);
  const auto suggester = search::Suggester::build(*reader, *analyzer);
  if (!suggester) return report(suggester.error(), options.language);
  const auto spelling = search::SpellingModel::build(*reader, *analyzer);
  if (!spelling) return report(spelling.error(), options.language);
  const auto found = (*suggester)->suggest(options.text, options.suggestions, spelling->get());
  std::string out;
  for (const search::Suggestion& suggestion : found)
    out += printable(suggestion.text) + "\n";
  std::fwrite(out.data(), 1, out.size(), stdout);
  return found.empty() ? kExitNothingFound : kExitFound;
}

}  // namespace telusur::cli
