// SPDX-License-Identifier: GPL-2.0-or-later
#include "messages/translation.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace telusur;

namespace {

constexpr std::array kSome = {
    Sentence{"there is no index here", "tidak ada indeks di sini"},
    Sentence{"at most {}", "paling banyak {}"},
    Sentence{"at most {} bytes", "paling banyak {} bita"},
    Sentence{"{} is outside {}..{}", "{} di luar {}..{}"},
    Sentence{"{} of {}", "dari {1}, {0}"},
};

}  // namespace

TEST_CASE("a sentence fits the whole text, its holes anything") {
  struct Row {
    const char* english;
    const char* indonesian;  ///< empty: no sentence
    const char* why;
  };
  const std::array<Sentences, 1> lists = {kSome};
  for (const Row& row : {
           Row{"there is no index here", "tidak ada indeks di sini", "no hole"},
           Row{"there is no index here at all", "", "more than the sentence"},
           Row{"there is no", "", "less"},
           Row{"at most 3", "paling banyak 3", "a hole at the end"},
           Row{"at most 3 bytes", "paling banyak 3 bita", "the sentence with more of its own"},
           Row{"at most {0} %s", "paling banyak {0} %s", "values are not looked into"},
           Row{"500 is outside 0..100", "500 di luar 0..100", "several holes"},
           Row{"k1: -1 is outside 0..10", "k1: -1 di luar 0..10", "a hole with blanks"},
           Row{"a is outside b", "", "part of it"},
           Row{"one of two", "dari two, one", "another order"},
           Row{"", "", "nothing"},
       }) {
    CAPTURE(row.why);
    CHECK(in_indonesian(row.english, lists).value_or("") == row.indonesian);
  }
}
