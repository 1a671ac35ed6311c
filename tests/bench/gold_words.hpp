// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace telusur::bench {

/// A word type with its adjudicated lemma. Words of one lemma form a conflation class.
struct GoldWord {
  std::string word;
  std::string lemma;
  std::uint64_t frequency = 1;
  std::vector<std::string> accepted;  ///< the lemma and the other lemmas that count as right
};

/// Reads lines of word, lemma, frequency, source, other accepted lemmas joined by `|` or `-`;
/// tab-separated, `#` begins a comment.
std::vector<GoldWord> read_gold(const std::filesystem::path& path);

/// Reads word families: a line each, words separated by blanks, the root first.
std::vector<std::vector<std::string>> read_families(const std::filesystem::path& path);

/// How well stems agree with the gold; the definitions of evalstem.py. All 0..1.
struct StemScore {
  double types = 0;        ///< right among all word types
  double inflected = 0;    ///< among those that are none of their accepted lemmas
  double uninflected = 0;  ///< among the others: what is lost is over-stemmed
  double tokens = 0;       ///< as types, each type weighed by its frequency
  double precision = 0;    ///< of pairs of words given one stem: those of one class
  double recall = 0;       ///< of pairs of words of one class: those given one stem
  double f1 = 0;
};

/// `stems[i]` is the stem of `gold[i]`.
StemScore score_stems(std::span<const GoldWord> gold, std::span<const std::string> stems);

/// How many families have one stem, and which clashes of two families share one.
struct FamilyScore {
  std::size_t families = 0;
  std::size_t merged = 0;
  std::vector<std::string> split;    ///< families of several stems, as `word: stem stem`
  std::vector<std::string> clashes;  ///< `stem: root root`
};

using StemFunction = std::function<std::string(std::string_view)>;

FamilyScore score_families(std::span<const std::vector<std::string>> families,
                           const StemFunction& stem);

}  // namespace telusur::bench
