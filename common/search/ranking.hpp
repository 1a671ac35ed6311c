// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/evidence.hpp"
#include "search/query_kind.hpp"
#include "search/text_kind.hpp"
#include "support/result.hpp"

namespace telusur::search {

/// What the measures are worth, as learnt by `./dev bench tune`.
MeasureValues learnt_for_questions();
MeasureValues learnt_for_passages();
MeasureValues learnt_for_keywords();

/// Every constant of ranking, in one place. Two stages: BM25 over the index picks candidates, then
/// the candidates are re-ranked by what their token streams show about the query's words together.
/// Learnt by `./dev bench tune` (cross-validated on the question and headline sets), not by hand.
struct Ranking {
  // BM25 (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework").
  double k1 = 1.2;
  double b = 0.75;

  // How a word's kinds of terms add up. A word found exactly as typed earns stem + exact.
  double stem_weight = 1.0;
  double exact_weight = 0.4;
  double title_weight = 0.2;
  double overlay_weight = 0.4;       ///< `project_s`, `iphone16`, `rp1500000`
  double bound_letter_weight = 0.2;  ///< a single letter beside its overlay: `s` of `Project S`

  // Other words for the query's, as shares of what the words typed would earn.
  double synonym_weight = 0.5;      ///< first stage
  double acronym_weight = 0.5;      ///< first stage
  double expansion_evidence = 0.7;  ///< re-ranking: an expansion counts as so much of its word

  // Re-ranking: what each measure of a candidate is worth, learnt for each kind of query; for
  // questions on passages apart.
  std::uint32_t depth = 100;  ///< candidates re-ranked
  MeasureValues question = learnt_for_questions();
  MeasureValues passages = learnt_for_passages();
  MeasureValues keywords = learnt_for_keywords();

  // A new article is a little better than an old one that says as much: at most this share of its
  // score, halved every so many days. Not learnt: the judged queries are of no particular day.
  double recency_weight = 0.08;
  double recency_half_life_days = 90;
};

/// What the measures are worth for a kind of query on such texts.
const MeasureValues& worth_for(const Ranking& ranking, QueryKind kind, TextKind text);

constexpr std::uint32_t kMaxRerankDepth = 1000;

/// Names of all constants: `k1`, `depth`, `question.pairs`.
std::vector<std::string> constant_names();

/// Sets a constant by its name. Errors: invalid_parameter for a name that is none, with the nearest
/// one, and for a value outside 0..1000000 (b: 0..1, depth: 0..kMaxRerankDepth, what a measure is
/// worth: also below 0).
Result<void> set_constant(Ranking& ranking, std::string_view name, double value);

}  // namespace telusur::search
