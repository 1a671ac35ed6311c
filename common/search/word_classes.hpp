// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "search/query_unit.hpp"

namespace telusur::search {

/// What a question itself says of one of its words. A word is of several classes: `Nusantara` in
/// `Siapa kepala Otorita Ibu Kota Nusantara?` is a name, within one, its last word and of a
/// question for a person. How much it tells that an article has a word differs from class to class:
/// one about somebody else of that office lacks the name.
enum class WordClass : std::uint8_t {
  name,           ///< typed with a capital, and not the first word
  name_within,    ///< the word before is a name too
  name_end,       ///< the word behind is none
  number,         ///< has a digit
  verb,           ///< me-, di-, ber-, ter-
  passive,        ///< di-
  noun,           ///< none of these
  derived,        ///< of a noun: in another form than its root
  near_question,  ///< one of the three words behind the question word
  answer_before,  ///< the word an answer stands before (answers/answer_kind.hpp)
  answer_behind,  ///< the word an answer stands behind
  after_yang,     ///< opens a relative clause
  after_place,    ///< behind di, ke, dari, pada
  last,           ///< one of the last three words
  frequent,       ///< a tenth of all articles have it
  // By what the question asks for: a name, another word, a word the answer stands beside.
  who_name,
  who_word,
  who_focus,
  place_name,
  place_word,
  place_focus,
  time_name,
  time_word,
  time_focus,
  amount_name,
  amount_word,
  amount_focus,
  other_name,
  other_word,
  other_focus,
};

constexpr std::size_t kWordClasses = static_cast<std::size_t>(WordClass::other_focus) + 1;

/// Stable name: `name_within`.
std::string_view name(WordClass word_class);

/// The classes of one word.
class WordClasses {
 public:
  void add(WordClass word_class) { bits_ |= bit(word_class); }
  void add(WordClasses other) { bits_ |= other.bits_; }
  [[nodiscard]] bool has(WordClass word_class) const { return (bits_ & bit(word_class)) != 0; }

  /// Calls `use` with each.
  template <class Use>
  void each(Use&& use) const {
    for (std::size_t i = 0; i < kWordClasses; ++i) {
      const auto word_class = static_cast<WordClass>(i);
      if (has(word_class)) use(word_class);
    }
  }

 private:
  static std::uint32_t bit(WordClass word_class) {
    return std::uint32_t{1} << static_cast<unsigned>(word_class);
  }

  std::uint32_t bits_ = 0;
};
static_assert(kWordClasses <= 32);

/// The classes of each unit of a question; function words and overlays have none. `weights`: their
/// inverse document frequencies.
std::vector<WordClasses> classes_of(std::span<const QueryUnit> units,
                                    std::span<const UnitWeight> weights);

}  // namespace telusur::search
