// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/html_entities.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "support/utf8.hpp"
#include "support/windows1252.hpp"

namespace telusur::cleaning {
namespace {

struct Entity {
  std::string_view name;
  char32_t character;
};

// HTML 4, the part that news pages use. Sorted by name.
constexpr std::array kEntities = {
    Entity{"Aacute", 0xC1},   Entity{"Eacute", 0xC9},  Entity{"aacute", 0xE1},
    Entity{"acirc", 0xE2},    Entity{"acute", 0xB4},   Entity{"agrave", 0xE0},
    Entity{"amp", '&'},       Entity{"apos", '\''},    Entity{"atilde", 0xE3},
    Entity{"auml", 0xE4},     Entity{"bdquo", 0x201E}, Entity{"bull", 0x2022},
    Entity{"ccedil", 0xE7},   Entity{"cent", 0xA2},    Entity{"copy", 0xA9},
    Entity{"deg", 0xB0},      Entity{"divide", 0xF7},  Entity{"eacute", 0xE9},
    Entity{"ecirc", 0xEA},    Entity{"egrave", 0xE8},  Entity{"emsp", 0x2003},
    Entity{"ensp", 0x2002},   Entity{"euml", 0xEB},    Entity{"euro", 0x20AC},
    Entity{"frac12", 0xBD},   Entity{"frac14", 0xBC},  Entity{"gt", '>'},
    Entity{"hellip", 0x2026}, Entity{"iacute", 0xED},  Entity{"iuml", 0xEF},
    Entity{"laquo", 0xAB},    Entity{"ldquo", 0x201C}, Entity{"lsaquo", 0x2039},
    Entity{"lsquo", 0x2018},  Entity{"lt", '<'},       Entity{"mdash", 0x2014},
    Entity{"middot", 0xB7},   Entity{"nbsp", 0xA0},    Entity{"ndash", 0x2013},
    Entity{"ntilde", 0xF1},   Entity{"oacute", 0xF3},  Entity{"ocirc", 0xF4},
    Entity{"ordm", 0xBA},     Entity{"ouml", 0xF6},    Entity{"para", 0xB6},
    Entity{"plusmn", 0xB1},   Entity{"pound", 0xA3},   Entity{"quot", '"'},
    Entity{"raquo", 0xBB},    Entity{"rdquo", 0x201D}, Entity{"reg", 0xAE},
    Entity{"rsaquo", 0x203A}, Entity{"rsquo", 0x2019}, Entity{"sbquo", 0x201A},
    Entity{"sect", 0xA7},     Entity{"shy", 0xAD},     Entity{"sup2", 0xB2},
    Entity{"thinsp", 0x2009}, Entity{"times", 0xD7},   Entity{"trade", 0x2122},
    Entity{"uacute", 0xFA},   Entity{"uuml", 0xFC},    Entity{"yen", 0xA5},
    Entity{"zwj", 0x200D},    Entity{"zwnj", 0x200C},
};
static_assert(std::is_sorted(kEntities.begin(), kEntities.end(),
                             [](const Entity& a, const Entity& b) { return a.name < b.name; }));

constexpr std::size_t kLongestName = 8;  ///< between `&` and `;`

std::optional<char32_t> named(std::string_view name) {
  const auto* found = std::lower_bound(
      kEntities.begin(), kEntities.end(), name,
      [](const Entity& entity, std::string_view key) { return entity.name < key; });
  if (found == kEntities.end() || found->name != name) return std::nullopt;
  return found->character;
}

/// `8217` or `x2019`.
std::optional<char32_t> numbered(std::string_view digits) {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  std::uint32_t value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value, hex ? 16 : 10);
  if (error != std::errc() || stop != end || value == 0 || value > 0x10FFFF) return std::nullopt;
  if (value >= 0x80 && value < 0xA0) return windows1252::decode(static_cast<std::uint8_t>(value));
  return value;
}

/// The reference at the start of `text`, which starts with `&`, and how long it is.
std::optional<char32_t> reference(std::string_view text, std::size_t& length) {
  const std::size_t end = text.substr(0, kLongestName + 2).find(';');
  if (end == std::string_view::npos || end < 2) return std::nullopt;
  length = end + 1;
  const std::string_view name = text.substr(1, end - 1);
  return name.starts_with('#') ? numbered(name.substr(1)) : named(name);
}

}  // namespace

std::string without_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t plain = std::min(text.find('&'), text.size());
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    std::size_t length = 1;
    auto character = reference(text, length);
    if (!character) {
      out += '&';
      text.remove_prefix(1);
      continue;
    }
    text.remove_prefix(length);
    // `&amp;nbsp;` was escaped twice: what follows an ampersand may be the rest of a reference.
    if (*character == '&') {
      std::string inner = "&";
      inner += text.substr(0, kLongestName + 1);
      std::size_t inner_length = 0;
      if (const auto second = reference(inner, inner_length)) {
        character = second;
        text.remove_prefix(inner_length - 1);
      }
    }
    utf8::append(out, *character);
  }
  return out;
}

}  // namespace telusur::cleaning
