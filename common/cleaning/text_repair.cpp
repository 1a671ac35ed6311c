// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/text_repair.hpp"

#include <array>
#include <cstdint>

#include "cleaning/detail/scan.hpp"
#include "cleaning/html_entities.hpp"
#include "cleaning/mojibake.hpp"
#include "support/utf8.hpp"

namespace telusur::cleaning {
namespace {

constexpr char32_t kZeroWidthJoiner = 0x200D;
constexpr char32_t kFirstEmoji = 0x2190;

enum class Becomes : std::uint8_t { itself, space, line_end, nothing };

struct Range {
  char32_t first;
  char32_t last;
  Becomes becomes;
};

// Unicode White_Space, line and paragraph separators, Default_Ignorable and format characters that
// real pages contain. In order.
constexpr std::array kInvisible = {
    Range{0x00, 0x08, Becomes::nothing},
    Range{0x09, 0x09, Becomes::space},
    Range{0x0B, 0x0D, Becomes::line_end},  // a '\r' before '\n' is handled on its own
    Range{0x0E, 0x1F, Becomes::nothing},
    Range{0x7F, 0x84, Becomes::nothing},
    Range{0x85, 0x85, Becomes::line_end},
    Range{0x86, 0x9F, Becomes::nothing},
    Range{0xA0, 0xA0, Becomes::space},
    Range{0xAD, 0xAD, Becomes::nothing},  // soft hyphen
    Range{0x1680, 0x1680, Becomes::space},
    Range{0x2000, 0x200A, Becomes::space},    // en quad … hair space
    Range{0x200B, 0x200F, Becomes::nothing},  // zero width, direction marks
    Range{0x2028, 0x2029, Becomes::line_end},
    Range{0x202A, 0x202E, Becomes::nothing},  // direction embeddings
    Range{0x202F, 0x202F, Becomes::space},
    Range{0x205F, 0x205F, Becomes::space},
    Range{0x2060, 0x2069, Becomes::nothing},  // word joiner, direction isolates
    Range{0x3000, 0x3000, Becomes::space},
    Range{0xFEFF, 0xFEFF, Becomes::nothing},  // BOM
    Range{0xFFF9, 0xFFFC, Becomes::nothing},  // interlinear marks, object replacement
};

Becomes fate(char32_t c) {
  for (const Range& range : kInvisible) {
    if (c <= range.last) return c >= range.first ? range.becomes : Becomes::itself;
  }
  return Becomes::itself;
}

/// Bytes that are copied as they are: printable ASCII and '\n'.
constexpr std::array<bool, 256> plain_bytes() {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < 0x7F; ++byte)
    plain[byte] = true;
  plain['\n'] = true;
  return plain;
}
constexpr std::array<bool, 256> kPlain = plain_bytes();

std::size_t plain_length(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  while (at < text.size() && kPlain[static_cast<unsigned char>(text[at])])
    ++at;
  return at - begin;
}

std::string without_invisible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  char32_t previous = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t plain = plain_length(text, at); plain > 0) {
      out += text.substr(at, plain);
      at += plain;
      previous = 0;
      continue;
    }
    const utf8::Decoded next = utf8::decode(text, at);
    const bool in_emoji = next.code_point == kZeroWidthJoiner && previous >= kFirstEmoji;
    const Becomes becomes = in_emoji ? Becomes::itself : fate(next.code_point);
    if (becomes == Becomes::itself) {
      out += text.substr(at, next.length);
    } else if (becomes == Becomes::space) {
      out += ' ';
    } else if (becomes == Becomes::line_end) {
      const bool pair = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
      if (!pair) out += '\n';
    }
    previous = next.code_point;
    at += next.length;
  }
  return out;
}

/// A `Â` that stands alone is what is left of a misread no-break space whose second half was
/// already made a space; no Indonesian word is spelt so.
std::string without_lone_circumflex(std::string_view text) {
  constexpr std::string_view kCircumflexA = "\u00C2";
  std::string out;
  std::size_t kept = 0;
  for (std::size_t at = text.find(kCircumflexA); at != std::string::npos;
       at = text.find(kCircumflexA, at + kCircumflexA.size())) {
    const std::size_t end = at + kCircumflexA.size();
    const bool after_mark = at == 0 || (!detail::is_letter(text[at - 1]) &&
                                        static_cast<unsigned char>(text[at - 1]) < 0x80);
    const bool before_space = end == text.size() || detail::is_space(text[end]);
    if (!after_mark || !before_space) continue;
    out += text.substr(kept, at - kept);
    kept = end;
  }
  out += text.substr(kept);
  return out;
}

}  // namespace

std::string repaired_text(std::string_view text) {
  const std::size_t plain = plain_length(text, 0);
  const bool references = text.find('&') != std::string_view::npos;
  if (plain == text.size() && !references) return std::string(text);

  std::string repaired = utf8::valid(text) ? std::string(text) : utf8::repaired(text);
  if (repaired.find('\xC3') != std::string::npos) {
    repaired = without_lone_circumflex(without_mojibake(repaired));
  }
  if (references) repaired = without_entities(repaired);
  return without_invisible(repaired);
}

}  // namespace telusur::cleaning
