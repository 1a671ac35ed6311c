// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "index/token_stream.hpp"
#include "search/evidence.hpp"

namespace telusur::search {

/// Which words a passage need not repeat because passages like it have them: of one article cut
/// into passages the first names the president in full, and the third, which has the answer, says
/// `ia`. Only the best of the first stage lend their words: others are of other articles. Likeness
/// is the cosine of the passages' rarer stems, as sets, by how few candidates have them. Make one
/// per query. Not thread-safe.
class ContextEvidence {
 public:
  /// Notes the stems of the next candidate's text, which is all it costs. `matched`: the first
  /// stage's score.
  void add(const index::TokenStreamView& stream, double matched);

  /// Forgets all candidates.
  void clear();

  /// Fills Measure::context of every candidate: the share of the query's weight in words that it
  /// lacks and lenders have, each times how likely it is that one of these is of the same article
  /// (1 - the product of 1 - likeness). `often`: by candidate and word, above 0 where it has the
  /// word; `shares`: of each word in the query's weight.
  void measure(std::span<const double> shares, std::span<const float> often,
               std::span<Evidence> evidence) const;

 private:
  [[nodiscard]] std::vector<std::size_t> lenders() const;
  [[nodiscard]] std::vector<float> likenesses() const;

  std::vector<index::StemHash> stems_;  ///< one candidate after the other
  std::vector<std::size_t> ends_;       ///< of each candidate
  std::vector<double> matched_;
};

}  // namespace telusur::search
