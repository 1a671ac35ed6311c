// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/windows1252.hpp"

#include <array>

#include "support/utf8.hpp"

namespace telusur::windows1252 {
namespace {

constexpr std::uint8_t kFirst = 0x80;

// Bytes 80..9F; every other byte is the code point of the same number (WHATWG Encoding,
// index-windows-1252).
constexpr std::array<char16_t, 32> kUpper = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

}  // namespace

char32_t decode(std::uint8_t byte) {
  const bool upper = byte >= kFirst && byte < kFirst + kUpper.size();
  return upper ? kUpper[byte - kFirst] : byte;
}

std::optional<std::uint8_t> encode(char32_t code_point) {
  if (code_point < kFirst || (code_point >= 0xA0 && code_point <= 0xFF)) {
    return static_cast<std::uint8_t>(code_point);
  }
  for (std::size_t i = 0; i < kUpper.size(); ++i) {
    if (kUpper[i] == code_point) return static_cast<std::uint8_t>(kFirst + i);
  }
  return std::nullopt;
}

std::string to_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text)
    utf8::append(out, decode(static_cast<std::uint8_t>(c)));
  return out;
}

}  // namespace telusur::windows1252
