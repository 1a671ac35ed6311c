// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "search/query/query.hpp"

namespace telusur::search {

/// Other words for a unit, or for it and its neighbours: then each of these has it, and `offset`
/// tells them apart.
struct UnitExpansion {
  std::vector<ExpansionWord> words;
  std::uint16_t offset = 0;  ///< of the unit among the content words covered
};

/// One thing the searcher asked for: a word, or an overlay on several (`project_s`). Matching,
/// re-ranking and highlighting all work on units, so what counts is what is marked.
struct QueryUnit {
  std::string surface;
  std::string stem;
  std::uint32_t begin = 0;  ///< bytes in the query text
  std::uint32_t end = 0;
  std::uint32_t position = 0;  ///< among the query's words, from 0
  std::uint16_t span = 1;
  bool overlay = false;
  bool stopword = false;
  bool prefix = false;  ///< `surface` is only the beginning of the word, and `stem` is of no word
  bool bound = false;   ///< a single letter that an overlay binds to its neighbour
  bool name = false;    ///< typed with a capital letter, and not the first word
  bool number = false;  ///< has a digit: a year, a model, an amount
  bool in_phrase = false;  ///< typed in quotes: only where all of the phrase stands is it meant
  std::vector<UnitExpansion> expansions{};
  std::vector<ExpansionWord> phrase{};  ///< what was in quotes, of its first word: one mark
  std::vector<ExpansionWord> forms{};   ///< the words a prefix stands for, in these forms alone
  std::uint64_t articles = 0;           ///< of a prefix: that have any of `forms`, at most
};

/// How much a unit tells, in whatever form: inverse document frequencies.
struct UnitWeight {
  double stem = 0;  ///< of its stem; 0 for what cannot decide anything
};

/// The words and overlays a query asks for, without those it excludes, in the order of the text;
/// an overlay comes after the words it covers.
std::vector<QueryUnit> to_units(const Query& query);

/// The same for a query text.
std::vector<QueryUnit> to_units(const analysis::Analyzer& analyzer, std::string_view text);

/// For articles that were found although they may not have the phrases: their words are meant
/// wherever they stand.
void loosen_phrases(std::span<QueryUnit> units);

}  // namespace telusur::search
