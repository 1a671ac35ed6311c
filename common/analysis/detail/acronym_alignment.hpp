// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace telusur::analysis::detail {

/// How a short form is made: `UMKM` of initials, `Kemenkominfo` and `satgas` of syllables.
enum class Coinage : unsigned char { initials, syllables };

constexpr std::size_t kMaxShortLetters = 20;
constexpr std::size_t kMaxLongWords = 14;

/// A word of a possible long form, folded.
struct LongWord {
  std::string_view letters;
  bool function_word = false;  ///< may be left out: `dan`, `of`
};

/// Aligns the letters of a short form (folded, 2 to kMaxShortLetters bytes) with words (at most
/// kMaxLongWords are looked at, the last ones). The last word takes part, and the first letter
/// begins the first word. Returns the index of the first word of the best long form that ends
/// with the last word; nothing when none is good enough.
std::optional<std::size_t> align(std::string_view short_letters, Coinage coinage,
                                 std::span<const LongWord> words);

}  // namespace telusur::analysis::detail
