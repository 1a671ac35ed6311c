// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/evidence.hpp"

#include <string>
#include <vector>

namespace telusur::search {
namespace {

constexpr std::array<std::string_view, kSingleMeasures> kSingleNames = {
    "bm25",          "coverage",       "exact_coverage", "title_coverage",  "lead_coverage",
    "names",         "numbers",        "proximity",      "pairs",           "all_pairs",
    "exact_pairs",   "longest_run",    "passage_8",      "passage_16",      "passage_32",
    "passage_64",    "passage_128",    "sentence",       "two_sentences",   "early",
    "density",       "flat_density",   "exact_density",  "time_8",          "time_32",
    "time_sentence", "amount_8",       "amount_32",      "amount_sentence", "place_8",
    "place_32",      "place_sentence", "answer_beside",  "name_8",          "name_32",
    "name_sentence", "context"};

std::vector<std::string> all_names() {
  std::vector<std::string> names(kSingleNames.begin(), kSingleNames.end());
  for (std::size_t i = 0; i < kWordClasses; ++i)
    names.push_back("class." + std::string(name(static_cast<WordClass>(i))));
  return names;
}

}  // namespace

std::string_view name(Measure measure) {
  static const std::vector<std::string> kNames = all_names();
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
