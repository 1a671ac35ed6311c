// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <boost/json.hpp>
#include <iostream>
#include <iterator>

#include "analysis/analyzers.hpp"
#include "analysis/characters.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "search/analysis_json.hpp"

namespace telusur::cli {
namespace {

/// `di-` + `unduh`, and below it what else was thought of.
std::string explanation_lines(const analysis::Explained& explained) {
  std::string lines;
  const auto line = [&](std::string_view sign, const analysis::Explanation& explanation) {
    if (explanation.path.empty() && explanation.reason.empty()) return;
    lines += fmt::format("\t{} {} [{}]", sign, explanation.stem, fmt::join(explanation.path, " "));
    if (!explanation.reason.empty()) lines += fmt::format(" {}", explanation.reason);
    lines += '\n';
  };
  line("=", explained.chosen);
  for (const analysis::Explanation& other : explained.refused)
    line("x", other);
  return lines;
}

}  // namespace

int run_stem(const Options& options) {
  const auto analyzer = analysis::make_analyzer(options.analyzer);
  if (!analyzer) return report(analyzer.error(), options.language);
  std::ios::sync_with_stdio(false);
  std::string line;
  std::string folded;
  std::string scratch;
  while (std::cout && std::getline(std::cin, line)) {
    if (line.ends_with('\r')) line.pop_back();
    folded.clear();
    analysis::append_folded(folded, line);
    if (!options.stems_only) std::cout << line << '\t';
    std::cout << analyzer->stemmer().stem(folded, scratch) << '\n';
  }
  return print("", kExitFound, options.language);
}

int run_analyze(const Options& options) {
  const auto analyzer = analysis::make_analyzer(options.analyzer);
  if (!analyzer) return report(analyzer.error(), options.language);
  std::string text = options.text;
  if (text.empty()) {
    text.assign(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
  }
  if (options.output == Output::json) {
    return print(boost::json::serialize(search::analysis_json(*analyzer, text)) + "\n", kExitFound,
                 options.language);
  }
  analysis::TokenBuffer buffer;
  analyze(*analyzer, text, buffer);
  std::cout << "# " << analyzer->version() << '\n';
  for (const analysis::Token& token : buffer.tokens()) {
    std::cout << fmt::format("{}-{}\t{}\t{}\t{}\t{}\n", token.begin, token.end, token.position,
                             name(token.kind), token.surface, token.stem);
    if (!search::is_stemmed(token)) continue;
    std::cout << explanation_lines(
        analyzer->stemmer().explain(search::explained_word(token, text)));
  }
  return print("", kExitFound, options.language);
}

}  // namespace telusur::cli
