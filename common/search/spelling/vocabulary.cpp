// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "support/ascii.hpp"

namespace telusur::search {
namespace {

/// The table of edits between one word and the words of a sorted list, a row per letter of the
/// listed word: what the next word shares with the last one is not computed again. Only the band of
/// cells that can stay within the edits allowed is filled in (Ukkonen 1985).
class EditTable {
 public:
  EditTable(std::string_view word, unsigned edits, std::size_t head, unsigned head_edits)
      : word_(word), edits_(edits), head_(head), head_edits_(head_edits) {
    for (auto& row : rows_)
      row.fill(static_cast<std::uint8_t>(edits + 1));
    for (std::size_t j = 0; j <= std::min<std::size_t>(word.size(), edits); ++j)
      rows_[0][j] = capped(static_cast<unsigned>(j), j <= head ? head_edits : edits);
  }

  /// Fills row `depth` (1 is the first letter of `listed`); false when no cell is within the edits,
  /// nor can one of a later row be.
  bool fill(std::string_view listed, std::size_t depth) {
    const char letter = listed[depth - 1];
    const auto& above = rows_[depth - 1];
    auto& row = rows_[depth];
    const std::size_t first = depth > edits_ ? depth - edits_ : 0;
    const std::size_t last = std::min(word_.size(), depth + edits_);
    std::uint8_t best = static_cast<std::uint8_t>(edits_ + 1);
    for (std::size_t j = first; j <= last; ++j) {
      unsigned cost = edits_ + 1;
      if (j > 0) {
        cost = std::min(cost, above[j - 1] + (word_[j - 1] == letter ? 0U : 1U));
        if (j > first) cost = std::min(cost, row[j - 1] + 1U);
        if (j > 1 && depth > 1 && word_[j - 2] == letter && word_[j - 1] == listed[depth - 2]) {
          cost = std::min(cost, rows_[depth - 2][j - 2] + 1U);
        }
      }
      // Letters that the listed word has more, where the head ends, belong to neither part.
      if (j == head_) cost = capped(cost, head_edits_);
      row[j] = capped(std::min(cost, above[j] + 1U), j < head_ ? head_edits_ : edits_);
      best = std::min(best, row[j]);
    }
    // Two letters swapped across the end of the head pass over its last column, where less is
    // allowed than beyond it.
    const bool swaps_across = head_ > 0 && above[head_ - 1] < edits_;
    return best <= edits_ || swaps_across;
  }

  [[nodiscard]] std::uint8_t edits(std::size_t depth) const { return rows_[depth][word_.size()]; }

 private:
  static constexpr std::size_t kRows = Vocabulary::kMaxLetters + 1;
  static constexpr std::size_t kColumns = kRows + Vocabulary::kMaxEdits;

  /// A cost up to `most`, or one too many.
  [[nodiscard]] std::uint8_t capped(unsigned cost, unsigned most) const {
    return static_cast<std::uint8_t>(cost <= most ? cost : edits_ + 1);
  }

  std::string_view word_;
  unsigned edits_;
  std::size_t head_;
  unsigned head_edits_;
  std::array<std::array<std::uint8_t, kColumns>, kRows> rows_;
};

std::size_t shared_letters(std::string_view a, std::string_view b) {
  const auto [at, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(at - a.begin());
}

}  // namespace

void SortedWords::add(std::string_view word) {
  const std::size_t shared = begins_.empty() ? 0 : shared_letters(this->word(size() - 1), word);
  begins_.push_back(static_cast<std::uint32_t>(letters_.size()));
  shared_.push_back(static_cast<std::uint8_t>(shared));
  letters_ += word;
}

void SortedWords::shrink() {
  letters_.shrink_to_fit();
  begins_.shrink_to_fit();
  shared_.shrink_to_fit();
}

std::size_t SortedWords::memory_bytes() const {
  return letters_.capacity() + begins_.capacity() * sizeof(std::uint32_t) + shared_.capacity();
}

/// The first word, from this one on, that has fewer letters in common with the one before it; eight
/// at a time (Warren, "Hacker's Delight", 6-1).
std::size_t SortedWords::next_sharing_less(std::size_t from, std::size_t letters) const {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHighs = kOnes << 7U;
  for (; from + 8 <= shared_.size(); from += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, &shared_[from], sizeof eight);
    const std::uint64_t less = (eight - kOnes * letters) & ~eight & kHighs;
    if (less != 0) return from + static_cast<std::size_t>(std::countr_zero(less)) / 8;
  }
  while (from < shared_.size() && shared_[from] >= letters)
    ++from;
  return from;
}

template <class Use>
void SortedWords::near(std::string_view word, unsigned edits, std::size_t head, unsigned head_edits,
                       Use&& use) const {
  EditTable table(word, edits, head, head_edits);
  std::size_t filled = 0;  // rows that hold for the last word looked at
  for (std::size_t i = 0; i < size();) {
    filled = std::min<std::size_t>(filled, shared_[i]);
    const std::string_view listed = this->word(i);
    const std::size_t depth = std::min(listed.size(), word.size() + edits);
    bool dead = false;
    while (filled < depth && !dead) {
      dead = !table.fill(listed, filled + 1);
      if (!dead) ++filled;
    }
    if (dead) {  // so is every word that begins the same
      i = next_sharing_less(i + 1, filled + 1);
      continue;
    }
    if (filled == listed.size() && table.edits(filled) <= edits) {
      use(Near{static_cast<std::uint32_t>(i), table.edits(filled)});
    }
    ++i;
  }
}

bool Vocabulary::holds(std::string_view word) {
  return !word.empty() && word.size() <= kMaxLetters && std::ranges::all_of(word, ascii::is_lower);
}

std::size_t Vocabulary::beginning_of(std::string_view word) {
  const auto number = [](char letter) { return static_cast<std::size_t>(letter - 'a'); };
  return number(word[0]) * (kLetters + 1) + (word.size() > 1 ? number(word[1]) + 1 : 0);
}

void Vocabulary::add(std::string_view word, std::uint32_t articles) {
  Range& beginning = beginnings_[beginning_of(word)];
  const auto index = static_cast<std::uint32_t>(size());
  if (beginning.end == 0) beginning.begin = index;
  beginning.end = index + 1;
  words_.add(word);
  articles_.push_back(articles);
}

void Vocabulary::finish(bool both_ends) {
  words_.shrink();
  articles_.shrink_to_fit();
  if (!both_ends) return;
  std::vector<std::pair<std::string, std::uint32_t>> reversed;
  reversed.reserve(size());
  for (std::uint32_t i = 0; i < size(); ++i) {
    const std::string_view one = word(i);
    reversed.emplace_back(std::string(one.rbegin(), one.rend()), i);
  }
  std::ranges::sort(reversed);
  backwards_of_.reserve(size());
  for (const auto& [letters, index] : reversed) {
    backwards_.add(letters);
    backwards_of_.push_back(index);
  }
  backwards_.shrink();
}

std::uint32_t Vocabulary::articles(std::string_view word) const {
  if (word.empty() || !ascii::is_lower(word[0]) || (word.size() > 1 && !ascii::is_lower(word[1])))
    return 0;
  const Range& beginning = beginnings_[beginning_of(word)];
  std::size_t low = beginning.begin;
  std::size_t high = beginning.end;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (this->word(middle) < word) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < beginning.end && this->word(low) == word ? articles(low) : 0;
}

void Vocabulary::near(std::string_view word, unsigned edits, std::uint32_t articles,
                      std::vector<Near>& found) const {
  found.clear();
  if (word.size() > kMaxLetters || edits > kMaxEdits) return;
  if (!backwards_of_.empty()) return near_from_both_ends(word, edits, articles, found);
  words_.near(word, edits, 0, edits, [&](const Near& near) {
    if (articles_[near.index] >= articles) found.push_back(near);
  });
}

void Vocabulary::near_from_both_ends(std::string_view word, unsigned edits, std::uint32_t articles,
                                     std::vector<Near>& found) const {
  const std::size_t half = word.size() / 2;
  const auto keep = [&](const Near& near) {
    if (articles_[near.index] >= articles) found.push_back(near);
  };
  words_.near(word, edits, half, edits / 2, keep);
  const std::string from_end(word.rbegin(), word.rend());
  backwards_.near(from_end, edits, word.size() - half, edits / 2, [&](const Near& near) {
    keep({backwards_of_[near.index], near.edits});
  });
  std::ranges::sort(found, [](const Near& a, const Near& b) {
    return a.index != b.index ? a.index < b.index : a.edits < b.edits;
  });
  const auto same_word = [](const Near& a, const Near& b) { return a.index == b.index; };
  found.erase(std::unique(found.begin(), found.end(), same_word), found.end());
}

std::size_t Vocabulary::memory_bytes() const {
  return words_.memory_bytes() + backwards_.memory_bytes() +
         (articles_.capacity() + backwards_of_.capacity()) * sizeof(std::uint32_t);
}

}  // namespace telusur::search
