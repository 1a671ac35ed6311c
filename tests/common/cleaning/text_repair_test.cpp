// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/text_repair.hpp"

#include <doctest/doctest.h>

#include <string>

#include "cleaning/html_entities.hpp"
#include "cleaning/mojibake.hpp"
#include "cleaning/whitespace.hpp"

using namespace telusur::cleaning;

namespace {

struct Row {
  std::string text;
  const char* repaired;
  std::string why;
};

}  // namespace

TEST_CASE("UTF-8 that was read as Windows-1252 is read again") {
  for (const Row& row : {
           Row{"\u00E2\u20AC\u0153halo\u00E2\u20AC\u009D", "\u201Chalo\u201D", "double quotes"},
           Row{"Jum\u00E2\u20AC\u2122at", "Jum\u2019at", "apostrophe"},
           Row{"2019\u00E2\u20AC\u201C2020", "2019\u20132020", "dash"},
           Row{"caf\u00C3\u00A9", "caf\u00E9", "two bytes"},
           Row{"10\u00C2\u00B0C", "10\u00B0C", "degree sign"},
           Row{"\u00F0\u0178\u02DC\u20AC", "\U0001F600", "four bytes"},
           Row{"\u00D0\u00BF\u00D1\u20AC\u00D0\u00B8", "\u043F\u0440\u0438", "Cyrillic"},
           Row{"\u201C\u00C3\u00A9lan\u201D", "\u201C\u00E9lan\u201D", "next to a real quote"},
           Row{"caf\u00C3\u0192\u00C2\u00A9", "caf\u00E9", "misread twice"},
       }) {
    CAPTURE(row.why);
    CHECK(without_mojibake(row.text) == row.repaired);
  }
}

TEST_CASE("real text that could be misread text stays") {
  for (const Row& row : {
           Row{"\u201CCAF\u00C9\u201D", "", "capital and closing quote"},
           Row{"NESCAF\u00C9\u00AE", "", "capital and sign"},
           Row{"S\u00C3O PAULO \u00C3", "", "Portuguese"},
           Row{"AMANH\u00C3\u201D", "", "capital, tilde, quote"},
           Row{"\u00E2ge \u2013 \u201Cna\u00EFf\u201D\u2026", "", "French and punctuation"},
           Row{"5\u20AC\u2013\u00A310", "", "currencies"},
           Row{"\u0628\u0633\u0645 \u4F60\u597D", "", "other scripts"},
           Row{"3 \u00D7 \u00B1 2", "", "signs apart"},
       }) {
    CAPTURE(row.why);
    CHECK(without_mojibake(row.text) == row.text);
  }
}

TEST_CASE("left-over character references are decoded") {
  for (const Row& row : {
           Row{"S&amp;P &lt;500&gt; &quot;a&quot;", "S&P <500> \"a\"", "the basic ones"},
           Row{"caf&eacute;&hellip;", "caf\u00E9\u2026", "named"},
           Row{"&#8220;a&#x201D; &#39;", "\u201Ca\u201D '", "numbers"},
           Row{"&#150;", "\u2013", "Windows-1252 number, as browsers read it"},
           Row{"a&amp;nbsp;b &amp;amp; c", "a\u00A0b & c", "escaped twice"},
           Row{"AT&T, R&D; a & b &; &#; &#x; &tiada;", "AT&T, R&D; a & b &; &#; &#x; &tiada;",
               "no references"},
           Row{"&#0; &#xD800; &#1114112;", "&#0; \uFFFD &#1114112;", "no characters"},
           Row{"&amp", "&amp", "no semicolon"},
       }) {
    CAPTURE(row.why);
    CHECK(without_entities(row.text) == row.repaired);
  }
}

TEST_CASE("white space and line ends become plain, what has no shape goes") {
  for (const Row& row : {
           Row{"Rp\u00A01\u202Fjuta\tlebih", "Rp 1 juta lebih", "spaces"},
           Row{"a\r\nb\rc\u2028d\u0085e", "a\nb\nc\nd\ne", "line ends"},
           Row{"\uFEFFsat\u00ADgas\u200B \u2060UMKM\u200F", "satgas UMKM", "no shape"},
           Row{"a\x01\x1F\x7F"
               "b",
               "ab", "control characters"},
           Row{"\U0001F468\u200D\U0001F4BB", "\U0001F468\u200D\U0001F4BB", "joined emoji"},
           Row{"a\u200D"
               "b",
               "ab", "a joiner between letters"},
           Row{"dia.\u00C2 Lalu \u00C2", "dia. Lalu ", "half of a misread space"},
           Row{"caf\xE9", "caf\uFFFD", "invalid UTF-8"},
           Row{"a&nbsp;b", "a b", "a reference to a space"},
       }) {
    CAPTURE(row.why);
    CHECK(repaired_text(row.text) == row.repaired);
  }
  CHECK(repaired_text(std::string_view("a\0b", 3)) == "ab");
}

TEST_CASE("paragraphs are tidied") {
  CHECK(tidy_paragraphs("  a  b \n\n \n c\n") == "a b\nc");
  CHECK(tidy_line(" a\nb  c ") == "a b c");
  CHECK(tidy_paragraphs(" \n ") == "");
}
