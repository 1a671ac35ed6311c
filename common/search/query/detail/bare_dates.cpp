// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/detail/bare_dates.hpp"

#include <algorithm>
#include <array>

#include "support/ascii.hpp"

namespace telusur::search::detail {
namespace {

constexpr std::size_t kMostDateWords = 4;     // "20 Juli 2023", "2 hari yang lalu"
constexpr std::size_t kMostClearLexemes = 7;  // of a query of keywords, the date included

// After these the words state a limit or a comparison, not the time of publication.
constexpr std::array<std::string_view, 18> kBindingWords = {
    "sejak", "sampai", "hingga",    "sebelum",      "setelah",  "sesudah",
    "mulai", "dari",   "dibanding", "dibandingkan", "daripada", "ke",
    "since", "until",  "before",    "after",        "than",     "from"};

std::string_view text_of(std::string_view text, ByteRange range) {
  return text.substr(range.begin, range.end - range.begin);
}

bool equal_ignoring_case(std::string_view typed, std::string_view lower) {
  return std::ranges::equal(typed, lower, {}, ascii::lowered);
}

bool binds(std::string_view word) {
  return std::ranges::any_of(kBindingWords,
                             [&](auto binding) { return equal_ignoring_case(word, binding); });
}

bool plain_before(std::string_view text, const std::vector<Lexeme>& lexemes, std::size_t first) {
  if (first == 0) return true;
  const Lexeme& before = lexemes[first - 1];
  if (before.kind == LexemeKind::text) return !binds(text_of(text, before.range));
  return before.kind == LexemeKind::phrase || before.kind == LexemeKind::close ||
         before.kind == LexemeKind::filter;
}

bool keywords(std::string_view text, std::size_t lexemes, ByteRange date) {
  if (lexemes > kMostClearLexemes || text.find('?') != std::string_view::npos) return false;
  return std::ranges::none_of(text_of(text, date), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::optional<BareDate> find_bare_date(std::string_view text, const std::vector<Lexeme>& lexemes,
                                       Moment now) {
  std::size_t words = 0;
  while (words < std::min(kMostDateWords, lexemes.size()) &&
         lexemes[lexemes.size() - 1 - words].kind == LexemeKind::text)
    ++words;
  for (; words > 0; --words) {
    const std::size_t first = lexemes.size() - words;
    ByteRange range{lexemes[first].range.begin, lexemes.back().range.end};
    const auto date = read_date(text_of(text, range), now);
    if (!date || date->bare == BareUse::never || !plain_before(text, lexemes, first)) continue;
    while (std::string_view(".,;:!?").find(text[range.end - 1]) != std::string_view::npos)
      --range.end;
    const bool clear = date->bare == BareUse::clear && keywords(text, lexemes.size(), range);
    return BareDate{SuggestedDate{range, date->span, false}, words, clear};
  }
  return std::nullopt;
}

}  // namespace telusur::search::detail
