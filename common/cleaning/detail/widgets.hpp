// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace telusur::cleaning::detail {

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
  bracket,      ///< up to the `]` that closes it, within 60 bytes
  parenthesis,  ///< up to the `)` that closes it, within 220 bytes
  line,         ///< to the end of the line
  pages,        ///< the page numbers and `Selanjutnya` after it
};

struct Widget {
  std::string_view phrase;  ///< a space stands for any white space, line ends too
  Place place = Place::anywhere;
  Extent extent = Extent::phrase;
  const char* why;
};

// Longer phrases before those they start with.
inline constexpr std::array kWidgets = {
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

}  // namespace telusur::cleaning::detail
