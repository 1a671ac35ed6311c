// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/read_also.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "cleaning/detail/headline.hpp"
#include "cleaning/detail/scan.hpp"

namespace telusur::cleaning {
namespace {

/// A marker as found: its bytes, and whether a colon or dash says that a headline follows.
struct Marker {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool announces = false;
  bool parenthesis = false;
};

/// How far after a marker its headline can reach; one more byte than a headline has, and room for
/// what may follow it.
constexpr std::size_t kWindow = detail::kLongestHeadline + 40;

/// What a headline that runs into other template text ends at.
constexpr std::array<std::string_view, 5> kTerminators = {
    "Baca juga:", "Baca Juga:", "BACA JUGA:", "Pewarta:", "[Gambas"};

/// After the words of a marker: `:`, ` :`, ` -`.
std::size_t announcement_end(std::string_view text, std::size_t at) {
  std::size_t next = at;
  while (next < text.size() && text[next] == ' ')
    ++next;
  if (next == text.size()) return 0;
  if (text[next] == ':') return next + 1;
  const bool dash = text[next] == '-' && next + 1 < text.size() && text[next + 1] == ' ';
  return dash && next > at ? next + 1 : 0;
}

std::optional<Marker> marker_at(std::string_view text, std::size_t begin) {
  const std::string_view rest = text.substr(begin);
  const std::size_t also = detail::match_phrase(rest, "baca juga", true);
  const std::size_t words = also != 0 ? also : detail::match_phrase(rest, "baca", true);
  if (words == 0 || rest.front() != 'B') return std::nullopt;
  Marker marker{begin, begin + words, false, begin > 0 && text[begin - 1] == '('};
  const bool letter_before = begin > 0 && detail::is_letter(text[begin - 1]);
  if (const std::size_t end = announcement_end(text, marker.end); end != 0) {
    // `Baca:` alone is also how a list of steps may start a line; only after a sentence then.
    if (also == 0 && (text[end - 1] != ':' || !detail::at_sentence_start(text, begin)) &&
        !marker.parenthesis) {
      return std::nullopt;
    }
    if (letter_before && also == 0) return std::nullopt;
    marker.end = end;
    marker.announces = true;
    return marker;
  }
  // Without a colon only `Baca Juga` and `BACA JUGA`, between sentences.
  if (also == 0 || (rest.substr(0, 6) != "Baca J" && rest.substr(0, 6) != "BACA J")) {
    return std::nullopt;
  }
  const bool word_ends = marker.end == text.size() || !detail::is_letter(text[marker.end]) ||
                         detail::is_upper(text[marker.end]);
  if (!detail::at_sentence_start(text, begin) || !word_ends) return std::nullopt;
  return marker;
}

/// End of the headline that follows the marker on the same line; marker.end when there is none that
/// is certain.
std::size_t headline_end(std::string_view text, const Marker& marker) {
  std::size_t line = detail::line_end(text, marker.end, kWindow);
  for (const std::string_view terminator : kTerminators) {
    line = std::min(line, std::min(text.substr(0, line).find(terminator, marker.end), line));
  }
  const std::string_view rest = text.substr(marker.end, line - marker.end);
  if (marker.parenthesis) {
    const std::size_t close = rest.find(')');
    return close == std::string_view::npos ? marker.end : marker.end + close;
  }
  const bool certain = marker.announces ? detail::looks_like_headline(rest)
                                        : detail::at_line_start(text, marker.begin) &&
                                              detail::looks_like_title_case(rest);
  if (certain) return line;
  return marker.end + (marker.announces ? detail::headline_before_sentence(rest) : 0);
}

/// A headline on the line after a marker that ends its own line.
std::size_t next_line_end(std::string_view text, const Marker& marker) {
  const std::size_t begin = detail::line_end(text, marker.end, kWindow) + 1;
  if (!marker.announces || begin >= text.size()) return marker.end;
  const std::size_t end = detail::line_end(text, begin, kWindow);
  return detail::looks_like_headline(text.substr(begin, end - begin)) ? end : marker.end;
}

Span span_of(std::string_view text, const Marker& marker) {
  // `Baca juga:, Menanggapi berita tersebut`: the headline was a link that the crawler dropped.
  const std::size_t next = detail::skip_space(text, marker.end);
  if (next < text.size() && text[next] == ',') return Span{marker.begin, next + 1};
  const bool alone = detail::at_line_end(text, marker.end);
  Span span{marker.begin, alone ? next_line_end(text, marker) : headline_end(text, marker)};
  if (marker.parenthesis && span.end < text.size() && text[span.end] == ')') {
    --span.begin;
    ++span.end;
  }
  return span;
}

}  // namespace

std::vector<Span> find_read_also(std::string_view text) {
  std::vector<Span> spans;
  for (std::size_t at = text.find('B'); at != std::string_view::npos; at = text.find('B', at)) {
    const auto marker = marker_at(text, at);
    if (!marker) {
      ++at;
      continue;
    }
    spans.push_back(span_of(text, *marker));
    at = spans.back().end;
  }
  return spans;
}

}  // namespace telusur::cleaning
