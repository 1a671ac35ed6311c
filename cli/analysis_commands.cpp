// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

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

boost::json::object to_json(const analysis::Explanation& explanation) {
  boost::json::array path(explanation.path.begin(), explanation.path.end());
  boost::json::object object{{"stem", explanation.stem}, {"path", path}};
  if (explanation.known) object["cost"] = explanation.cost;
  if (!explanation.reason.empty()) object["reason"] = explanation.reason;
  return object;
}

/// The word an explanation is about: overlays are explained by what they were made of.
bool is_stemmed(const analysis::Token& token) {
  return token.kind == analysis::TokenKind::word || token.kind == analysis::TokenKind::compound;
}

std::string explained_word(const analysis::Token& token, std::string_view text) {
  if (token.kind != analysis::TokenKind::compound) return std::string(token.surface);
  std::string word;  // with its hyphens: the surface of a compound has none
  analysis::append_folded(word, text.substr(token.begin, token.end - token.begin));
  return word;
}

boost::json::array refused_json(const analysis::Explained& explained) {
  boost::json::array refused;
  for (const analysis::Explanation& other : explained.refused)
    refused.push_back(to_json(other));
  return refused;
}

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
  const auto analyzer = analysis::make_analyzer(options.analyzer);
  if (!analyzer) return report(analyzer.error());
  std::string text = options.text;
  if (text.empty()) {
    text.assign(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
  }
  analysis::TokenBuffer buffer;
  analyze(*analyzer, text, buffer);
  if (options.output == Output::json) {
    boost::json::array tokens;
    for (const analysis::Token& token : buffer.tokens()) {
      boost::json::object object = to_json(token);
      if (is_stemmed(token)) {
        const auto explained = analyzer->stemmer().explain(explained_word(token, text));
        object["analysis"] = to_json(explained.chosen);
        object["refused"] = refused_json(explained);
      }
      tokens.push_back(std::move(object));
    }
    std::cout << boost::json::serialize(
                     boost::json::object{{"analyzer", analyzer->version()}, {"tokens", tokens}})
              << '\n';
    return kExitFound;
  }
  std::cout << "# " << analyzer->version() << '\n';
  for (const analysis::Token& token : buffer.tokens()) {
    std::cout << fmt::format("{}-{}\t{}\t{}\t{}\t{}\n", token.begin, token.end, token.position,
                             name(token.kind), token.surface, token.stem);
    if (!is_stemmed(token)) continue;
    std::cout << explanation_lines(analyzer->stemmer().explain(explained_word(token, text)));
  }
  return kExitFound;
}

}  // namespace telusur::cli
