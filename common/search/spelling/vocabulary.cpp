// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling/vocabulary.hpp"

#include <algorithm>
#include <array>

namespace telusur::search {
namespace {

/// The table of edits between one word and the words of a sorted list, a row per letter of the
/// listed word: what the next word shares with the last one is not computed again. Only the band of
/// cells that can stay within the edits allowed is filled in (Ukkonen 1985).
class EditTable {
 public:
  EditTable(std::string_view word, unsigned edits) : word_(word), edits_(edits) {
    for (auto& row : rows_)
      row.fill(static_cast<std::uint8_t>(edits + 1));
    for (std::size_t j = 0; j <= std::min<std::size_t>(word.size(), edits); ++j)
      rows_[0][j] = static_cast<std::uint8_t>(j);
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
      unsigned cost = above[j] + 1U;
      if (j > 0) {
        cost = std::min(cost, above[j - 1] + (word_[j - 1] == letter ? 0U : 1U));
        if (j > first) cost = std::min(cost, row[j - 1] + 1U);
        if (j > 1 && depth > 1 && word_[j - 2] == letter && word_[j - 1] == listed[depth - 2]) {
          cost = std::min(cost, rows_[depth - 2][j - 2] + 1U);
        }
      }
      row[j] = static_cast<std::uint8_t>(std::min(cost, edits_ + 1U));
      best = std::min(best, row[j]);
    }
    return best <= edits_;
  }

  [[nodiscard]] std::uint8_t edits(std::size_t depth) const { return rows_[depth][word_.size()]; }

 private:
  static constexpr std::size_t kRows = Vocabulary::kMaxLetters + 1;
  static constexpr std::size_t kColumns = kRows + Vocabulary::kMaxEdits;

  std::string_view word_;
  unsigned edits_;
  std::array<std::array<std::uint8_t, kColumns>, kRows> rows_;
};

std::size_t shared_letters(std::string_view a, std::string_view b) {
  const auto [at, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(at - a.begin());
}

}  // namespace

bool Vocabulary::holds(std::string_view word) {
  return !word.empty() && word.size() <= kMaxLetters &&
         std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

void Vocabulary::add(std::string_view word, std::uint32_t articles) {
  const std::size_t shared = words_.empty() ? 0 : shared_letters(this->word(size() - 1), word);
  words_.push_back({static_cast<std::uint32_t>(letters_.size()), articles});
  shared_.push_back(static_cast<std::uint8_t>(shared));
  letters_ += word;
}

void Vocabulary::shrink() {
  letters_.shrink_to_fit();
  words_.shrink_to_fit();
  shared_.shrink_to_fit();
}

std::uint32_t Vocabulary::articles(std::string_view word) const {
  std::size_t low = 0;
  std::size_t high = size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (this->word(middle) < word) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < size() && this->word(low) == word ? articles(low) : 0;
}

void Vocabulary::near(std::string_view word, unsigned edits, std::uint32_t articles,
                      std::vector<Near>& found) const {
  found.clear();
  if (word.size() > kMaxLetters || edits > kMaxEdits) return;
  EditTable table(word, edits);
  std::size_t filled = 0;              // rows that hold for the last word looked at
  std::size_t dead = kMaxLetters + 1;  // the row that had no cell within the edits
  for (std::size_t i = 0; i < size(); ++i) {
    filled = std::min<std::size_t>(filled, shared_[i]);
    if (shared_[i] >= dead) continue;
    dead = kMaxLetters + 1;
    const std::string_view listed = this->word(i);
    if (listed.size() + edits < word.size()) continue;
    const std::size_t depth = std::min<std::size_t>(listed.size(), word.size() + edits);
    while (filled < depth) {
      if (!table.fill(listed, filled + 1)) {
        dead = filled + 1;
        break;
      }
      ++filled;
    }
    const bool whole = filled == listed.size();
    if (whole && table.edits(filled) <= edits && words_[i].articles >= articles) {
      found.push_back({static_cast<std::uint32_t>(i), table.edits(filled)});
    }
  }
}

std::size_t Vocabulary::memory_bytes() const {
  return letters_.capacity() + words_.capacity() * sizeof(Entry) + shared_.capacity();
}

}  // namespace telusur::search
