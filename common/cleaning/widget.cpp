// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/widget.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "cleaning/detail/scan.hpp"

namespace telusur::cleaning {
namespace {

/// Where a phrase counts as the template's and not the author's.
enum class Place : std::uint8_t {
  anywhere,    ///< nobody writes it in a sentence
  between,     ///< only between sentences: after one, and before one, a line end or the end
  whole_line,  ///< only when it is all there is on its line
  last_line,   ///< only at the very end
};

/// What goes with the phrase.
enum class Extent : std::uint8_t {
  phrase,
  bracket,      ///< up to the `]` that closes it, within kMostBracket bytes
  parenthesis,  ///< up to the `)` that closes it, within kMostBracket bytes
  line,         ///< to the end of the line
  pages,        ///< the page numbers and `Selanjutnya` after it
};

struct Widget {
  std::string_view phrase;  ///< a space stands for any white space, line ends too
  Place place = Place::anywhere;
  Extent extent = Extent::phrase;
  const char* why;
};

constexpr std::size_t kMostBracket = 60;
constexpr std::size_t kMostLine = 220;

// Longer phrases before those they start with.
constexpr std::array kWidgets = {
    Widget{"ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT", Place::anywhere, Extent::phrase,
           "cnnindonesia.com, detik.com: gap for an advertisement"},
    Widget{"SCROLL TO CONTINUE WITH CONTENT", Place::anywhere, Extent::phrase, "the same"},
    Widget{"SCROLL TO RESUME CONTENT", Place::anywhere, Extent::phrase, "the same"},
    Widget{"Scroll to continue reading.", Place::anywhere, Extent::phrase, "the same, elsewhere"},
    Widget{"ADVERTISEMENT", Place::between, Extent::phrase, "the same"},
    Widget{"Advertisement", Place::between, Extent::phrase, "liputan6.com, kapanlagi.com"},
    Widget{"[Gambas:", Place::anywhere, Extent::bracket, "detik.com: embedded video or post"},
    Widget{"Baca berita dengan sedikit iklan, klik di sini", Place::anywhere, Extent::phrase,
           "tempo.co"},
    Widget{"Scroll ke bawah untuk melanjutkan membaca", Place::anywhere, Extent::phrase,
           "tempo.co"},
    Widget{"Smallest Font Largest Font", Place::anywhere, Extent::phrase, "bisnis.com: page tools"},
    Widget{"Cek Berita dan Artikel yang lain di Google News", Place::anywhere, Extent::phrase,
           "bisnis.com"},
    Widget{"Cek Berita dan Artikel yang lain di WA Channel", Place::anywhere, Extent::phrase,
           "bisnis.com"},
    Widget{"Ikuti Whatsapp Channel Republika", Place::anywhere, Extent::phrase, "republika.co.id"},
    Widget{"Konten ini diolah dengan bantuan AI.", Place::anywhere, Extent::phrase,
           "republika.co.id"},
    Widget{"Loading...", Place::between, Extent::phrase, "republika.co.id"},
    Widget{", loading...", Place::last_line, Extent::phrase, "posmetro"},
    Widget{",loading...", Place::last_line, Extent::phrase, "posmetro"},
    Widget{",#GrowFearless with Fimela", Place::last_line, Extent::phrase, "fimela.com: slogan"},
    Widget{"#GrowFearless with Fimela", Place::last_line, Extent::phrase, "fimela.com: slogan"},
    Widget{"View this post on Instagram", Place::between, Extent::phrase, "embedded post"},
    Widget{"A post shared by", Place::whole_line, Extent::line, "embedded post"},
    Widget{"Sebuah kiriman dibagikan oleh", Place::whole_line, Extent::line, "embedded post"},
    Widget{"Lihat postingan ini di Instagram", Place::between, Extent::phrase, "embedded post"},
    Widget{"Artikel ini telah tayang di", Place::between, Extent::line,
           "tribunnews.com, detik.com: first appeared in"},
    Widget{"Halaman Selanjutnya", Place::between, Extent::phrase, "viva.co.id: page switch"},
    Widget{"Halaman 1 2", Place::between, Extent::pages, "detik.com: page switch"},
    Widget{"Bersambung ke halaman selanjutnya", Place::between, Extent::line, "page switch"},
    Widget{"Bersambung ke halaman berikutnya", Place::between, Extent::line, "page switch"},
    Widget{"Lanjut ke halaman berikutnya", Place::between, Extent::line, "page switch"},
    Widget{"Lanjut ke halaman selanjutnya", Place::between, Extent::line, "page switch"},
    Widget{"Baca selengkapnya di halaman berikutnya", Place::between, Extent::phrase,
           "page switch"},
    Widget{"Baca selengkapnya di halaman selanjutnya", Place::between, Extent::phrase,
           "page switch"},
    Widget{"Simak berita selengkapnya di halaman selanjutnya", Place::between, Extent::phrase,
           "page switch"},
    Widget{"Simak berita selengkapnya di halaman berikutnya", Place::between, Extent::phrase,
           "page switch"},
    Widget{"BACA HALAMAN BERIKUTNYA", Place::anywhere, Extent::phrase, "page switch"},
    Widget{"BACA SELENGKAPNYA DI SINI", Place::anywhere, Extent::phrase, "page switch"},
    Widget{"Hoegeng Awards 2025 Baca kisah inspiratif kandidat polisi teladan di sini Selengkapnya",
           Place::anywhere, Extent::phrase, "detik.com: banner"},
    Widget{"(Ayo ikuti saluran WhatsApp KapanLagi.com", Place::anywhere, Extent::parenthesis,
           "kapanlagi.com"},
    Widget{"Simak tayangan video selengkapnya dalam tautan ini", Place::between, Extent::phrase,
           "embedded video"},
    Widget{"Bagikan Artikel Ini", Place::whole_line, Extent::phrase, "share buttons"},
    Widget{"Bagikan artikel ini", Place::whole_line, Extent::phrase, "share buttons"},
    Widget{"Bagikan:", Place::whole_line, Extent::phrase, "share buttons"},
    Widget{"Share:", Place::whole_line, Extent::phrase, "share buttons"},
    Widget{"Salin Tautan", Place::whole_line, Extent::phrase, "share buttons"},
    Widget{"Ikuti kami di", Place::last_line, Extent::phrase, "tribunnews.com"},
    Widget{"googletag.cmd.push(function() {", Place::anywhere, Extent::line, "script of an ad"},
};

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
