// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "index/token_stream.hpp"
#include "search/answers/answer_kind.hpp"
#include "search/distinct_words.hpp"
#include "search/evidence.hpp"
#include "search/text_kind.hpp"

namespace telusur::search {

/// Measures whether a candidate holds an answer beside the question's words: a question that asks
/// when is answered where a time stands near them. What the question itself says is no answer to
/// it. Make one per query; allocates nothing once its scratch has grown. Not thread-safe.
class AnswerEvidence {
 public:
  explicit AnswerEvidence(std::span<const QueryUnit> units);

  /// False where measure() finds nothing, as for keywords, or nothing that tells: names answer who
  /// and what, but an article, unlike a passage, nearly always has some.
  [[nodiscard]] bool wanted(TextKind text) const {
    const bool asks_for_name = asked_.kind == AnswerKind::who || asked_.kind == AnswerKind::other;
    return asked_.at && (!asks_for_name || text == TextKind::passages);
  }

  /// `sightings`: the query's words in the candidate, by position; `shares`: of the query's weight,
  /// by word.
  void measure(const index::TokenStreamView& stream, std::span<const Sighting> sightings,
               std::span<const double> shares, Evidence& found);

 private:
  void find_answers(const index::TokenStreamView& stream);
  [[nodiscard]] double best_passage(std::span<const Sighting> sightings,
                                    std::span<const double> shares, std::uint32_t length);
  [[nodiscard]] double best_sentence(const index::TokenStreamView& stream,
                                     std::span<const Sighting> sightings,
                                     std::span<const double> shares);
  [[nodiscard]] double closest_to_asked(const index::TokenStreamView& stream) const;

  Asked asked_;
  std::optional<index::StemHash> before_;  ///< the word the answer stands before
  std::optional<index::StemHash> behind_;
  std::vector<index::StemHash> said_;  ///< all words of the question
  std::vector<std::uint32_t> answers_;
  DistinctWords passage_;
};

}  // namespace telusur::search
