// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/tokenizer.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "tokens_text.hpp"

using namespace telusur::analysis;

namespace {

constexpr std::string_view sign(Gap gap) {
  switch (gap) {
    case Gap::start:
      return "^";
    case Gap::none:
      return "";
    case Gap::hyphen:
      return "-";
    case Gap::blank:
      return "_";
    case Gap::dollar:
      return "$";
    case Gap::point:
      return ".";
    case Gap::other:
      break;
  }
  return "~";
}

/// The runs of a text, each as `gap[bytes:kind]`; gaps as above.
std::string runs_of(std::string_view text) {
  Tokenizer tokenizer(text);
  std::string out;
  for (Run run; tokenizer.next(run);) {
    out += sign(run.gap);
    out += '[';
    out += text.substr(run.begin, run.end - run.begin);
    out += ':';
    out += name(run.kind)[0];
    out += ']';
  }
  return out;
}

}  // namespace

TEST_CASE("runs, their kinds and what lies between them") {
  struct Row {
    std::string_view text;
    std::string_view
        runs;  ///< w word, n number, m mixed; ^ start, _ blank, - hyphen, $, ., ~ other
  };
  for (auto [text, runs] : {
           Row{"", ""},
           Row{"Project S", "^[Project:w]_[S:w]"},
           Row{"  Project", "^[Project:w]"},
           Row{"RTX4090", "^[RTX:w][4090:n]"},
           Row{"5G", "^[5G:m]"},
           Row{"16e", "^[16e:m]"},
           Row{"US$5", "^[US:w]$[5:n]"},
           Row{"US$ 5", "^[US:w]$[5:n]"},
           Row{"Rp.5", "^[Rp:w].[5:n]"},
           Row{"Rp. 5", "^[Rp:w].[5:n]"},
           Row{"US $5", "^[US:w]~[5:n]"},
           Row{"5G-nya", "^[5G:m]-[nya:w]"},
           Row{"V70", "^[V70:m]"},
           Row{"A16Bionic", "^[A16Bionic:m]"},
           Row{"2jt", "^[2:n][jt:w]"},
           Row{"15RIBU", "^[15:n][RIBU:w]"},
           Row{"1,5x", "^[1,5:n][x:w]"},
           Row{"a-b\u2010c\u2011d", "^[a:w]-[b:w]-[c:w]-[d:w]"},
           Row{"a\u2013b", "^[a:w]~[b:w]"},
           Row{"a\u00A0b\u202Fc", "^[a:w]_[b:w]_[c:w]"},
           Row{"a\tb\nc", "^[a:w]~[b:w]~[c:w]"},
           Row{"a, b", "^[a:w]~[b:w]"},
           Row{"Apple's iPhone", "^[Apple:w]~[iPhone:w]"},
           Row{"Jum'at", "^[Jum'at:w]"},
           Row{"James' buku", "^[James:w]~[buku:w]"},
           Row{"C++, C#", "^[C++:w]~[C#:w]"},
           Row{"ABC++", "^[ABC:w]"},
           Row{"\xFF\xFE"
               "ok\x80",
               "^[ok:w]"},
       }) {
    const auto& shown_text = text;
    CAPTURE(shown_text);
    CHECK(runs_of(text) == runs);
  }
}
