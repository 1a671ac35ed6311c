// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/sentences.hpp"

#include <algorithm>
#include <array>

#include "support/ascii.hpp"

namespace telusur::analysis {
namespace {

bool is_blank_byte(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
// Shortened words whose point does not end a sentence, folded.
constexpr std::array<std::string_view, 22> kAbbreviations = {
    "dr", "drs", "ir", "prof", "no", "jl",  "rp", "pt",  "cv",  "tn", "ny",
    "mr", "mrs", "ms", "st",   "vs", "hlm", "kh", "dll", "sdr", "h",  "hj"};

std::string_view word_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && (ascii::is_upper(text[begin - 1]) || ascii::is_lower(text[begin - 1])))
    --begin;
  return text.substr(begin, end - begin);
}

bool is_abbreviation(std::string_view word) {
  if (word.size() == 1) return true;  // an initial
  return std::ranges::any_of(kAbbreviations, [&](std::string_view known) {
    return std::ranges::equal(word, known, [](char a, char b) { return ascii::lowered(a) == b; });
  });
}

/// Length of a closing quote or bracket at `at`, 0 if there is none.
std::size_t closing_length(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with('"') || rest.starts_with('\'') || rest.starts_with(')')) return 1;
  for (std::string_view quote : {"\u201D", "\u2019", "\u00BB"}) {
    if (rest.starts_with(quote)) return quote.size();
  }
  return 0;
}

bool may_begin_sentence(std::string_view text, std::size_t at) {
  const char c = text[at];
  return ascii::is_upper(c) || ascii::is_digit(c) || c == '"' || c == '\'' || c == '(' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// When the punctuation at `at` ends a sentence, the offset of the blank after it; else 0.
std::size_t sentence_end(std::string_view text, std::size_t at) {
  if (text[at] == '.' && is_abbreviation(word_before(text, at))) return 0;
  std::size_t after = at + 1;
  while (after < text.size() && (text[after] == '.' || text[after] == '!' || text[after] == '?')) {
    ++after;
  }
  while (after < text.size()) {
    const std::size_t closing = closing_length(text, after);
    if (closing == 0) break;
    after += closing;
  }
  if (after >= text.size() || !is_blank_byte(text[after])) return 0;
  std::size_t next = after;
  while (next < text.size() && is_blank_byte(text[next]))
    ++next;
  if (next >= text.size() || !may_begin_sentence(text, next)) return 0;
  return after;
}

}  // namespace

void find_sentences(std::string_view text, std::vector<std::uint32_t>& starts) {
  starts.clear();
  bool fresh = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (is_blank_byte(c)) {
      if (c == '\n') fresh = true;
      continue;
    }
    if (fresh) {
      starts.push_back(static_cast<std::uint32_t>(at));
      fresh = false;
    }
    if (c == '.' || c == '!' || c == '?') {
      if (const std::size_t end = sentence_end(text, at)) {
        at = end - 1;
        fresh = true;
      }
    }
  }
}

}  // namespace telusur::analysis
