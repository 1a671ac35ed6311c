// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/timestamp.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace telusur;
using article::parse_timestamp;
using article::to_rfc3339;

TEST_CASE("dates and times are read in the forms of feeds and pages") {
  struct Row {
    std::string text;
    const char* rfc3339;
    std::string why;
  };
  for (const Row& row : {
           Row{"2023-07-20T09:10:00+07:00", "2023-07-20T09:10:00+07:00", "RFC 3339"},
           Row{"2023-07-20t09:10:00z", "2023-07-20T09:10:00+00:00", "small letters, UTC"},
           Row{"2023-07-20T09:10:00.123Z", "2023-07-20T09:10:00+00:00", "fractions are dropped"},
           Row{"2023-07-20 09:10:00", "2023-07-20T09:10:00+07:00", "no zone: Jakarta"},
           Row{"2023-07-20 09:10", "2023-07-20T09:10:00+07:00", "no seconds"},
           Row{"2023-07-20T09:10:00+0700", "2023-07-20T09:10:00+07:00", "zone without colon"},
           Row{"2023-07-20T09:10:00 +09", "2023-07-20T09:10:00+09:00", "hours only"},
           Row{"2023-07-20T09:10:00-05:30", "2023-07-20T09:10:00-05:30", "west of Greenwich"},
           Row{"2023-07-20", "2023-07-20T00:00:00+07:00", "a day is its midnight"},
           Row{"20/7/2023", "2023-07-20T00:00:00+07:00", "day first, as in Indonesia"},
           Row{"2024-02-29", "2024-02-29T00:00:00+07:00", "leap day"},
       }) {
    CAPTURE(row.why);
    const auto time = parse_timestamp(row.text);
    REQUIRE(time);
    CHECK(to_rfc3339(*time) == row.rfc3339);
  }
}

TEST_CASE("what is no date says how to write one") {
  for (const char* text :
       {"", "kemarin", "2023", "2023-07", "2023-13-01", "2023-02-29", "31/4/2023", "1899-12-31",
        "2201-01-01", "2023-07-20T24:00:00", "2023-07-20T09", "2023-07-20T09:60:00",
        "2023-07-20T09:10:00+15:00", "2023-07-20 pagi", "2023-07-20T09:10:00+07:00x", "7/20/2023",
        "-1-01-01"}) {
    CAPTURE(text);
    const auto time = parse_timestamp(text);
    REQUIRE_FALSE(time);
    CHECK(time.error().code == ErrorCode::invalid_document);
    CHECK(time.error().what.find(text) != std::string::npos);
    CHECK(time.error().hint.find("RFC 3339") != std::string::npos);
  }
}

TEST_CASE("the same moment in two zones is equal and has two local days") {
  const auto jakarta = parse_timestamp("2023-07-20T01:00:00+07:00");
  const auto utc = parse_timestamp("2023-07-19T18:00:00Z");
  REQUIRE(jakarta);
  REQUIRE(utc);
  CHECK(*jakarta == *utc);
  CHECK(unsigned(article::local_day(*jakarta).day()) == 20);
  CHECK(unsigned(article::local_day(*utc).day()) == 19);
}

TEST_CASE("timestamps are ordered by moment") {
  CHECK(*parse_timestamp("2023-07-20T08:00:00+07:00") < *parse_timestamp("2023-07-20T02:00:00Z"));
}
