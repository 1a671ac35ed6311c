// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/news_time.hpp"

#include <doctest/doctest.h>

using namespace telusur;
using indexer::detail::first_time_in;
using indexer::detail::read_time;

TEST_CASE("times as pages and feeds write them") {
  struct Row {
    const char* text;
    const char* time;
  };
  for (const Row& row : {
           Row{"2023-07-20T14:05:00+07:00", "2023-07-20T14:05:00+07:00"},
           Row{" 2023-07-20 \n", "2023-07-20T00:00:00+07:00"},
           Row{"Thu, 20 Jul 2023 14:05:09 +0700", "2023-07-20T14:05:09+07:00"},
           Row{"Thu, 20 Jul 2023 07:05:09 GMT", "2023-07-20T07:05:09+00:00"},
           Row{"20 Jul 2023 14:05:09 -0130", "2023-07-20T14:05:09-01:30"},
           Row{"2023/07/20 14:05:00", "2023-07-20T14:05:00+07:00"},
           Row{"20 Juli 2023, 14:05 WIB", "2023-07-20T14:05:00+07:00"},
           Row{"Kamis, 20 Juli 2023 | 14.05 WIB", "2023-07-20T14:05:00+07:00"},
           Row{"Kamis, 20 Jul 2023 - 14:05 WITA", "2023-07-20T14:05:00+08:00"},
           Row{"20 Agustus 2023 pukul 06.30 WIT", "2023-08-20T06:30:00+09:00"},
           Row{"Kamis (20/7/2023)", "2023-07-20T00:00:00+07:00"},
           Row{"Kamis (20/7/2023) 09:15", "2023-07-20T09:15:00+07:00"},
           Row{"Ditulis Kamis 20-07-2023 oleh Dian", "2023-07-20T00:00:00+07:00"},
           Row{"Diterbitkan: 1 Nopember 2023", "2023-11-01T00:00:00+07:00"},
           Row{"3 Mei 2023 \u00B7 10.00", "2023-05-03T10:00:00+07:00"},
       }) {
    CAPTURE(row.text);
    const auto time = read_time(row.text);
    REQUIRE(time);
    CHECK(to_rfc3339(*time) == row.time);
  }
}

TEST_CASE("what is no date") {
  for (const char* text :
       {"", "kemarin", "2 jam lalu", "31 Februari 2023", "0/0/0000", "20 Juli", "20 Juli 0000",
        "Versi 1.2.3", "20 Marete 2023", "5.000 orang", "120/7/2023", "Seri 5/6"}) {
    CAPTURE(text);
    CHECK_FALSE(read_time(text));
  }
}

TEST_CASE("relative times count back from now") {
  const auto now = article::parse_timestamp("2023-07-20T10:00:00+07:00");
  REQUIRE(now);
  struct Row {
    const char* text;
    const char* time;
  };
  for (const Row& row : {
           Row{"baru saja", "2023-07-20T10:00:00+07:00"},
           Row{"2 jam lalu", "2023-07-20T08:00:00+07:00"},
           Row{"(5 menit yang lalu)", "2023-07-20T09:55:00+07:00"},
           Row{"sejam lalu", "2023-07-20T09:00:00+07:00"},
           Row{"3 hari lalu", "2023-07-17T10:00:00+07:00"},
           Row{"sepekan yang lalu", "2023-07-13T10:00:00+07:00"},
           Row{"Kemarin, 14:05 WIB", "2023-07-19T14:05:00+07:00"},
           Row{"hari ini 09.30", "2023-07-20T09:30:00+07:00"},
       }) {
    CAPTURE(row.text);
    const auto time = read_time(row.text, *now);
    REQUIRE(time);
    CHECK(to_rfc3339(*time) == row.time);
  }
  CHECK_FALSE(read_time("2 jam perjalanan", *now));
}

TEST_CASE("the first date in running text") {
  const auto time =
      first_time_in("Setelah 12 tahun, pada 3 Maret 2024 layanan itu ditutup 5/6/2024.");
  REQUIRE(time);
  CHECK(to_rfc3339(*time) == "2024-03-03T00:00:00+07:00");
}
