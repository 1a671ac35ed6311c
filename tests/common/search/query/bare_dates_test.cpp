// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "query_text.hpp"

namespace telusur::search::testing {

TEST_CASE("clear relative dates after a few keywords become a filter, and say so") {
  for (const auto& row : {
           QueryRow{"tiktok kemarin",
                    "tiktok (published 2023-07-23T00:00:00+07:00..2023-07-24T00:00:00+07:00) "
                    "(notice date_recognized 7..14)"},
           QueryRow{"tiktok pekan lalu",
                    "tiktok (published 2023-07-17T00:00:00+07:00..2023-07-24T00:00:00+07:00) "
                    "(notice date_recognized 7..17)"},
           QueryRow{"\"judi online\" 7 hari terakhir",
                    "\"judi online\" (published "
                    "2023-07-18T00:00:00+07:00..2023-07-25T00:00:00+07:00) "
                    "(notice date_recognized 14..29)"},
           QueryRow{"hari ini",
                    "(all) (published 2023-07-24T00:00:00+07:00..2023-07-25T00:00:00+07:00) "
                    "(notice date_recognized 0..8)"},
       }) {
    CAPTURE(row.text);
    CHECK(understood(row.text) == row.tree);
  }
}

TEST_CASE("the notice names the days") {
  CHECK(parsed("tiktok pekan lalu").notices.at(0).value == "2023-07-17..2023-07-23");
  CHECK(parsed("tiktok kemarin").notices.at(0).value == "2023-07-23");
}

TEST_CASE("other dates at the end are only offered") {
  for (const auto& row : {
           QueryRow{"tiktok Juli 2023",
                    "(all tiktok juli{juli2023:2} 2023) "
                    "(maybe 7..16 2023-07-01T00:00:00+07:00..2023-08-01T00:00:00+07:00)"},
           QueryRow{"cuti 7 hari",
                    "(all cuti{cuti7:2} 7 hari) "
                    "(maybe 5..11 2023-07-18T00:00:00+07:00..2023-07-25T00:00:00+07:00)"},
           QueryRow{"Sidang Putusan Hari Ini",
                    "(all sidang putusan hari ini~) "
                    "(maybe 15..23 2023-07-24T00:00:00+07:00..2023-07-25T00:00:00+07:00)"},
           QueryRow{"apa hasil pemilu kemarin?",
                    "(all apa~ hasil pemilu kemarin) "
                    "(maybe 17..24 2023-07-23T00:00:00+07:00..2023-07-24T00:00:00+07:00)"},
       }) {
    CAPTURE(row.text);
    CHECK(understood(row.text) == row.tree);
  }
}

TEST_CASE("words that are no date of publication are words") {
  for (std::string_view text :
       {"iphone 2023", "kemarin tiktok", "naik dari bulan lalu", "sejak kemarin", "\"kemarin\"",
        "judul:kemarin", "tiktok OR kemarin", "tiktok -kemarin", "(tiktok kemarin)",
        "sejak:2023 kemarin", "galaxy m 7d"}) {
    CAPTURE(text);
    const Query query = parsed(text, BareDates::always);
    CHECK(query.suggested_dates.empty());
  }
}

TEST_CASE("the caller decides what becomes of them") {
  CHECK(understood("tiktok kemarin", BareDates::words) ==
        "(all tiktok kemarin) "
        "(maybe 7..14 2023-07-23T00:00:00+07:00..2023-07-24T00:00:00+07:00)");
  CHECK(understood("tiktok Juli 2022", BareDates::always) ==
        "tiktok (published 2022-07-01T00:00:00+07:00..2022-08-01T00:00:00+07:00) "
        "(notice date_recognized 7..16)");
  CHECK(understood("cuti 7 hari", BareDates::always) ==
        "cuti (published 2023-07-18T00:00:00+07:00..2023-07-25T00:00:00+07:00) "
        "(notice date_recognized 5..11)");
}

}  // namespace telusur::search::testing
