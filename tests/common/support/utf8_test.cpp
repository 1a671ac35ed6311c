// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/utf8.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace telusur;

TEST_CASE("well-formed text is read character by character") {
  struct Row {
    std::string text;
    char32_t code_point;
    int length;
  };
  for (const Row& row : {
           Row{"a", U'a', 1},
           Row{"\u00E9", 0xE9, 2},
           Row{"\u201C", 0x201C, 3},
           Row{"\uFFFD", 0xFFFD, 3},
           Row{"\U0001F600", 0x1F600, 4},
           Row{"\U0010FFFF", 0x10FFFF, 4},
       }) {
    CAPTURE(row.text);
    const utf8::Decoded decoded = utf8::decode(row.text, 0);
    CHECK(decoded.code_point == row.code_point);
    CHECK(decoded.length == row.length);
    CHECK(utf8::valid(row.text));
    std::string again;
    utf8::append(again, row.code_point);
    CHECK(again == row.text);
  }
}

TEST_CASE("each ill-formed part becomes one replacement character") {
  struct Row {
    std::string_view bytes;
    std::string_view repaired;
    std::string why;
  };
  for (const Row& row : {
           Row{"\x80", "\uFFFD", "a continuation byte alone"},
           Row{"a\xC3", "a\uFFFD", "cut at the end"},
           Row{"\xE2\x80", "\uFFFD", "cut after two of three: one subpart"},
           Row{"\xE2\x80"
               "a",
               "\uFFFDa", "what follows is kept"},
           Row{"\xC0\xAF", "\uFFFD\uFFFD", "overlong slash"},
           Row{"\xE0\x80\x80", "\uFFFD\uFFFD\uFFFD", "overlong null"},
           Row{"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", "a surrogate"},
           Row{"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD", "beyond Unicode"},
           Row{"\xFF", "\uFFFD", "never a byte of UTF-8"},
           Row{"caf\xE9!", "caf\uFFFD!", "Latin-1"},
       }) {
    CAPTURE(row.why);
    CHECK_FALSE(utf8::valid(row.bytes));
    CHECK(utf8::repaired(row.bytes) == row.repaired);
    CHECK(utf8::valid(row.repaired));
  }
}

TEST_CASE("repairing good text changes nothing") {
  const std::string text = "Harga Rp 1,5 juta \u2013 \u201Ccaf\u00E9\u201D \U0001F600 \uFFFD";
  CHECK(utf8::repaired(text) == text);
}

TEST_CASE("what Unicode does not have is appended as a replacement") {
  std::string out;
  utf8::append(out, 0xD800);
  utf8::append(out, 0x110000);
  CHECK(out == "\uFFFD\uFFFD");
}

TEST_CASE("characters are counted, not bytes") {
  CHECK(utf8::count("") == 0);
  CHECK(utf8::count("caf\u00E9") == 4);
  CHECK(utf8::count("delapan huruf, lalu \u00E9, lalu delapan lagi") == 40);
  CHECK(utf8::count("\xE2\x80") == 1);
}

TEST_CASE("a boundary is never inside a character") {
  const std::string text = "a\u201Cb";
  CHECK(utf8::floor_boundary(text, 0) == 0);
  CHECK(utf8::floor_boundary(text, 2) == 1);
  CHECK(utf8::floor_boundary(text, 3) == 1);
  CHECK(utf8::floor_boundary(text, 4) == 4);
  CHECK(utf8::floor_boundary(text, 99) == text.size());
}
