// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/signature.hpp"

#include <algorithm>

#include "cleaning/detail/scan.hpp"

namespace telusur::cleaning {
namespace {

constexpr std::size_t kMostInitials = 5;  ///< letters of one writer
constexpr std::size_t kMostWriters = 4;

/// Offset after `(abc/de)` at `at`; 0 when it is something else. `writers` counts the parts.
std::size_t signature_end(std::string_view text, std::size_t at, std::size_t& writers) {
  writers = 0;
  std::size_t letters = 0;
  for (++at; at < text.size(); ++at) {
    const char c = text[at];
    if (detail::is_lower(c) || (detail::is_digit(c) && letters > 0)) {
      if (++letters > kMostInitials) return 0;
    } else if ((c == '/' || c == ')') && letters >= 2) {
      ++writers;
      letters = 0;
      if (c == ')') return writers <= kMostWriters ? at + 1 : 0;
    } else {
      return 0;
    }
  }
  return 0;
}

/// True after the end of a sentence, which unlike at_sentence_start() a colon or comma is not.
bool after_sentence(std::string_view text, std::size_t at) {
  const std::string_view before = detail::trimmed(text.substr(0, at));
  if (before.empty()) return false;
  constexpr std::string_view kEnds = ".!?)]";
  return kEnds.find(before.back()) != std::string_view::npos || detail::ends_with_quote(before);
}

}  // namespace

std::vector<Span> find_signatures(std::string_view text) {
  std::vector<Span> spans;
  for (std::size_t at = text.find('('); at != std::string_view::npos; at = text.find('(', at + 1)) {
    const bool star = text.substr(at).starts_with("(*)");
    std::size_t writers = 0;
    const std::size_t end = star ? at + 3 : signature_end(text, at, writers);
    if (end == 0) continue;
    const bool at_end = detail::skip_space(text, end) == text.size();
    // Two parts name two people anywhere; one could be a remark, so it must be the last thing.
    const bool sure = writers >= 2 || at_end;
    if (sure && after_sentence(text, at)) spans.push_back(Span{at, end});
  }
  return spans;
}

}  // namespace telusur::cleaning
