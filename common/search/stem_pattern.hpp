// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "index/token_stream.hpp"
#include "search/query/tree.hpp"

namespace telusur::search {

/// How many words, from the first on, say what `pattern` says: its words in order and nothing
/// between, optional ones present or not; 0 when they do not. `same(i, word)`: whether the i-th
/// word is there and is `word`.
template <class Element, class Same>
std::uint32_t match_length(std::span<const Element> pattern, Same&& same) {
  std::uint32_t length = 0;
  for (const Element& word : pattern) {
    if (same(length, word)) {
      ++length;
    } else if (!word.optional) {
      return 0;
    }
  }
  return length;
}

/// Some stems by their hashes: tells of a word in one look-up that it is none of them, as nearly
/// all words of an article are.
class StemSet {
 public:
  void add(index::StemHash stem) { bits_[stem / 64] |= std::uint64_t{1} << (stem % 64); }
  [[nodiscard]] bool has(index::StemHash stem) const { return bit(stem) != 0; }

  /// The first place from `at` on, before `end`, whose stem it has; `end` when there is none.
  [[nodiscard]] std::uint32_t find(std::span<const index::StemHash> stems, std::uint32_t at,
                                   std::uint32_t end) const {
    const auto any_of_four = [&](const index::StemHash* four) {
      return (bit(four[0]) | bit(four[1]) | bit(four[2]) | bit(four[3])) != 0;
    };
    while (at + 4 <= end && !any_of_four(&stems[at]))
      at += 4;
    while (at < end && !has(stems[at]))
      ++at;
    return at;
  }

 private:
  [[nodiscard]] std::uint64_t bit(index::StemHash stem) const {
    return (bits_[stem / 64] >> (stem % 64)) & 1U;
  }

  std::array<std::uint64_t, (std::size_t{1} << 16U) / 64> bits_{};
};

/// The words of an expansion as token streams have them: hashes. Never empty.
class StemPattern {
 public:
  explicit StemPattern(std::span<const ExpansionWord> words) {
    for (const ExpansionWord& word : words)
      elements_.push_back({index::stem_hash(word.stem), word.optional});
  }

  [[nodiscard]] index::StemHash first() const { return elements_.front().stem; }
  [[nodiscard]] bool is_single() const { return elements_.size() == 1; }

  /// Words covered at `stems[at]`, 0 for no match.
  [[nodiscard]] std::uint32_t match(std::span<const index::StemHash> stems, std::size_t at) const {
    return match_length(std::span<const Element>(elements_),
                        [&](std::uint32_t i, const Element& element) {
                          return at + i < stems.size() && stems[at + i] == element.stem;
                        });
  }

 private:
  struct Element {
    index::StemHash stem;
    bool optional;
  };
  std::vector<Element> elements_;
};

}  // namespace telusur::search
