// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "search/word_classes.hpp"

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
  // Of questions on passages (text_kind.hpp) alone; as above, for who and for what has a name.
  name_8,
  name_32,
  name_sentence,
  context,  ///< words it lacks that passages like it have (context_evidence.hpp)
  // Behind these one for each class of words: class_coverage().
};

constexpr std::size_t kSingleMeasures = static_cast<std::size_t>(Measure::context) + 1;
constexpr std::size_t kMeasures = kSingleMeasures + kWordClasses;

/// Whether it is measured of questions on passages alone.
constexpr bool is_of_passages(Measure measure) {
  return measure >= Measure::name_8;
}

/// Of questions on passages: distinct words of this class, anywhere.
constexpr Measure class_coverage(WordClass word_class) {
  return static_cast<Measure>(kSingleMeasures + static_cast<std::size_t>(word_class));
}

/// The class of a class_coverage(); nothing of other measures.
constexpr std::optional<WordClass> class_of(Measure measure) {
  const auto place = static_cast<std::size_t>(measure);
  if (place < kSingleMeasures) return std::nullopt;
  return static_cast<WordClass>(place - kSingleMeasures);
}

/// Stable name, as in configuration: `pairs`, `class.name`.
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
