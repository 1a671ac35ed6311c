// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/tail.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "cleaning/detail/headline.hpp"
#include "cleaning/detail/scan.hpp"

namespace telusur::cleaning {
namespace {

// Headings of link lists at the foot of Indonesian news pages; case and a colon do not matter.
// `Baca juga:` is not one: detik.com has it in the middle, with one headline, and a line-up after
// it.
constexpr std::array<std::string_view, 17> kHeadings = {
    "Terkini Lainnya",   "Berita Terkait",         "Berita Lainnya",
    "Berita Terkini",    "Artikel Terkait",        "Artikel Lainnya",
    "Berita Terpopuler", "Artikel Terpopuler",     "Terpopuler",
    "Lihat Juga",        "Baca Berita Lainnya",    "Pilihan Redaksi",
    "Pilihan Editor",    "Rekomendasi untuk Anda", "Video Terkait",
    "Topik Terkait",     "Berita Pilihan"};

/// A notice that opens with `phrase` and goes on to the end of the text, at most `most` bytes
/// later.
struct Notice {
  std::string_view phrase;
  std::size_t most;
  const char* why;
};

constexpr std::array kNotices = {
    Notice{"Dapatkan update berita pilihan dan breaking news setiap hari dari Kompas.com", 420,
           "kompas.com: join our channel"},
    Notice{"Simak breaking news dan berita pilihan kami langsung di ponselmu", 320,
           "kompas.com: join our channel"},
    Notice{"Copyright 2008 -", 160, "kompas.com: rights"},
    Notice{"Berita Terkait Bagikan Artikel Ini Berita Lainnya", 140, "okezone.com: foot of page"},
    Notice{"Bagikan Artikel Ini Berita Lainnya", 140, "the same, without its start"},
    Notice{"COPYRIGHT \u00A9 ANTARA", 300, "antaranews.com: rights"},
    Notice{"Copyright \u00A9 ANTARA", 300, "antaranews.com: rights"},
    Notice{"Artikel ini telah tayang di", 320, "tribunnews.com, detik.com: first appeared in"},
};

constexpr std::size_t kTailWindow = 520;   ///< bytes at the end in which a notice can open
constexpr std::size_t kMostBylines = 200;  ///< bytes of `Pewarta: … Editor: …` before a notice
constexpr std::size_t kLongestLine = detail::kLongestHeadline + 8;

bool is_bulleted(std::string_view line) {
  return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("\u2022");
}

/// An item of a list of headlines. A bullet says so already, so question marks may be within it.
bool is_item(std::string_view line) {
  return is_bulleted(line) ? line.size() < kLongestLine && !line.ends_with('.')
                           : detail::looks_like_headline(line);
}

bool is_heading(std::string_view line) {
  line = detail::trimmed(line);
  if (line.ends_with(':')) line.remove_suffix(1);
  return std::any_of(kHeadings.begin(), kHeadings.end(), [&](std::string_view heading) {
    return line.size() == heading.size() && detail::match_phrase(line, heading, true) != 0;
  });
}

/// A line of at most kLongestLine bytes; a longer one comes cut, and is no headline.
std::string_view line_at(std::string_view text, std::size_t at) {
  return text.substr(at, detail::line_end(text, at, kLongestLine) - at);
}

/// Where the lines begin that are headlines and headings to the end of the text.
std::size_t foot_begin(std::string_view text) {
  std::size_t foot = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, std::min(end - at, kLongestLine));
    at = end + 1;
    if (!is_heading(line) && !is_item(line)) foot = at;
  }
  return foot;
}

/// End of the bulleted lines that start at `begin`.
std::size_t bullets_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  for (std::size_t at = begin; at < text.size();) {
    const std::string_view line = line_at(text, at);
    if (!is_bulleted(line) || !is_item(line)) break;
    end = at + line.size();
    at = end + 1;
  }
  return end;
}

/// Start of the notice that ends the text; text.size() when there is none.
std::size_t notice_begin(std::string_view text) {
  const std::size_t window = text.size() - std::min(text.size(), kTailWindow);
  std::size_t begin = text.size();
  for (const Notice& notice : kNotices) {
    const std::size_t found = text.find(notice.phrase, window);
    if (found != std::string_view::npos && text.size() - found <= notice.most) {
      begin = std::min(begin, found);
    }
  }
  if (begin == text.size()) return begin;
  const std::size_t from = begin - std::min(begin, kMostBylines);
  const std::size_t byline = text.substr(from, begin - from).rfind("Pewarta:");
  return byline == std::string_view::npos ? begin : from + byline;
}

}  // namespace

std::vector<Span> find_tails(std::string_view text) {
  std::vector<Span> spans;
  const std::size_t notice = notice_begin(text);
  const std::string_view body = text.substr(0, notice);
  std::optional<std::size_t> foot;  // looked for when the first heading is found
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t line = std::min(body.find('\n', at), body.size());
    if (is_heading(body.substr(at, line - at)) && line < body.size()) {
      if (!foot) foot = foot_begin(body);
      const std::size_t end = line + 1 >= *foot ? body.size() : bullets_end(body, line + 1);
      if (end > line + 1) {
        spans.push_back(Span{at, end});
        at = end + 1;
        continue;
      }
    }
    at = line + 1;
  }
  if (notice < text.size()) {
    if (!spans.empty() && spans.back().end >= notice) {
      spans.back().end = text.size();
    } else {
      spans.push_back(Span{notice, text.size()});
    }
  }
  return spans;
}

}  // namespace telusur::cleaning
