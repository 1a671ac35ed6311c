// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_unit.hpp"

#include <algorithm>

#include "search/query/parser.hpp"
#include "support/ascii.hpp"

namespace telusur::search {
namespace {

QueryUnit to_unit(const Word& word, bool in_phrase) {
  QueryUnit unit;
  unit.in_phrase = in_phrase;
  unit.surface = word.surface;
  unit.stem = word.stem;
  unit.begin = word.range.begin;
  unit.end = word.range.end;
  unit.position = word.position;
  unit.stopword = word.stopword;
  return unit;
}

QueryUnit to_unit(const Overlay& overlay, std::uint32_t position, bool in_phrase) {
  QueryUnit unit;
  unit.in_phrase = in_phrase;
  unit.surface = overlay.surface;
  unit.stem = overlay.stem;
  unit.begin = overlay.range.begin;
  unit.end = overlay.range.end;
  unit.position = position;
  unit.span = overlay.span;
  unit.overlay = true;
  return unit;
}

QueryUnit to_unit(const Prefix& prefix) {
  QueryUnit unit;
  unit.surface = prefix.surface;
  unit.stem = prefix.surface + '*';
  unit.begin = prefix.range.begin;
  unit.end = prefix.range.end;
  unit.position = prefix.position;
  unit.prefix = true;
  unit.forms = prefix.words;
  unit.articles = prefix.articles;
  return unit;
}

bool is_single_letter(const QueryUnit& unit) {
  return !unit.overlay && unit.surface.size() == 1;
}

/// `s` in `project s`: the overlay `project_s` says it better.
bool covered_by_overlay(const QueryUnit& letter, const std::vector<QueryUnit>& units) {
  return std::ranges::any_of(units, [&](const QueryUnit& unit) {
    return unit.overlay && unit.position <= letter.position &&
           letter.position < unit.position + unit.span;
  });
}

void add_word(const Word& word, bool in_phrase, std::vector<QueryUnit>& words,
              std::vector<QueryUnit>& overlays) {
  words.push_back(to_unit(word, in_phrase));
  for (const Overlay& overlay : word.overlays)
    overlays.push_back(to_unit(overlay, word.position, in_phrase));
}

std::vector<ExpansionWord> to_phrase(const Phrase& phrase) {
  std::vector<ExpansionWord> words;
  for (const Word& word : phrase.words)
    words.push_back({word.surface, word.stem, false});
  return words;
}

/// An overlay whose stem is that of a word it covers (`anak-anak`) asks for nothing new.
bool says_something_new(const QueryUnit& overlay, const std::vector<QueryUnit>& words) {
  return std::ranges::none_of(words, [&](const QueryUnit& word) {
    return word.stem == overlay.stem && word.position >= overlay.position;
  });
}

/// Gives an expansion of the words from `word` on to each of their units.
void add_expansions(const Word& word, std::vector<QueryUnit>& units) {
  for (const Expansion& expansion : word.expansions) {
    std::uint16_t offset = 0;
    for (QueryUnit& unit : units) {
      const bool covered = unit.position >= word.position &&
                           unit.position < word.position + expansion.span && !unit.overlay;
      if (!covered || (unit.stopword && expansion.span > 1)) continue;
      unit.expansions.push_back({expansion.words, offset++});
    }
  }
}

}  // namespace

std::vector<QueryUnit> to_units(const Query& query) {
  std::vector<QueryUnit> units;
  std::vector<QueryUnit> overlays;
  std::vector<const Word*> expanded;
  visit_leaves(query.root, [&](const auto& leaf, bool excluded) {
    if (excluded) return;
    using Leaf = std::decay_t<decltype(leaf)>;
    if constexpr (std::is_same_v<Leaf, Word>) {
      add_word(leaf, false, units, overlays);
      if (!leaf.expansions.empty()) expanded.push_back(&leaf);
    } else if constexpr (std::is_same_v<Leaf, Phrase>) {
      const std::size_t first = units.size();
      for (const Word& word : leaf.words)
        add_word(word, true, units, overlays);
      units[first].phrase = to_phrase(leaf);
    } else {
      units.push_back(to_unit(leaf));
    }
  });
  for (const Word* word : expanded)
    add_expansions(*word, units);
  for (const QueryUnit& overlay : overlays) {
    if (says_something_new(overlay, units)) units.push_back(overlay);
  }
  std::ranges::stable_sort(units, {},
                           [](const QueryUnit& unit) { return unit.position + unit.span; });
  for (QueryUnit& unit : units) {
    unit.bound = is_single_letter(unit) && covered_by_overlay(unit, units);
    unit.name = !unit.overlay && unit.position > 0 && ascii::is_upper(query.text[unit.begin]);
    unit.number = !unit.overlay && std::ranges::any_of(unit.surface, ascii::is_digit);
  }
  return units;
}

void loosen_phrases(std::span<QueryUnit> units) {
  for (QueryUnit& unit : units)
    unit.in_phrase = false;
}

std::vector<QueryUnit> to_units(const analysis::Analyzer& analyzer, std::string_view text) {
  analysis::TokenBuffer buffer;
  return to_units(parse_query(analyzer, text, {}, buffer));
}

}  // namespace telusur::search
