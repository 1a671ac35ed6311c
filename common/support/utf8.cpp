// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/utf8.hpp"

#include <algorithm>
#include <cstring>

namespace telusur::utf8 {
namespace {

constexpr bool is_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

/// What a lead byte promises: how many bytes follow and the range of the first of them, which is
/// where overlong forms, surrogates and values over U+10FFFF are kept out (Unicode table 3-7).
struct Lead {
  unsigned follow;
  unsigned char low;
  unsigned char high;
};

constexpr Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF};
  if (byte == 0xE0) return {2, 0xA0, 0xBF};
  if (byte == 0xED) return {2, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF};
  if (byte == 0xF0) return {3, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF};
  if (byte == 0xF4) return {3, 0x80, 0x8F};
  return {0, 0, 0};
}

}  // namespace

Decoded decode(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned char first = byte(offset);
  if (first < 0x80) return {first, 1};
  const Lead lead = lead_of(first);
  if (lead.follow == 0) return {};
  constexpr unsigned char kLeadMask[] = {0x00, 0x1F, 0x0F, 0x07};
  char32_t value = first & kLeadMask[lead.follow];
  for (unsigned i = 1; i <= lead.follow; ++i) {
    const auto length = static_cast<std::uint8_t>(i);
    if (offset + i >= text.size()) return {kReplacement, length};
    const unsigned char next = byte(offset + i);
    const bool fits = i == 1 ? next >= lead.low && next <= lead.high : is_continuation(next);
    if (!fits) return {kReplacement, length};
    value = (value << 6U) | (next & 0x3FU);
  }
  return {value, static_cast<std::uint8_t>(lead.follow + 1)};
}

void append(std::string& out, char32_t code_point) {
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  const char32_t c = code_point > 0x10FFFF || surrogate ? kReplacement : code_point;
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

bool valid(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      ++at;
      continue;
    }
    const Decoded next = decode(text, at);
    // A well-formed U+FFFD is three bytes long; an ill-formed part never decodes to its bytes.
    if (next.code_point == kReplacement && text.substr(at, 3) != "\xEF\xBF\xBD") return false;
    at += next.length;
  }
  return true;
}

std::string repaired(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    append(out, next.code_point);
    at += next.length;
  }
  return out;
}

std::size_t count(std::string_view text) {
  constexpr std::uint64_t kHighs = 0x8080808080808080U;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::uint64_t eight = kHighs;
    if (at + sizeof eight <= text.size()) std::memcpy(&eight, &text[at], sizeof eight);
    if ((eight & kHighs) == 0) {  // all ASCII
      at += sizeof eight;
      characters += sizeof eight;
    } else {
      at += decode(text, at).length;
      ++characters;
    }
  }
  return characters;
}

std::size_t floor_boundary(std::string_view text, std::size_t offset) {
  std::size_t at = std::min(offset, text.size());
  while (at > 0 && at < text.size() && is_continuation(static_cast<unsigned char>(text[at])))
    --at;
  return at;
}

}  // namespace telusur::utf8
