// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/sentences.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace telusur::analysis;

namespace {

/// The sentences of a text with `|` between them, blanks at their ends left out.
std::string split(std::string_view text) {
  std::vector<std::uint32_t> starts;
  find_sentences(text, starts);
  std::string out;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : text.size();
    std::string_view sentence = text.substr(starts[i], end - starts[i]);
    while (!sentence.empty() &&
           std::string_view(" \t\r\n").find(sentence.back()) != std::string_view::npos)
      sentence.remove_suffix(1);
    if (i > 0) out += '|';
    out += sentence;
  }
  return out;
}

}  // namespace

TEST_CASE("where sentences begin") {
  struct Row {
    std::string_view text;
    std::string_view sentences;
    std::string_view why;
  };
  for (auto [text, sentences, why] : {
           Row{"", "", ""},
           Row{"  \n\t ", "", ""},
           Row{"Satu kalimat", "Satu kalimat", ""},
           Row{"  Satu.", "Satu.", "the first begins after blanks"},
           Row{"Satu. Dua! Tiga? Empat.", "Satu.|Dua!|Tiga?|Empat.", ""},
           Row{"Apa?! Ya... Tidak.", "Apa?!|Ya...|Tidak.", "signs in a row are one end"},
           Row{"harga turun. tetapi", "harga turun. tetapi", "no capital follows"},
           Row{"naik. 5 persen", "naik.|5 persen", "a digit may begin one"},
           Row{"Kata S. Wibowo kemarin.", "Kata S. Wibowo kemarin.", "an initial"},
           Row{"Kata dr. Ani. Ia", "Kata dr. Ani.|Ia", "an abbreviation"},
           Row{"No. 5 dan Jl. Sudirman", "No. 5 dan Jl. Sudirman", ""},
           Row{"milik PT. Telkom dan Prof. Budi", "milik PT. Telkom dan Prof. Budi", ""},
           Row{"Rp 1.500.000 dan 10.30 WIB", "Rp 1.500.000 dan 10.30 WIB", "points in numbers"},
           Row{"buka tokopedia.com Lalu", "buka tokopedia.com Lalu", "points in names"},
           Row{"\"Satu.\" Dua", "\"Satu.\"|Dua", "the closing quote belongs to the sentence"},
           Row{"\u201CSatu.\u201D Dua", "\u201CSatu.\u201D|Dua", ""},
           Row{"(Satu.) Dua", "(Satu.)|Dua", ""},
           Row{"Satu. \u201CDua\u201D", "Satu.|\u201CDua\u201D", "an opening quote begins one"},
           Row{"Judul\nIsi", "Judul|Isi", "a line end always ends one"},
           Row{"satu\r\n\r\ndua", "satu|dua", "blank lines are nothing"},
       }) {
    const auto& shown_text = text;
    CAPTURE(shown_text);
    const auto& shown_why = why;
    CAPTURE(shown_why);
    CHECK(split(text) == sentences);
  }
}

TEST_CASE("the result replaces what was in the vector") {
  std::vector<std::uint32_t> starts = {9, 9, 9};
  find_sentences("Satu. Dua.", starts);
  CHECK(starts == std::vector<std::uint32_t>{0, 6});
}
