// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/analysis_json.hpp"

#include <boost/json.hpp>

#include "analysis/characters.hpp"

namespace telusur::search {
namespace {

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

boost::json::array refused_json(const analysis::Explained& explained) {
  boost::json::array refused;
  for (const analysis::Explanation& other : explained.refused)
    refused.push_back(to_json(other));
  return refused;
}

}  // namespace

bool is_stemmed(const analysis::Token& token) {
  return token.kind == analysis::TokenKind::word || token.kind == analysis::TokenKind::compound;
}

std::string explained_word(const analysis::Token& token, std::string_view text) {
  if (token.kind != analysis::TokenKind::compound) return std::string(token.surface);
  std::string word;  // with its hyphens: the surface of a compound has none
  analysis::append_folded(word, text.substr(token.begin, token.end - token.begin));
  return word;
}

boost::json::object analysis_json(const analysis::Analyzer& analyzer, std::string_view text) {
  analysis::TokenBuffer buffer;
  analyze(analyzer, text, buffer);
  boost::json::array tokens;
  for (const analysis::Token& token : buffer.tokens()) {
    boost::json::object object = to_json(token);
    if (is_stemmed(token)) {
      const auto explained = analyzer.stemmer().explain(explained_word(token, text));
      object["analysis"] = to_json(explained.chosen);
      object["refused"] = refused_json(explained);
    }
    tokens.push_back(std::move(object));
  }
  return {{"analyzer", analyzer.version()}, {"tokens", std::move(tokens)}};
}

}  // namespace telusur::search
