// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/video_link.hpp"

#include <algorithm>
#include <array>

#include "cleaning/detail/scan.hpp"

namespace telusur::cleaning {
namespace {

constexpr std::size_t kLongestLink = 200;  ///< bytes after the marker

constexpr std::array<std::string_view, 8> kMarkers = {
    "Simak juga video",  "Simak video",  "Lihat juga video",    "Lihat video",
    "Tonton juga video", "Tonton video", "Saksikan juga video", "Saksikan video"};

struct Quotes {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<Quotes, 4> kQuotes = {
    {{"'", "'"}, {"\"", "\""}, {"\u2018", "\u2019"}, {"\u201C", "\u201D"}}};

std::size_t marker_length(std::string_view text) {
  for (const std::string_view marker : kMarkers) {
    if (const std::size_t length = detail::match_phrase(text, marker, true)) return length;
  }
  return 0;
}

/// Offset after what may follow a title: ` di sini`, `:`, a full stop.
std::size_t after_title(std::string_view text, std::size_t at) {
  at += detail::match_phrase(text.substr(at), " di sini");
  while (at < text.size() && (text[at] == ':' || text[at] == '.' || text[at] == ','))
    ++at;
  return at;
}

/// End of a quoted title that starts at `at`; `at` when it is not quoted or not closed. A single
/// quote closes only before something that is not a letter: `Jum'at` is a word.
std::size_t quoted_end(std::string_view window, std::size_t at) {
  for (const Quotes& quotes : kQuotes) {
    if (!window.substr(at).starts_with(quotes.open)) continue;
    std::size_t close = at + quotes.open.size();
    while ((close = window.find(quotes.close, close)) != std::string_view::npos) {
      close += quotes.close.size();
      if (close == window.size() || !detail::is_letter(window[close])) {
        return after_title(window, close);
      }
    }
  }
  return at;
}

/// End of the link whose marker ends at `at`; 0 when it cannot be told.
std::size_t link_end(std::string_view text, std::size_t at) {
  const std::size_t line = detail::line_end(text, at, kLongestLink);
  const std::string_view window = text.substr(0, line);
  const bool colon = at < window.size() && window[at] == ':';
  const std::size_t title = detail::skip_space(window, colon ? at + 1 : at);
  if (title == window.size()) return colon && line - at < kLongestLink ? line : 0;
  if (const std::size_t end = quoted_end(window, title); end != title) return end;
  if (!colon && !detail::is_upper(window[title]) && !detail::is_digit(window[title])) return 0;
  const std::size_t player = window.find("[Gambas", title);
  if (player == std::string_view::npos && line - at == kLongestLink) return 0;
  const std::size_t end = std::min(player, line);
  const std::size_t stop = detail::sentence_end(window.substr(title, end - title));
  return stop == std::string_view::npos || title + stop >= end ? end : 0;
}

}  // namespace

std::vector<Span> find_video_links(std::string_view text) {
  std::vector<Span> spans;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != 'S' && text[at] != 'L' && text[at] != 'T') continue;
    const std::size_t length = marker_length(text.substr(at));
    if (length == 0 || !detail::at_sentence_start(text, at)) continue;
    const std::size_t end = link_end(text, at + length);
    if (end == 0) continue;
    spans.push_back(Span{at, end});
    at = end - 1;
  }
  return spans;
}

}  // namespace telusur::cleaning
