// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/numbers.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace telusur::analysis;

TEST_CASE("how far a number reaches") {
  struct Row {
    std::string_view text;
    std::size_t length;
  };
  for (auto [text, length] :
       {Row{"", 0}, Row{"a1", 0}, Row{".5", 0}, Row{"7", 1}, Row{"800.000 unit", 7},
        Row{"1,5 juta", 3}, Row{"10.30, Jumat", 5}, Row{"2.0.1.", 5}, Row{"5.", 1}, Row{"5,", 1},
        Row{"5..6", 1}, Row{"5.,6", 1}, Row{"16e", 2}, Row{"1,234.50!", 8}}) {
    const auto& shown_text = text;
    CAPTURE(shown_text);
    CHECK(number_length(text) == length);
  }
}

TEST_CASE("one spelling for each number") {
  struct Row {
    std::string_view number;
    std::string_view canonical;
    std::string_view why;
  };
  for (auto [number, canonical, why] : {
           Row{"7", "7", ""},
           Row{"007", "007", "leading zeros are part of a name"},
           Row{"800.000", "800000", "points before groups of three go"},
           Row{"1.500.000", "1500000", ""},
           Row{"1.500.00", "1.500.00", "unless one group is short"},
           Row{"1234.567", "1234.567", "or the first group is too long"},
           Row{"10.30", "10.30", "a time"},
           Row{"2.0.1", "2.0.1", "a version"},
           Row{"3.14", "3.14", ""},
           Row{"1,5", "1.5", "the comma is the decimal sign"},
           Row{"1,50", "1.5", "without trailing zeros"},
           Row{"1,00", "1", "or a fraction of none"},
           Row{"0,75", "0.75", ""},
           Row{"1.500.000,00", "1500000", ""},
           Row{"1.234,5", "1234.5", ""},
           Row{"1,234.50", "1,234.50", "English: no reading is safe"},
           Row{"1,2,3", "1,2,3", "a list"},
           Row{"10.30,5", "10.30,5", ""},
       }) {
    const auto& shown_number = number;
    CAPTURE(shown_number);
    const auto& shown_why = why;
    CAPTURE(shown_why);
    CHECK(canonical_number(number) == canonical);
  }
}

TEST_CASE("a canonical number is its own canonical form") {
  for (const std::string_view number :
       {"7", "800000", "1.5", "10.30", "2.0.1", "1,234.50", "1,2,3"}) {
    CAPTURE(number);
    CHECK(canonical_number(number) == number);
  }
}

TEST_CASE("scale words") {
  CHECK(scale_factor("ribu") == 1'000);
  CHECK(scale_factor("rb") == 1'000);
  CHECK(scale_factor("juta") == 1'000'000);
  CHECK(scale_factor("jt") == 1'000'000);
  CHECK(scale_factor("miliar") == 1'000'000'000);
  CHECK(scale_factor("milyar") == 1'000'000'000);
  CHECK(scale_factor("triliun") == 1'000'000'000'000);
  CHECK(!scale_factor("persen"));
  CHECK(!scale_factor(""));
}

TEST_CASE("a number times a scale, where that is a whole number") {
  struct Row {
    std::string_view number;
    std::uint64_t factor;
    std::string_view product;  ///< "" for none
    std::string_view why;
  };
  for (auto [number, factor, product, why] : {
           Row{"1.5", 1'000'000, "1500000", ""},
           Row{"800", 1'000, "800000", ""},
           Row{"0.25", 1'000'000, "250000", ""},
           Row{"1.234567", 1'000'000, "1234567", "just whole"},
           Row{"1.2345678", 1'000'000, "", "no longer whole"},
           Row{"2.0.1", 1'000, "", "no decimal"},
           Row{"1,234", 1'000, "", ""},
           Row{"999999", 1'000'000'000'000, "999999000000000000", "just below 10^18"},
           Row{"1000000", 1'000'000'000'000, "", "10^18 is too much"},
           Row{"99999999999999999999999999", 1'000, "", "and no overflow on the way"},
       }) {
    const auto& shown_number = number;
    CAPTURE(shown_number);
    const auto& shown_why = why;
    CAPTURE(shown_why);
    CHECK(scaled_number(number, factor).value_or("") == product);
  }
}

TEST_CASE("currencies and units") {
  CHECK(currency_name("rp") == "rp");
  CHECK(currency_name("idr") == "rp");
  CHECK(currency_name("usd") == "usd");
  CHECK(currency_name("rm") == "rm");
  for (const std::string_view unit : {"gb", "mah", "hz", "g", "k", "mp"})
    CHECK(is_unit(unit));
  for (const std::string_view neither : {"", "rumah", "Rp", "GB", "persen"}) {
    CHECK(currency_name(neither).empty());
    CHECK(!is_unit(neither));
  }
}
