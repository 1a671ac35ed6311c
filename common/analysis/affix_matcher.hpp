// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/affixes.hpp"

namespace telusur::analysis {

/// A vector of at most N values, on the stack; what does not fit is dropped.
template <class T, std::size_t N>
class ShortList {
 public:
  void push_back(const T& value) {
    if (size_ < N) values_[size_++] = value;
  }
  [[nodiscard]] const T* begin() const { return values_.data(); }
  [[nodiscard]] const T* end() const { return values_.data() + size_; }

 private:
  std::array<T, N> values_;  // filled up to size_
  std::size_t size_ = 0;
};

/// A prefix that a word may begin with.
struct MatchedPrefix {
  std::uint8_t length;
  char restored;
  std::uint8_t prefix_class;
  bool one_syllable;  ///< the root must have a single vowel
  Cost cost;
};

/// A way to read the end of a word: [end, size) is suffix, possessive and particle.
struct Tail {
  std::uint8_t end;
  Suffix suffix;
  std::uint8_t possessive;  ///< 0: none, else index in possessives() + 1
  std::uint8_t particle;    ///< 0: none, else index in particles() + 1
  Cost cost;                ///< of possessive and particle
};

using MatchedPrefixes = ShortList<MatchedPrefix, 24>;
using Tails = ShortList<Tail, 16>;

/// The affix tables arranged for matching: a trie of prefixes.
class AffixMatcher {
 public:
  AffixMatcher();

  /// Every prefix whose letters and condition on what follows fit, "no prefix" among them.
  void match_prefixes(std::string_view word, MatchedPrefixes& found) const;
  /// Every reading of the end, "nothing" first. At least two letters are left before each.
  static void match_tails(std::string_view word, Tails& found);

  /// Cost of the class with the suffix, or kForbidden.
  [[nodiscard]] Cost cost(std::uint8_t prefix_class, Suffix suffix) const {
    return costs_[pattern_of(prefix_class, suffix)];
  }

 private:
  struct Node {
    std::array<std::uint8_t, 26> next{};  // 0: none, the root is nobody's child
    std::uint8_t first_form = 0;
    std::uint8_t form_count = 0;
  };
  struct Form {
    MatchedPrefix prefix;
    Follows follows;
    std::uint32_t letters;
  };

  std::vector<Node> nodes_;
  std::vector<Form> forms_;
  std::array<Cost, 256> costs_;
  std::uint8_t partial_class_ = 0;
};

}  // namespace telusur::analysis
