// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/characters.hpp"

#include <utf8proc.h>

#include <array>

#include "support/utf8.hpp"

namespace telusur::analysis {
namespace {

constexpr std::array<CharClass, 128> ascii_classes() {
  std::array<CharClass, 128> classes{};
  for (unsigned c = 'a'; c <= 'z'; ++c)
    classes[c] = CharClass::letter;
  for (unsigned c = 'A'; c <= 'Z'; ++c)
    classes[c] = CharClass::letter;
  for (unsigned c = '0'; c <= '9'; ++c)
    classes[c] = CharClass::digit;
  return classes;
}

constexpr std::array<CharClass, 128> kAscii = ascii_classes();

CharClass class_of(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:  // other scripts' digits: words of their own, never numbers
      return CharClass::letter;
    case UTF8PROC_CATEGORY_CF:  // zero-width space and joiners, soft hyphen, byte order mark
      return CharClass::ignorable;
    default:
      return CharClass::other;
  }
}

constexpr auto kFoldOptions =
    static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                   UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);

void append_folded(std::string& out, char32_t c) {
  if (is_apostrophe(c)) return;
  constexpr int kMostFolded = 24;  // U+FDFA, the longest compatibility form, has 18
  std::array<utf8proc_int32_t, kMostFolded> folded{};
  int boundary = 0;
  const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), folded.data(),
                                             kMostFolded, kFoldOptions, &boundary);
  if (count < 0 || count > kMostFolded) {
    utf8::append(out, c);
    return;
  }
  for (utf8proc_ssize_t i = 0; i < count; ++i) {
    const auto part = static_cast<char32_t>(folded[static_cast<std::size_t>(i)]);
    if (part > U' ') utf8::append(out, part);  // some ligatures decompose into several words
  }
}

}  // namespace

Character character_at(std::string_view text, std::size_t offset) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x80) return {byte, kAscii[byte], 1};
  const utf8::Decoded decoded = utf8::decode(text, offset);
  const CharClass kind =
      decoded.code_point == utf8::kReplacement ? CharClass::other : class_of(decoded.code_point);
  return {decoded.code_point, kind, decoded.length};
}

void append_folded(std::string& out, std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80) {
      if (!is_apostrophe(byte))
        out.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20U) : word[at]);
      ++at;
      continue;
    }
    const utf8::Decoded decoded = utf8::decode(word, at);
    append_folded(out, decoded.code_point);
    at += decoded.length;
  }
}

}  // namespace telusur::analysis
