// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/widget.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "cleaning/detail/scan.hpp"
#include "cleaning/detail/widgets.hpp"

namespace telusur::cleaning {
namespace {

using detail::Extent;
using detail::kWidgets;
using detail::Place;
using detail::Widget;

constexpr std::size_t kMostBracket = 60;
constexpr std::size_t kMostLine = 220;

/// First bytes of all phrases, so that most of a text is passed over byte by byte.
constexpr std::array<bool, 128> first_bytes() {
  std::array<bool, 128> first{};
  for (const Widget& widget : kWidgets)
    first[static_cast<unsigned char>(widget.phrase.front())] = true;
  return first;
}
constexpr std::array<bool, 128> kFirst = first_bytes();

bool starts_sentence(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return detail::is_upper(c) || detail::is_digit(c) || byte >= 0x80 || c == '"' || c == '\'' ||
         c == '(' || c == '[' || c == '-' || c == '*';
}

/// End of the widget whose phrase is text[begin, end); 0 when its extent is not there.
std::size_t extent_end(std::string_view text, const Widget& widget, std::size_t end) {
  switch (widget.extent) {
    case Extent::phrase:
      return end;
    case Extent::bracket:
    case Extent::parenthesis: {
      const char closing = widget.extent == Extent::bracket ? ']' : ')';
      const std::size_t most = widget.extent == Extent::bracket ? kMostBracket : kMostLine;
      const std::size_t close = text.substr(end, most).find(closing);
      return close == std::string_view::npos ? 0 : end + close + 1;
    }
    case Extent::line: {
      const std::size_t line = detail::line_end(text, end, kMostLine);
      return line - end == kMostLine ? 0 : line;
    }
    case Extent::pages:
      break;
  }
  while (end < text.size() && (detail::is_digit(text[end]) || text[end] == ' '))
    ++end;
  const std::string_view next = "Selanjutnya";
  return text.substr(end).starts_with(next) ? end + next.size() : 0;
}

bool fits(std::string_view text, const Widget& widget, std::size_t begin, std::size_t end) {
  const std::size_t next = detail::skip_space(text, end);
  switch (widget.place) {
    case Place::anywhere:
      return true;
    case Place::whole_line:
      return detail::at_line_start(text, begin) && detail::at_line_end(text, end);
    case Place::last_line:
      return next == text.size();
    case Place::between:
      break;
  }
  return detail::at_sentence_start(text, begin) &&
         (detail::at_line_end(text, end) || text[end] == '.' ||
          (next > end && starts_sentence(text[next])));
}

/// The widget at `begin` as a span; empty when there is none.
Span widget_at(std::string_view text, std::size_t begin) {
  for (const Widget& widget : kWidgets) {
    if (widget.phrase.front() != text[begin]) continue;
    const bool any_case = widget.place == Place::last_line;
    const std::size_t length = detail::match_phrase(text.substr(begin), widget.phrase, any_case);
    if (length == 0) continue;
    const std::size_t end = extent_end(text, widget, begin + length);
    if (end != 0 && fits(text, widget, begin, end)) return Span{begin, end};
  }
  return Span{begin, begin};
}

}  // namespace

std::vector<Span> find_widgets(std::string_view text) {
  std::vector<Span> spans;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= kFirst.size() || !kFirst[byte]) {
      ++at;
      continue;
    }
    const Span span = widget_at(text, at);
    if (span.end > span.begin) spans.push_back(span);
    at = std::max(span.end, at + 1);
  }
  return spans;
}

}  // namespace telusur::cleaning
