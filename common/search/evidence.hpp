// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace telusur::search {

/// What re-ranking measures of a candidate, each 0..1. Shares are of the query's weight (idf), and
/// a word said otherwise (an expansion) counts for less than the word typed.
enum class Measure : std::uint8_t {
  bm25,            ///< the first stage's score, as a share of the best candidate's
  coverage,        ///< distinct words anywhere
  exact_coverage,  ///< distinct words in the very form typed
  title_coverage,  ///< distinct words in the title
  lead_coverage,   ///< distinct words in the lead
  names,           ///< distinct words typed with a capital, the first word aside
  numbers,         ///< distinct words with digits: years, models, amounts
  proximity,       ///< neighbouring words of the query close together
  pairs,           ///< the same, by how few candidates have the pair
  all_pairs,       ///< any two words of the query close together
  exact_pairs,     ///< neighbouring words one after the other, as typed
  longest_run,     ///< the longest part of the query that stands word by word
  passage_8,       ///< distinct words within so many words of the text
  passage_16,
  passage_32,
  passage_64,
  passage_128,
  sentence,       ///< distinct words in one sentence
  two_sentences,  ///< distinct words in two sentences in a row
  early,          ///< how near to the beginning the best sentence is
  density,        ///< BM25 with a strong sense of length, over the candidates
  flat_density,   ///< BM25 with little of it, slow to saturate
  exact_density,  ///< `density` of the very forms typed
  // Of a question that asks when, how many or where (answers/answer_kind.hpp), as passages and
  // sentence above, but only of those that hold a possible answer.
  time_8,
  time_32,
  time_sentence,
  amount_8,
  amount_32,
  amount_sentence,
  place_8,
  place_32,
  place_sentence,
  answer_beside,  ///< how near an answer comes to the word it is asked with: `berapa PERSEN`
};

constexpr std::size_t kMeasures = static_cast<std::size_t>(Measure::answer_beside) + 1;

/// Stable name, as in configuration: `pairs`.
std::string_view name(Measure measure);

/// One number per measure: what was found of a candidate, or what a measure is worth.
class MeasureValues {
 public:
  double& operator[](Measure measure) { return values_[static_cast<std::size_t>(measure)]; }
  double operator[](Measure measure) const { return values_[static_cast<std::size_t>(measure)]; }

 private:
  std::array<double, kMeasures> values_{};
};

using Evidence = MeasureValues;

/// The score of the second stage: the sum of what was found times what it is worth.
double combined_score(const Evidence& evidence, const MeasureValues& worth);

}  // namespace telusur::search
