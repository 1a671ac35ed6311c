// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace telusur::search {

/// Sorted words of the letters a to z, to be searched for those that are like another. Immutable
/// once filled, then thread-safe.
class SortedWords {
 public:
  /// A word with few edits between it and the one asked for.
  struct Near {
    std::uint32_t index = 0;
    std::uint8_t edits = 0;

    bool operator==(const Near&) const = default;
  };

  /// `word` sorts after all words added before.
  void add(std::string_view word);
  void shrink();

  [[nodiscard]] std::size_t size() const { return begins_.size(); }
  [[nodiscard]] std::string_view word(std::size_t index) const {
    const std::size_t begin = begins_[index];
    const std::size_t end = index + 1 < size() ? begins_[index + 1] : letters_.size();
    return {letters_.data() + begin, end - begin};
  }

  /// Calls `use` with every word, in order, at most `edits` from `word` of which at most
  /// `head_edits` fall on the first `head` letters of `word`. What is said of edits may be too much
  /// where some ways to edit are ruled out by that.
  template <class Use>
  void near(std::string_view word, unsigned edits, std::size_t head, unsigned head_edits,
            Use&& use) const;

  [[nodiscard]] std::size_t memory_bytes() const;

 private:
  [[nodiscard]] std::size_t next_sharing_less(std::size_t from, std::size_t letters) const;

  std::string letters_;
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint8_t> shared_;  ///< letters each word has in common with the one before
};

/// A sorted list of words of the letters a to z with the number of articles that have them.
/// Immutable once filled, then thread-safe. Takes about nine bytes a word besides its letters, and
/// as much again when it is searched from both ends.
class Vocabulary {
 public:
  static constexpr std::size_t kMaxLetters = 32;  ///< longer words are junk, or no one's typo
  static constexpr unsigned kMaxEdits = 2;

  using Near = SortedWords::Near;

  /// True for 1 to kMaxLetters letters a to z: what add() takes.
  static bool holds(std::string_view word);

  /// `word` sorts after all words added before, and holds(word).
  void add(std::string_view word, std::uint32_t articles);

  /// To be called once all words are in. `both_ends`: near() will be asked often. It then looks
  /// from the beginning of words for those whose first half is nearly the same, and from the end
  /// for those whose second half is: of few edits one half has at most half (Mihov & Schulz 2004,
  /// "Fast approximate search in large dictionaries").
  void finish(bool both_ends);

  [[nodiscard]] std::size_t size() const { return articles_.size(); }
  [[nodiscard]] std::string_view word(std::size_t index) const { return words_.word(index); }
  [[nodiscard]] std::uint32_t articles(std::size_t index) const { return articles_[index]; }

  /// Number of articles with `word`; 0 when it is not in the list. O(log size).
  [[nodiscard]] std::uint32_t articles(std::string_view word) const;

  /// Every word at most `edits` (<= kMaxEdits) from `word`, in order, that has at least `articles`
  /// articles: insertions, deletions, replacements and exchanges of neighbours, each part of the
  /// word edited once (optimal string alignment). `word` itself is among them if it is in the list.
  /// Any bytes.
  void near(std::string_view word, unsigned edits, std::uint32_t articles,
            std::vector<Near>& found) const;

  [[nodiscard]] std::size_t memory_bytes() const;

 private:
  /// Words that begin with the same two letters.
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  static constexpr std::size_t kLetters = 26;
  static constexpr std::size_t kBeginnings = kLetters * (kLetters + 1);  ///< with none for second

  static std::size_t beginning_of(std::string_view word);
  void near_from_both_ends(std::string_view word, unsigned edits, std::uint32_t articles,
                           std::vector<Near>& found) const;

  SortedWords words_;
  std::vector<std::uint32_t> articles_;
  std::array<Range, kBeginnings> beginnings_{};
  SortedWords backwards_;                    ///< each word from its end, sorted so; or none
  std::vector<std::uint32_t> backwards_of_;  ///< the index in words_ of each of these
};

}  // namespace telusur::search
