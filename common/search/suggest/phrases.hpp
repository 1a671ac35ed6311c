// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

namespace telusur::search {

/// One to three words that stand together in many titles. Words are numbers.
struct FrequentPhrase {
  static constexpr std::size_t kMaxWords = 3;

  std::array<std::uint32_t, kMaxWords> words{};
  std::size_t length = 0;
  std::uint32_t count = 0;

  [[nodiscard]] std::span<const std::uint32_t> view() const { return {words.data(), length}; }
};

/// Stands in a list of words where a phrase must not run on: between titles, at punctuation.
constexpr std::uint32_t kPhraseBreak = std::numeric_limits<std::uint32_t>::max();

/// The phrases of `words` (numbers below 2^21) that occur at least `fewest` times and neither begin
/// nor end with a word that `may_end` refuses. One that hardly occurs outside a longer one is left
/// out. O(n log n), 8 bytes of scratch memory per word and length.
std::vector<FrequentPhrase> frequent_phrases(std::span<const std::uint32_t> words,
                                             std::uint32_t fewest,
                                             const std::function<bool(std::uint32_t)>& may_end);

}  // namespace telusur::search
