// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace telusur::utf8 {

constexpr char32_t kReplacement = 0xFFFD;

/// One code point read from a text and the bytes it took (at least 1).
struct Decoded {
  char32_t code_point = kReplacement;
  std::uint8_t length = 1;
};

/// Reads the code point at `offset` (< text.size()). Total: overlong forms, surrogates, stray and
/// truncated bytes give U+FFFD and consume the longest ill-formed prefix that could not start a
/// character (Unicode 15 §3.9, "maximal subparts"), always at least one byte.
Decoded decode(std::string_view text, std::size_t offset);

/// Appends `code_point` as UTF-8; values outside Unicode become U+FFFD.
void append(std::string& out, char32_t code_point);

/// True when every byte belongs to a well-formed character.
bool valid(std::string_view text);

/// `text` with every ill-formed part replaced by U+FFFD.
std::string repaired(std::string_view text);

/// Number of code points, ill-formed parts counting as decode() reads them.
std::size_t count(std::string_view text);

/// Largest character boundary not after `offset`.
std::size_t floor_boundary(std::string_view text, std::size_t offset);

}  // namespace telusur::utf8
