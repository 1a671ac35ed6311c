// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/detail/scan.hpp"

#include <algorithm>

namespace telusur::cleaning::detail {
namespace {

constexpr std::string_view kCurlyClose = "\u201D";
constexpr std::string_view kCurlySingleClose = "\u2019";

std::size_t quote_length(std::string_view text) {
  if (text.starts_with('"') || text.starts_with('\'')) return 1;
  return text.starts_with(kCurlyClose) || text.starts_with(kCurlySingleClose) ? 3 : 0;
}

}  // namespace

std::size_t match_phrase(std::string_view text, std::string_view phrase, bool any_case) {
  std::size_t at = 0;
  for (const char wanted : phrase) {
    if (wanted == ' ') {
      const std::size_t next = skip_space(text, at);
      if (next == at) return 0;
      at = next;
      continue;
    }
    if (at == text.size()) return 0;
    const bool same = any_case ? lowered(text[at]) == lowered(wanted) : text[at] == wanted;
    if (!same) return 0;
    ++at;
  }
  return at;
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at]))
    ++at;
  return at;
}

std::size_t line_end(std::string_view text, std::size_t at, std::size_t most) {
  const std::string_view window = text.substr(at, most);
  return at + std::min(window.find('\n'), window.size());
}

bool at_line_end(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ')
    ++at;
  return at == text.size() || text[at] == '\n';
}

bool at_line_start(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] == ' ')
    --at;
  return at == 0 || text[at - 1] == '\n';
}

bool ends_with_quote(std::string_view text) {
  return text.ends_with('"') || text.ends_with('\'') || text.ends_with(kCurlyClose) ||
         text.ends_with(kCurlySingleClose);
}

bool at_sentence_start(std::string_view text, std::size_t at) {
  if (at_line_start(text, at)) return true;
  const std::string_view before = trimmed(text.substr(0, at));
  constexpr std::string_view kEnds = ".!?:)],;*";
  return before.empty() || kEnds.find(before.back()) != std::string_view::npos ||
         ends_with_quote(before);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_space(text.back()))
    text.remove_suffix(1);
  return text;
}

std::size_t sentence_end(std::string_view text) {
  for (std::size_t at = text.find_first_of(".!?"); at != std::string_view::npos;
       at = text.find_first_of(".!?", at + 1)) {
    const bool ellipsis = text[at] == '.' && ((at > 0 && text[at - 1] == '.') ||
                                              (at + 1 < text.size() && text[at + 1] == '.'));
    if (ellipsis) continue;
    const std::size_t after = at + 1 + quote_length(text.substr(at + 1));
    if (after == text.size() || is_space(text[after])) return after;
  }
  return std::string_view::npos;
}

}  // namespace telusur::cleaning::detail
