// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "search/evidence.hpp"
#include "search/query_unit.hpp"
#include "support/language.hpp"

namespace telusur::search {

/// What the query has and what the article has in its place.
struct SaidOtherwise {
  std::string typed;
  std::string found;
};

/// One measure's part of a score.
struct ScorePart {
  Measure measure{};
  double found = 0;   ///< 0..1
  double points = 0;  ///< what it adds to the score, before recency
};

/// Why an article is found, and where it stands. All texts are folded words, well-formed UTF-8.
struct Explanation {
  std::vector<std::string> in_title;       ///< words of the query that the title has
  std::vector<std::string> in_text;        ///< words that not the title but the text has as typed
  std::vector<SaidOtherwise> other_forms;  ///< found only as another form: bahayanya, bahaya
  std::vector<SaidOtherwise> other_words;  ///< found only as a synonym or acronym
  std::vector<std::string> missing;        ///< words of the query that the article lacks
  std::vector<ScorePart> parts;            ///< the largest first, without those that add nothing
  double recency = 0;                      ///< share of the score added because it is new
  bool promoted = false;                   ///< it comes first because somebody wanted it to
};

/// Looks at the texts themselves, so it costs an analysis of the article: for people who ask.
/// `weights`: of the units; those of no weight are left out.
Explanation explain(const analysis::Analyzer& analyzer, std::span<const QueryUnit> units,
                    std::span<const UnitWeight> weights, std::string_view title,
                    std::string_view text, const Evidence& evidence, const MeasureValues& worth);

/// One line without a final full stop: `cocok di judul: umkm; bentuk lain: bahayanya → bahaya;
/// +8% karena baru`. Empty when there is nothing to say.
std::string to_sentence(const Explanation& explanation, Language language);

}  // namespace telusur::search
