// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/word_codes.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>
#include <bit>
#include <cstring>
#include <string_view>

#include "index/detail/coded_stems.hpp"

// Defined in embedded_word_codes.S: kShortCodes + kLongCodes entries, made by code_compiler.
extern "C" {
extern const std::uint32_t telusur_word_codes[];  // NOLINT: set by the assembler
}

namespace telusur::index {
namespace {

constexpr std::size_t kCodes = kShortCodes + kLongCodes;
constexpr std::uint8_t kMark = 255;
constexpr std::size_t kMarkedBytes = 4;  ///< the longest a word takes

/// Stem in the low 16 bits, form in the next 8: an entry of the table, and a word in one number.
using Entry = std::uint32_t;

std::span<const Entry> table() {
  return {telusur_word_codes, kCodes};
}

constexpr Entry entry_of(StemHash stem, FormHash form) {
  return stem | static_cast<Entry>(form) << 16U;
}

/// From entries to codes, by open addressing.
class Codes {
 public:
  Codes() {
    slots_.fill(kNone);
    for (std::size_t code = 0; code < kCodes; ++code) {
      std::uint16_t& slot = slots_[slot_of(table()[code])];
      // Two words of the same hashes are one; the more frequent has the shorter code.
      if (slot == kNone) slot = static_cast<std::uint16_t>(code);
    }
  }

  /// kNone where the table has no such word.
  [[nodiscard]] std::uint16_t find(Entry entry) const { return slots_[slot_of(entry)]; }

  static constexpr std::uint16_t kNone = UINT16_MAX;
  static_assert(kCodes < kNone);

 private:
  /// Where the entry is, or would be.
  [[nodiscard]] std::size_t slot_of(Entry entry) const {
    std::size_t slot = (entry * 0x9E3779B1U) >> (32 - std::bit_width(kSlots - 1));  // Fibonacci
    while (slots_[slot] != kNone && table()[slots_[slot]] != entry)
      slot = (slot + 1) % kSlots;
    return slot;
  }

  static constexpr std::size_t kSlots = std::bit_ceil(2 * kCodes);
  std::array<std::uint16_t, kSlots> slots_{};
};

const Codes& codes() {
  static const Codes kCodesOfWords;
  return kCodesOfWords;
}

/// The word at `at`, which is moved behind it; needs kMarkedBytes there.
inline Entry read_word(const std::uint8_t*& at) {
  const unsigned first = at[0];
  if (first == kMark) {
    const Entry entry = at[1] | Entry{at[2]} << 8U | Entry{at[3]} << 16U;
    at += kMarkedBytes;
    return entry;
  }
  // Short and long codes alternate as no processor can foresee: without a branch between them
  // reading takes a third of the time.
  const unsigned is_long = first >= kShortCodes ? 1 : 0;
  const unsigned code = first + is_long * ((first - kShortCodes) * 255U + at[1]);
  at += 1 + is_long;
  return table()[code];
}

}  // namespace

std::uint64_t word_codes_digest() {
  const std::string_view stems = detail::coded_stems();
  return XXH3_64bits_withSeed(stems.data(), stems.size(),
                              XXH3_64bits(table().data(), table().size_bytes()));
}

void append_words(std::string& out, std::span<const StemHash> stems,
                  std::span<const FormHash> forms) {
  const Codes& known = codes();
  const auto put = [&](unsigned byte) { out.push_back(static_cast<char>(byte & 0xFFU)); };
  for (std::size_t i = 0; i < stems.size(); ++i) {
    const unsigned code = known.find(entry_of(stems[i], forms[i]));
    if (code < kShortCodes) {
      put(code);
    } else if (code != Codes::kNone) {
      put(kShortCodes + (code - kShortCodes) / 256);
      put(code - kShortCodes);
    } else {
      put(kMark);
      put(stems[i]);
      put(unsigned{stems[i]} >> 8U);
      put(forms[i]);
    }
  }
}

bool read_words(ByteReader& in, std::span<StemHash> stems, std::span<FormHash> forms) {
  // Pointers of its own, as writing a form, a byte, might change any object that is not.
  StemHash* const stem = stems.data();
  FormHash* const form = forms.data();
  const std::size_t words = stems.size();
  const auto store = [stem, form](std::size_t i, Entry entry) {
    stem[i] = static_cast<StemHash>(entry);
    form[i] = static_cast<FormHash>(entry >> 16U);
  };
  const std::string_view bytes = in.rest();
  const auto* const begin = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const std::uint8_t* at = begin;
  std::size_t word = 0;
  // The last place at which a word of any length can be read.
  const std::uint8_t* const last =
      bytes.size() < kMarkedBytes ? nullptr : begin + (bytes.size() - kMarkedBytes);
  while (word < words && last != nullptr && at <= last)
    store(word++, read_word(at));
  // The last few bytes, from a copy that has room behind them.
  std::array<std::uint8_t, 2 * kMarkedBytes> tail{};
  const std::size_t left = bytes.size() - static_cast<std::size_t>(at - begin);
  const std::uint8_t* in_tail = tail.data();
  if (word < words) {
    std::memcpy(tail.data(), at, left);
    for (; word < words && in_tail < tail.data() + left; ++word)
      store(word, read_word(in_tail));
  }
  const std::size_t used =
      static_cast<std::size_t>(at - begin) + static_cast<std::size_t>(in_tail - tail.data());
  in.bytes(used);
  return word == words && in.good();
}

}  // namespace telusur::index
