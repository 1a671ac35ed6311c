// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "analysis/short_bytes.hpp"
#include "analysis/word_hash.hpp"
#include "support/result.hpp"

namespace telusur::analysis {

/// What one word of the lexicon may be used for; a set of bits.
enum class WordUse : std::uint8_t {
  text_only = 0,  ///< only the target of an exception
  root = 1,       ///< stands alone and takes affixes
  exception = 2,  ///< stands alone and is stemmed to another entry; with `root`, takes affixes too
};

/// One word as stored: 16 bytes, little-endian, no padding.
struct LexiconEntry {
  std::uint32_t text_offset;
  std::uint32_t extra;  ///< exception: index of the target; root: its first PairPrior
  std::uint16_t licence;
  std::uint8_t text_length;
  std::uint8_t uses;
  std::uint8_t prior;       ///< cost of the root in tenths of a nat: 0 is the most frequent
  std::uint8_t pair_count;  ///< how many PairPrior it has
  std::uint16_t reserved;
};
static_assert(sizeof(LexiconEntry) == 16);

/// The bits of a form slot that hold the place of its form, in units of 4 bytes, plus one.
inline constexpr std::uint32_t kFormPlaceMask = (1U << 20) - 1;

/// A whole word and its stem: the entries themselves, and frequent affixed words whose analysis was
/// done when the table was built. The letters of the word follow it, so that a hit reads one slot
/// and one form; the frequent ones come first, so that the hot part is small.
struct LexiconForm {
  std::uint32_t stem_offset;  ///< of the stem, in the texts
  std::uint8_t stem_length;
  std::uint8_t text_length;
  std::uint8_t affixed;  ///< 1: the outcome of the rules; a user's words may change it
  std::uint8_t reserved;

  [[nodiscard]] const char* text() const { return reinterpret_cast<const char*>(this + 1); }
};
static_assert(sizeof(LexiconForm) == 8);

/// How often a root takes one affix pattern, learnt from text.
struct PairPrior {
  std::uint8_t pattern;
  std::int8_t discount;  ///< in tenths of a nat; negative for affixes it avoids
};
static_assert(sizeof(PairPrior) == 2);

/// The affix patterns a dictionary allows a root, one bit each (affixes.hpp: Pattern).
struct Licence {
  std::uint64_t bits[4] = {};

  [[nodiscard]] bool allows(unsigned pattern) const {
    return (bits[pattern / 64] >> (pattern % 64) & 1) != 0;
  }
  void allow(unsigned pattern) { bits[pattern / 64] |= std::uint64_t{1} << (pattern % 64); }
  friend auto operator<=>(const Licence&, const Licence&) = default;
};

/// A read-only table of words over bytes that the caller keeps alive. Finding a word takes one
/// probe of a hash table; thread-safe.
class Lexicon {
 public:
  /// No words.
  Lexicon() = default;

  /// Checks the header, sizes and digest (`unsupported_format` otherwise) and copies nothing.
  /// `bytes` must be aligned to 8.
  static Result<Lexicon> open(std::span<const std::byte> bytes);

  /// The word whose hash is `hash_of(word)`, or null.
  [[nodiscard]] const LexiconEntry* find(std::string_view word, std::uint64_t hash) const {
    return find('\0', word, hash);
  }

  /// The word `initial` + `rest`, or `rest` alone when `initial` is NUL; null when absent.
  [[nodiscard]] const LexiconEntry* find(char initial, std::string_view rest,
                                         std::uint64_t hash) const {
    const std::uint64_t key = spread(hash);
    const auto tag = static_cast<std::uint32_t>(key >> 48);
    for (std::uint64_t at = key >> shift_;; ++at) {
      const std::uint32_t slot = slots_[at & mask_];
      if (slot == 0) return nullptr;
      if ((slot >> 16) != (tag & 0xFFFF)) continue;
      const LexiconEntry& entry = entries_[(slot & 0xFFFF) - 1];
      if (spells(entry, initial, rest)) return &entry;
    }
  }

  /// The form that is `word`, or null. Faster than find().
  [[nodiscard]] const LexiconForm* find_form(std::string_view word) const {
    const std::uint64_t hash = hash_of_bytes(word.data(), word.size());
    const auto tag = static_cast<std::uint32_t>(hash >> 32) & ~kFormPlaceMask;
    for (std::uint64_t at = hash;; ++at) {
      const std::uint32_t slot = form_slots_[at & form_mask_];
      if (slot == 0) return nullptr;
      if ((slot & ~kFormPlaceMask) != tag) continue;
      const auto* form = reinterpret_cast<const LexiconForm*>(
          forms_ + std::size_t{4} * ((slot & kFormPlaceMask) - 1));
      if (form->text_length == word.size() && same_bytes(form->text(), word.data(), word.size())) {
        return form;
      }
    }
  }
  /// Where `form` stands, below form_places().
  [[nodiscard]] std::size_t place(const LexiconForm& form) const {
    return static_cast<std::size_t>(reinterpret_cast<const char*>(&form) - forms_) / 4;
  }
  [[nodiscard]] std::size_t form_places() const { return form_bytes_ / 4; }
  /// Calls `use(form, place)` for each form.
  template <class Use>
  void each_form(Use&& use) const {
    for (std::size_t at = 0; at < form_bytes_;) {
      const auto* form = reinterpret_cast<const LexiconForm*>(forms_ + at);
      use(*form, at / 4);
      at += (sizeof *form + form->text_length + 3) / 4 * 4;
    }
  }
  [[nodiscard]] std::string_view stem(const LexiconForm& form) const {
    return {texts_ + form.stem_offset, form.stem_length};
  }

  [[nodiscard]] std::string_view text(const LexiconEntry& entry) const {
    return {texts_ + entry.text_offset, entry.text_length};
  }
  [[nodiscard]] const LexiconEntry& target(const LexiconEntry& exception) const {
    return entries_[exception.extra];
  }
  [[nodiscard]] const Licence& licence(const LexiconEntry& entry) const {
    return licences_[entry.licence];
  }
  [[nodiscard]] std::span<const PairPrior> pairs(const LexiconEntry& root) const {
    return {pairs_ + root.extra, root.pair_count};
  }
  [[nodiscard]] std::span<const LexiconEntry> entries() const { return {entries_, entry_count_}; }

  [[nodiscard]] std::size_t size_bytes() const { return size_bytes_; }
  /// 16 hexadecimal digits that change with any byte of the table.
  [[nodiscard]] std::string digest() const;

 private:
  [[nodiscard]] bool spells(const LexiconEntry& entry, char initial, std::string_view rest) const {
    const std::string_view stored = text(entry);
    if (initial == '\0') {
      return stored.size() == rest.size() && same_bytes(stored.data(), rest.data(), rest.size());
    }
    return stored.size() == rest.size() + 1 && stored.front() == initial &&
           same_bytes(stored.data() + 1, rest.data(), rest.size());
  }

  static constexpr std::uint32_t kNoSlots[1] = {};

  const std::uint32_t* slots_ = kNoSlots;
  std::uint64_t mask_ = 0;
  unsigned shift_ = 63;
  const LexiconEntry* entries_ = nullptr;
  std::size_t entry_count_ = 0;
  const std::uint32_t* form_slots_ = kNoSlots;
  std::uint64_t form_mask_ = 0;
  const char* forms_ = nullptr;
  std::size_t form_bytes_ = 0;
  const Licence* licences_ = nullptr;
  const PairPrior* pairs_ = nullptr;
  const char* texts_ = nullptr;
  std::size_t size_bytes_ = 0;
  std::uint64_t digest_ = 0;
};

/// The table built from hunspell-id and common/analysis/data, part of the program.
std::span<const std::byte> embedded_lexicon();

}  // namespace telusur::analysis
