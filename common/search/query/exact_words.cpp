// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/exact_words.hpp"

#include <algorithm>
#include <utility>

namespace telusur::search {
namespace {

Node phrase_of(std::span<Node> words) {
  Phrase phrase;
  for (Node& node : words)
    phrase.words.push_back(std::move(std::get<Word>(node.as)));
  phrase.field = phrase.words.front().field;
  phrase.range = {phrase.words.front().range.begin, phrase.words.back().range.end};
  return Node{std::move(phrase)};
}

/// How many of `nodes`, the first of them a word, are one with it.
std::size_t span_of(std::span<const Node> nodes) {
  std::size_t span = 1;
  for (const Overlay& overlay : std::get<Word>(nodes.front().as).overlays)
    span = std::max<std::size_t>(span, overlay.span);
  const auto words = std::ranges::find_if_not(
      nodes, [](const Node& node) { return std::holds_alternative<Word>(node.as); });
  return std::min(span, static_cast<std::size_t>(words - nodes.begin()));
}

void ask_for_forms(std::vector<Node>& operands) {
  std::vector<Node> asked;
  for (std::size_t at = 0; at < operands.size();) {
    const std::span<Node> rest = std::span(operands).subspan(at);
    const auto* word = std::get_if<Word>(&rest.front().as);
    const std::size_t span = word == nullptr ? 1 : span_of(rest);
    if (span > 1) {
      asked.push_back(phrase_of(rest.first(span)));
    } else {
      search::ask_for_forms(rest.front());
      asked.push_back(std::move(rest.front()));
    }
    at += span;
  }
  operands = std::move(asked);
}

}  // namespace

void ask_for_forms(Node& node) {
  if (const auto* word = std::get_if<Word>(&node.as)) {
    if (!word->stopword) node = phrase_of({&node, 1});
  } else if (auto* all = std::get_if<All>(&node.as)) {
    ask_for_forms(all->operands);
    ask_for_forms(all->excluded);
  } else if (auto* any = std::get_if<Any>(&node.as)) {
    ask_for_forms(any->operands);
  } else if (auto* near = std::get_if<Near>(&node.as)) {
    ask_for_forms(near->operands);
  }
}

}  // namespace telusur::search
