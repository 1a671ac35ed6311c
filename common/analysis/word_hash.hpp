// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace telusur::analysis {

/// The longest word, in bytes, that the lexicon holds and the stemmer looks into.
inline constexpr std::size_t kMaxWordBytes = 48;

inline constexpr std::uint64_t kHashBase = 0x9E3779B97F4A7C15ULL;

constexpr std::array<std::uint64_t, kMaxWordBytes + 2> powers_of_hash_base() {
  std::array<std::uint64_t, kMaxWordBytes + 2> powers{};
  powers[0] = 1;
  for (std::size_t i = 1; i < powers.size(); ++i)
    powers[i] = powers[i - 1] * kHashBase;
  return powers;
}

inline constexpr auto kHashPowers = powers_of_hash_base();

/// The polynomial in kHashBase with the bytes as coefficients, modulo 2^64. Polynomials of all
/// prefixes of a word give those of all its parts (WordHashes), so that trying a root costs no
/// second pass over its letters.
constexpr std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 0;
  for (const char c : word)
    hash = hash * kHashBase + static_cast<unsigned char>(c) + 1;
  return hash;
}

/// Spreads the polynomial over all bits; tables index with the upper ones.
constexpr std::uint64_t spread(std::uint64_t hash) {
  hash ^= hash >> 32;
  return hash * 0xD6E8FEB86659FD93ULL;
}

/// Hashes of every part of one word of at most kMaxWordBytes bytes.
class WordHashes {
 public:
  explicit WordHashes(std::string_view word) {
    prefix_[0] = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
      prefix_[i + 1] = prefix_[i] * kHashBase + static_cast<unsigned char>(word[i]) + 1;
    }
  }

  /// hash_of(word.substr(begin, end - begin)).
  [[nodiscard]] std::uint64_t part(std::size_t begin, std::size_t end) const {
    return prefix_[end] - prefix_[begin] * kHashPowers[end - begin];
  }

  /// hash_of(first + word.substr(begin, end - begin)).
  [[nodiscard]] std::uint64_t part_after(char first, std::size_t begin, std::size_t end) const {
    return part(begin, end) + (static_cast<unsigned char>(first) + 1ULL) * kHashPowers[end - begin];
  }

 private:
  std::array<std::uint64_t, kMaxWordBytes + 1> prefix_;  // filled up to the word's length
};

}  // namespace telusur::analysis
