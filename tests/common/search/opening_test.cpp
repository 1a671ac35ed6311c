// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/opening.hpp"

#include <doctest/doctest.h>

#include <string>

using telusur::search::kMaxOpening;
using telusur::search::opening;

TEST_CASE("the opening of a text") {
  struct Row {
    std::string text;
    std::string opening;
  };
  const std::string word(kMaxOpening - 1, 'a');
  for (const auto& [text, expected] : {
           Row{"", ""},
           Row{" \n ", ""},
           Row{"Satu kalimat.", "Satu kalimat."},
           Row{"\n Satu\tkalimat. \nLalu dua.", "Satu kalimat."},
           Row{word + " b", word + "…"},
           Row{word + "b", word + "b"},
           Row{word + "b c", word + "b…"},
           Row{word + word, word + "a…"},
           Row{"\xFF"
               "ab",
               "\uFFFDab"},
       }) {
    const std::string shown = text;
    CAPTURE(shown);
    CHECK(opening(text) == expected);
  }
}
