// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Windows-1252, the encoding of the old Western web, and the one in which UTF-8 is misread.
namespace telusur::windows1252 {

/// The character of a byte. The five bytes that the encoding leaves open (81 8D 8F 90 9D) give the
/// C1 control of the same number, as browsers do (WHATWG Encoding, "windows-1252").
char32_t decode(std::uint8_t byte);

/// The byte of a character; nothing when the encoding has none.
std::optional<std::uint8_t> encode(char32_t code_point);

/// A whole text as UTF-8. Total: every byte has a character.
std::string to_utf8(std::string_view text);

}  // namespace telusur::windows1252
