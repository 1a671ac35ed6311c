// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace telusur::search {

/// Words [first, last) of a sorted list: one word, or all that begin alike.
struct WordRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  [[nodiscard]] bool empty() const { return first == last; }
  [[nodiscard]] bool has(std::uint32_t word) const { return first <= word && word < last; }
};

/// Titles and phrases by the words in them: what search-as-you-type looks through. Filled by
/// SuggestionIndexBuilder; then immutable and thread-safe.
class SuggestionIndex {
 public:
  struct Match {
    std::uint32_t entry = 0;
    float score = 0;
  };

  /// `word` alone, and the words that begin with `prefix`.
  [[nodiscard]] WordRange word(std::string_view word) const;
  [[nodiscard]] WordRange words_with(std::string_view prefix) const;

  /// The best entries that have a word for each of `query`, in any order, best first. An entry is
  /// better where the first of them is its first word, they stand together and in order, the last
  /// is a whole word (`typed`, its number) and not only the beginning of one; a phrase where it is
  /// in more titles, a title where it is newer. Either phrases or titles. At most `most`; time is
  /// linear in the entries that have the rarest of the words.
  [[nodiscard]] std::vector<Match> best(std::span<const WordRange> query, WordRange typed,
                                        bool titles, std::size_t most) const;

  [[nodiscard]] bool is_title(std::uint32_t entry) const { return entry >= phrases_; }
  [[nodiscard]] std::span<const std::uint32_t> words_of(std::uint32_t entry) const {
    const std::uint32_t begin = entries_[entry].words;
    return std::span(entry_words_).subspan(begin, entries_[entry + 1].words - begin);
  }
  [[nodiscard]] std::string_view surface(std::uint32_t word) const {
    return std::string_view(letters_).substr(words_[word].letters,
                                             words_[word + 1].letters - words_[word].letters);
  }
  /// Of a title; of a phrase empty.
  [[nodiscard]] std::string_view text(std::uint32_t entry) const;
  [[nodiscard]] std::string_view id(std::uint32_t entry) const;
  [[nodiscard]] std::string_view url(std::uint32_t entry) const;

  [[nodiscard]] std::size_t phrases() const { return phrases_; }
  [[nodiscard]] std::size_t titles() const { return entries_.size() - 1 - phrases_; }
  [[nodiscard]] std::size_t memory_bytes() const;

  static constexpr std::size_t kMaxQueryWords = 16;
  static constexpr std::size_t kMaxEntryWords = 64;

  /// Which words of the entry stand for the words of the query: their places, in the query's order;
  /// fewer when one has none.
  static void align(std::span<const std::uint32_t> words, std::span<const WordRange> query,
                    std::vector<std::uint8_t>& places);

 private:
  friend class SuggestionIndexBuilder;

  struct WordEntry {
    std::uint32_t letters = 0;   ///< begin in letters_
    std::uint32_t postings = 0;  ///< begin in postings_
  };
  /// Phrases come first, then titles.
  struct Entry {
    std::uint32_t words = 0;  ///< begin in entry_words_
    std::uint32_t text = 0;   ///< begin in texts_ of text, id and url
    std::uint32_t id = 0;
    std::uint32_t url = 0;
    float merit = 0;  ///< by itself, whatever is typed
  };

  [[nodiscard]] std::size_t postings_of(WordRange range) const {
    return words_[range.last].postings - words_[range.first].postings;
  }

  std::string letters_;
  std::vector<WordEntry> words_ = std::vector<WordEntry>(1);  ///< sorted; one more at the end
  std::vector<std::uint32_t> postings_;                       ///< entries, ascending for each word
  std::vector<Entry> entries_ = std::vector<Entry>(1);        ///< one more at the end
  std::vector<std::uint32_t> entry_words_;
  std::string texts_;
  std::uint32_t phrases_ = 0;
};

}  // namespace telusur::search
