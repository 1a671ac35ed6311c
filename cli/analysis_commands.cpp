// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <boost/json.hpp>
#include <iostream>
#include <iterator>

#include "analysis/analyzers.hpp"
#include "analysis/characters.hpp"
#include "commands.hpp"

namespace telusur::cli {
namespace {

std::string_view name(analysis::TokenKind kind) {
  using enum analysis::TokenKind;
  switch (kind) {
    case word:
      return "word";
    case number:
      return "number";
    case mixed:
      return "mixed";
    case compound:
      return "compound";
    case joined:
      return "joined";
    case value:
      break;
  }
  return "value";
}

boost::json::object to_json(const analysis::Token& token) {
  return {{"begin", token.begin}, {"end", token.end},         {"position", token.position},
          {"span", token.span},   {"kind", name(token.kind)}, {"surface", token.surface},
          {"stem", token.stem}};
}

Result<analysis::Analyzer> chosen_analyzer(const Options& options) {
  if (options.stemmer.empty()) return analysis::make_default_analyzer();
  return analysis::make_analyzer(options.stemmer);
}

}  // namespace

int run_stem(const Options& options) {
  const auto analyzer = chosen_analyzer(options);
  if (!analyzer) return report(analyzer.error());
  std::ios::sync_with_stdio(false);
  std::string line;
  std::string folded;
  std::string scratch;
  while (std::getline(std::cin, line)) {
    if (line.ends_with('\r')) line.pop_back();
    folded.clear();
    analysis::append_folded(folded, line);
    if (!options.stems_only) std::cout << line << '\t';
    std::cout << analyzer->stemmer().stem(folded, scratch) << '\n';
  }
  return kExitFound;
}

int run_analyze(const Options& options) {
  const auto analyzer = chosen_analyzer(options);
  if (!analyzer) return report(analyzer.error());
  std::string text = options.text;
  if (text.empty()) {
    text.assign(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
  }
  analysis::TokenBuffer buffer;
  analyze(*analyzer, text, buffer);
  if (options.output == Output::json) {
    boost::json::array tokens;
    for (const analysis::Token& token : buffer.tokens())
      tokens.push_back(to_json(token));
    std::cout << boost::json::serialize(
                     boost::json::object{{"analyzer", analyzer->version()}, {"tokens", tokens}})
              << '\n';
    return kExitFound;
  }
  std::cout << "# " << analyzer->version() << '\n';
  for (const analysis::Token& token : buffer.tokens()) {
    std::cout << fmt::format("{}-{}\t{}\t{}\t{}\t{}\n", token.begin, token.end, token.position,
                             name(token.kind), token.surface, token.stem);
  }
  return kExitFound;
}

}  // namespace telusur::cli
