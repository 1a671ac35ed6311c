// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "remote.hpp"
#include "safe_text.hpp"
#include "search/suggest/suggester.hpp"

namespace telusur::cli {

namespace {

Result<std::vector<std::string>> suggest_from_index(const Options& options) {
  const auto analyzer = analysis::make_analyzer(options.analyzer);
  if (!analyzer) return analyzer.error();
  auto reader = index::IndexReader::open(options.db, *analyzer);
  if (!reader) return reader.error();
  const auto suggester = search::Suggester::build(*reader, *analyzer);
  if (!suggester) return suggester.error();
  const auto spelling = search::SpellingModel::build(*reader, *analyzer);
  if (!spelling) return spelling.error();
  std::vector<std::string> texts;
  for (const search::Suggestion& suggestion :
       (*suggester)->suggest(options.text, options.suggestions, spelling->get()))
    texts.push_back(suggestion.text);
  return texts;
}

}  // namespace

int run_suggest(const Options& options) {
  const auto found =
      options.server.empty() ? suggest_from_index(options) : suggest_remotely(options);
  if (!found) return report(found.error(), options.language);
  std::string out;
  for (const std::string& text : *found)
    out += printable(text) + "\n";
  return print(out, found->empty() ? kExitNothingFound : kExitFound, options.language);
}

}  // namespace telusur::cli
