// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/wording.hpp"

#include <doctest/doctest.h>

using telusur::Language;
using telusur::article::parse_timestamp;
using telusur::search::TimelineUnit;
using telusur::searchd::web::Wording;

namespace {
const Wording kId(Language::indonesian);
const Wording kEn(Language::english);
}  // namespace

TEST_CASE("times are those of Jakarta, in the newspapers' way") {
  struct Row {
    const char* time;
    const char* indonesian;
    const char* english;
  };
  for (const Row& row : {
           Row{"2026-11-23T17:45:00+07:00", "23 Nov 2026, 17.45 WIB", "23 Nov 2026, 17:45 WIB"},
           Row{"2026-11-23T17:45:00Z", "24 Nov 2026, 00.45 WIB", "24 Nov 2026, 00:45 WIB"},
           Row{"2026-08-01T01:00:00+09:00", "31 Jul 2026, 23.00 WIB", "31 Jul 2026, 23:00 WIB"},
           Row{"2026-05-07", "7 Mei 2026", "7 May 2026"},
           Row{"2024-12-31T09:05:59+07:00", "31 Des 2024, 09.05 WIB", "31 Dec 2024, 09:05 WIB"},
       }) {
    CAPTURE(row.time);
    CHECK(kId.time(*parse_timestamp(row.time)) == row.indonesian);
    CHECK(kEn.time(*parse_timestamp(row.time)) == row.english);
  }
}

TEST_CASE("of a second time the day is said only when it is another one") {
  const auto first = *parse_timestamp("2026-11-23T17:45:00+07:00");
  CHECK(kId.later(first, *parse_timestamp("2026-11-23T20:05:00+07:00")) == "20.05 WIB");
  CHECK(kId.later(first, *parse_timestamp("2026-11-23T18:00:00Z")) == "24 Nov 2026, 01.00 WIB");
  CHECK(kId.later(*parse_timestamp("2026-11-22"), *parse_timestamp("2026-11-22")) == "22 Nov 2026");
}

TEST_CASE("numbers are grouped by the language's mark") {
  CHECK(kId.number(0) == "0");
  CHECK(kId.number(999) == "999");
  CHECK(kId.number(1000) == "1.000");
  CHECK(kEn.number(1234567) == "1,234,567");
  CHECK(kId.articles(1) == "1 artikel");
  CHECK(kEn.articles(1) == "1 article");
  CHECK(kEn.articles(1200) == "1,200 articles");
}

TEST_CASE("buckets are called by their width") {
  const std::chrono::local_days day(std::chrono::year{2023} / 7 / 3);
  CHECK(kId.bucket(day, TimelineUnit::day) == "3 Jul 2023");
  CHECK(kId.bucket(day, TimelineUnit::week) == "3 Jul 2023");
  CHECK(kId.bucket(day, TimelineUnit::month) == "Jul 2023");
  CHECK(kId.bucket(day, TimelineUnit::year) == "2023");
}
