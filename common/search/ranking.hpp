// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "support/result.hpp"

namespace telusur::search {

/// Every constant of ranking, in one place. Two stages: BM25 over the index picks candidates, then
/// the candidates are re-ranked by what their token streams show about the query's words together.
/// Tuned by `./dev bench tune` (cross-validated on the question and headline sets), not by hand.
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

  // Re-ranking: what each full measure adds to a candidate's share of the best BM25 score.
  std::uint32_t depth = 100;            ///< candidates re-ranked
  double proximity_weight = 0.55;       ///< neighbouring query words close together, by their idf
  double pairs_weight = 0.95;           ///< the same, by how few candidates have the pair
  double pair_frequency_weight = 0.0;   ///< the same, by how often they meet
  double all_pairs_weight = 0.2;        ///< any two query words close together, by their idf
  double tight_passage_weight = 0.05;   ///< distinct words within `tight_passage_words` words
  double passage_weight = 0.65;         ///< distinct words within the best `passage_words` words
  double coverage_weight = 0.95;        ///< distinct words anywhere
  double exact_coverage_weight = 0.55;  ///< distinct words in the very form typed
  double title_coverage_weight = 0.0;   ///< distinct words in the title
  double lead_coverage_weight = 0.2;    ///< distinct words in the lead
  std::uint32_t proximity_words = 8;
  std::uint32_t passage_words = 40;
  std::uint32_t tight_passage_words = 14;
};

/// Sets a constant by its name in Ranking, as configuration files and benchmarks do.
/// Errors: invalid_parameter for a name that is none, or a value below 0.
Result<void> set_constant(Ranking& ranking, std::string_view name, double value);

}  // namespace telusur::search
