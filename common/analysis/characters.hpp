// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace telusur::analysis {

/// What a character does to a word.
enum class CharClass : std::uint8_t {
  other,      ///< ends a word
  letter,     ///< also combining marks, which belong to the letter before them
  digit,      ///< 0 to 9
  ignorable,  ///< inside a word as if it were not there: zero-width characters, soft hyphen
};

/// A character of a text: its class, its code point and its length in bytes.
struct Character {
  char32_t code_point = 0;
  CharClass kind = CharClass::other;
  std::uint8_t length = 1;
};

/// Reads the character at `offset` (< text.size()); ill-formed UTF-8 is `other`.
Character character_at(std::string_view text, std::size_t offset);

/// Appends the folded form of `word` to `out`: case-folded, compatibility-composed, without
/// diacritics, apostrophes, blanks or ignorable characters (UAX 15, UAX 31; tables of utf8proc).
/// `É` and `e` + U+0301 both give `e`.
void append_folded(std::string& out, std::string_view word);

constexpr bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'\u2019' || c == U'\u2018' || c == U'\u02BC' || c == U'`';
}

/// The hyphens that join words; dashes separate them.
constexpr bool is_hyphen(char32_t c) {
  return c == U'-' || c == U'\u2010' || c == U'\u2011';
}

/// The blanks that may stand inside a name such as `iPhone 16`.
constexpr bool is_blank(char32_t c) {
  return c == U' ' || c == U'\u00A0' || c == U'\u202F';
}

}  // namespace telusur::analysis
