// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace telusur::search {

/// A sorted list of words of the letters a to z with the number of articles that have them.
/// Immutable once filled, then thread-safe. Takes about nine bytes a word besides its letters.
class Vocabulary {
 public:
  static constexpr std::size_t kMaxLetters = 32;  ///< longer words are junk, or no one's typo
  static constexpr unsigned kMaxEdits = 2;

  /// A word with few edits between it and the one asked for.
  struct Near {
    std::uint32_t index = 0;
    std::uint8_t edits = 0;
  };

  /// True for 1 to kMaxLetters letters a to z: what add() takes.
  static bool holds(std::string_view word);

  /// `word` sorts after all words added before, and holds(word).
  void add(std::string_view word, std::uint32_t articles);

  /// Gives back memory kept for growth.
  void shrink();

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] std::string_view word(std::size_t index) const {
    const std::size_t begin = words_[index].begin;
    const std::size_t end = index + 1 < size() ? words_[index + 1].begin : letters_.size();
    return {letters_.data() + begin, end - begin};
  }
  [[nodiscard]] std::uint32_t articles(std::size_t index) const { return words_[index].articles; }

  /// Number of articles with `word`; 0 when it is not in the list. O(log size).
  [[nodiscard]] std::uint32_t articles(std::string_view word) const;

  /// Every word at most `edits` (<= kMaxEdits) from `word`, in order, that has at least `articles`
  /// articles: insertions, deletions, replacements and exchanges of neighbours, each part of the
  /// word edited once (optimal string alignment). `word` itself is among them if it is in the list.
  /// Any bytes; reads one byte of every word and computes where beginnings come close.
  void near(std::string_view word, unsigned edits, std::uint32_t articles,
            std::vector<Near>& found) const;

  [[nodiscard]] std::size_t memory_bytes() const;

 private:
  struct Entry {
    std::uint32_t begin;
    std::uint32_t articles;
  };

  std::string letters_;
  std::vector<Entry> words_;
  std::vector<std::uint8_t> shared_;  ///< letters each word has in common with the one before
};

}  // namespace telusur::search
