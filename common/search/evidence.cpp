// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/evidence.hpp"

namespace telusur::search {

std::string_view name(Measure measure) {
  static constexpr std::array<std::string_view, kMeasures> kNames = {
      "bm25",          "coverage",       "exact_coverage", "title_coverage",  "lead_coverage",
      "names",         "numbers",        "proximity",      "pairs",           "all_pairs",
      "exact_pairs",   "longest_run",    "passage_8",      "passage_16",      "passage_32",
      "passage_64",    "passage_128",    "sentence",       "two_sentences",   "early",
      "density",       "flat_density",   "exact_density",  "time_8",          "time_32",
      "time_sentence", "amount_8",       "amount_32",      "amount_sentence", "place_8",
      "place_32",      "place_sentence", "answer_beside"};
  return kNames[static_cast<std::size_t>(measure)];
}

double combined_score(const Evidence& evidence, const MeasureValues& worth) {
  double score = 0;
  for (std::size_t i = 0; i < kMeasures; ++i) {
    const auto measure = static_cast<Measure>(i);
    score += evidence[measure] * worth[measure];
  }
  return score;
}

}  // namespace telusur::search
