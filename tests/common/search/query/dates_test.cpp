// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/dates.hpp"

#include <doctest/doctest.h>

#include "query_text.hpp"

namespace telusur::search::testing {
namespace {

/// `since..until`, whole days without their time.
std::string brief(const Period& period) {
  std::string text = to_string(period);
  for (std::size_t at; (at = text.find("T00:00:00+07:00")) != std::string::npos;)
    text.erase(at, 15);
  for (std::size_t at; (at = text.find("+07:00")) != std::string::npos;)
    text.erase(at, 6);
  return text;
}

std::string range(std::string_view text, Moment now = kNow) {
  const auto read = read_date_range(text, now);
  return read ? brief(read->period) + (read->swapped ? " swapped" : "") : "none";
}

Moment jakarta(int year, unsigned month, unsigned day, int hour) {
  return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} /
                               std::chrono::day{day}} +
         std::chrono::hours{hour - 7};
}

struct Row {
  std::string_view text;
  std::string_view period;
};

}  // namespace

TEST_CASE("a date names a whole period in Jakarta") {
  for (const auto& row : {
           Row{"2023-07-20", "2023-07-20..2023-07-21"},
           Row{"2023-7-2", "2023-07-02..2023-07-03"},
           Row{"2023/07/20", "2023-07-20..2023-07-21"},
           Row{"20/7/2023", "2023-07-20..2023-07-21"},
           Row{"20-07-2023", "2023-07-20..2023-07-21"},
           Row{"20.7.2023", "2023-07-20..2023-07-21"},
           Row{"2023-12-31", "2023-12-31..2024-01-01"},
           Row{"2024-02-29", "2024-02-29..2024-03-01"},
           Row{"2023-07", "2023-07-01..2023-08-01"},
           Row{"2023-12", "2023-12-01..2024-01-01"},
           Row{"7/2023", "2023-07-01..2023-08-01"},
           Row{"2023", "2023-01-01..2024-01-01"},
           Row{" 2023-07-20, ", "2023-07-20..2023-07-21"},
           Row{"2023-07-20T09:10:00+07:00", "2023-07-20T09:10:00..2023-07-20T09:10:01"},
           Row{"2023-07-20T02:10:30Z", "2023-07-20T09:10:30..2023-07-20T09:10:31"},
           Row{"2023-07-20 09:10", "2023-07-20T09:10:00..2023-07-20T09:11:00"},
           Row{"20 Juli 2023", "2023-07-20..2023-07-21"},
           Row{"20-Juli-2023", "2023-07-20..2023-07-21"},
           Row{"July 20, 2023", "2023-07-20..2023-07-21"},
           Row{"Juli 2023", "2023-07-01..2023-08-01"},
           Row{"juli-2023", "2023-07-01..2023-08-01"},
           Row{"AGUSTUS  2022", "2022-08-01..2022-09-01"},
           Row{"des 2022", "2022-12-01..2023-01-01"},
       }) {
    CAPTURE(row.text);
    CHECK(range(row.text) == row.period);
  }
}

TEST_CASE("a month or day without a year is the last one begun") {
  for (const auto& row : {
           Row{"juli", "2023-07-01..2023-08-01"},
           Row{"Agustus", "2022-08-01..2022-09-01"},
           Row{"24 juli", "2023-07-24..2023-07-25"},
           Row{"25 juli", "2022-07-25..2022-07-26"},
           Row{"29 februari", "2020-02-29..2020-03-01"},
       }) {
    CAPTURE(row.text);
    CHECK(range(row.text) == row.period);
  }
}

TEST_CASE("relative dates are calendar units") {
  for (const auto& row : {
           Row{"hari ini", "2023-07-24..2023-07-25"},
           Row{"Today", "2023-07-24..2023-07-25"},
           Row{"kemarin", "2023-07-23..2023-07-24"},
           Row{"yesterday", "2023-07-23..2023-07-24"},
           Row{"kemarin lusa", "2023-07-22..2023-07-23"},
           Row{"2 hari lalu", "2023-07-22..2023-07-23"},
           Row{"dua hari yang lalu", "2023-07-22..2023-07-23"},
           Row{"2 days ago", "2023-07-22..2023-07-23"},
           Row{"pekan ini", "2023-07-24..2023-07-31"},
           Row{"minggu lalu", "2023-07-17..2023-07-24"},
           Row{"last week", "2023-07-17..2023-07-24"},
           Row{"2 pekan lalu", "2023-07-10..2023-07-17"},
           Row{"bulan ini", "2023-07-01..2023-08-01"},
           Row{"bulan lalu", "2023-06-01..2023-07-01"},
           Row{"8 bulan lalu", "2022-11-01..2022-12-01"},
           Row{"tahun ini", "2023-01-01..2024-01-01"},
           Row{"tahun lalu", "2022-01-01..2023-01-01"},
           Row{"last year", "2022-01-01..2023-01-01"},
       }) {
    CAPTURE(row.text);
    CHECK(range(row.text) == row.period);
  }
}

TEST_CASE("a length of time ends with today, which is one of its days") {
  for (const auto& row : {
           Row{"7 hari", "2023-07-18..2023-07-25"},
           Row{"7 hari terakhir", "2023-07-18..2023-07-25"},
           Row{"tujuh hari terakhir", "2023-07-18..2023-07-25"},
           Row{"7d", "2023-07-18..2023-07-25"},
           Row{"7h", "2023-07-18..2023-07-25"},
           Row{"7hari", "2023-07-18..2023-07-25"},
           Row{"7 days", "2023-07-18..2023-07-25"},
           Row{"last 7 days", "2023-07-18..2023-07-25"},
           Row{"2 pekan", "2023-07-11..2023-07-25"},
           Row{"sepekan terakhir", "2023-07-18..2023-07-25"},
           Row{"3 bulan", "2023-04-25..2023-07-25"},
           Row{"5 bulan", "2023-02-25..2023-07-25"},
           Row{"1 tahun", "2022-07-25..2023-07-25"},
           Row{"24 jam terakhir", "2023-07-23T16:20:00..2023-07-25"},
       }) {
    CAPTURE(row.text);
    CHECK(range(row.text) == row.period);
  }
  CHECK(range("1 bulan", jakarta(2023, 3, 31, 12)) == "2023-03-01..2023-04-01");
}

TEST_CASE("ranges include both ends and may be open") {
  for (const auto& row : {
           Row{"2023-07-01..2023-07-31", "2023-07-01..2023-08-01"},
           Row{"2023-06..2023-07", "2023-06-01..2023-08-01"},
           Row{"2023..", "2023-01-01.."},
           Row{"..kemarin", "..2023-07-24"},
           Row{"7d..kemarin", "2023-07-17..2023-07-24"},
           Row{"30d..7d", "2023-06-24..2023-07-18"},
           Row{"20 Juni 2023 .. 2 Juli 2023", "2023-06-20..2023-07-03"},
           Row{"2024..2023", "2023-01-01..2025-01-01 swapped"},
       }) {
    CAPTURE(row.text);
    CHECK(range(row.text) == row.period);
  }
}

TEST_CASE("what is no date is none") {
  for (std::string_view text : {"",
                                "..",
                                "entah",
                                "2023-02-29",
                                "2023-13",
                                "2023-00",
                                "32/1/2023",
                                "1/13/2023",
                                "1899",
                                "2201",
                                "23",
                                "20/7/23",
                                "2023-07/20",
                                "2023-",
                                "-2023",
                                "2023--07",
                                "2023-07-20T25:00",
                                "2023..entah",
                                "entah..2023",
                                "0 hari",
                                "99999 hari",
                                "9999 tahun",
                                "hari",
                                "lalu",
                                "7",
                                "7 apel",
                                "juli 2023 pagi",
                                "31 juni 2023",
                                "besok",
                                "last",
                                "1..2..3"}) {
    CAPTURE(text);
    CHECK(range(text) == "none");
  }
}

TEST_CASE("days change at midnight in Jakarta") {
  CHECK(range("hari ini", jakarta(2023, 7, 24, 0)) == "2023-07-24..2023-07-25");
  CHECK(range("hari ini", jakarta(2023, 7, 24, 0) - std::chrono::seconds{1}) ==
        "2023-07-23..2023-07-24");
  CHECK(range("pekan lalu", jakarta(2023, 7, 23, 12)) == "2023-07-10..2023-07-17");
}

TEST_CASE("since is the first moment of a date, until the one after its last") {
  CHECK(read_since("2023-07", kNow) == jakarta(2023, 7, 1, 0));
  CHECK(read_until("2023-07", kNow) == jakarta(2023, 8, 1, 0));
  CHECK(read_since("7 hari", kNow) == jakarta(2023, 7, 18, 0));
  CHECK(read_until("7 hari", kNow) == jakarta(2023, 7, 18, 0));
  CHECK_FALSE(read_since("entah", kNow));
  CHECK_FALSE(read_until("2023..2024", kNow));
}

TEST_CASE("a zone is whose days are meant, but for a time that names its own") {
  constexpr std::chrono::hours kEast{9};
  // At 16:20 in Jakarta it is 18:20 in Jayapura, whose day began two hours earlier.
  constexpr std::chrono::hours kEarlier{2};
  CHECK(read_since("2023-07", kNow, kEast) == jakarta(2023, 7, 1, 0) - kEarlier);
  CHECK(read_until("2023-07-20", kNow, kEast) == jakarta(2023, 7, 21, 0) - kEarlier);
  CHECK(read_since("kemarin", kNow, kEast) == jakarta(2023, 7, 23, 0) - kEarlier);
  CHECK(read_since("hari ini", jakarta(2023, 7, 23, 23), kEast) ==
        jakarta(2023, 7, 24, 0) - kEarlier);
  CHECK(read_since("3 jam", kNow, kEast) == read_since("3 jam", kNow));
  CHECK(read_since("2023-07-20T10:00", kNow, kEast) == jakarta(2023, 7, 20, 8));
  CHECK(read_since("2023-07-20T10:00+07:00", kNow, kEast) == jakarta(2023, 7, 20, 10));
  CHECK(read_since("2023-07-20T03:00Z", kNow, kEast) == jakarta(2023, 7, 20, 10));
  CHECK(read_since(" 2023-07-20T03:00Z. ", kNow, kEast) == jakarta(2023, 7, 20, 10));
}

TEST_CASE("zones have names of places, short names, or offsets") {
  using std::chrono::hours;
  using std::chrono::minutes;
  struct Row {
    const char* text;
    minutes offset;
  };
  for (const Row& row :
       {Row{"Asia/Jakarta", hours{7}}, Row{"asia/makassar", hours{8}},
        Row{"Asia/Jayapura", hours{9}}, Row{"WIB", hours{7}}, Row{"wita", hours{8}},
        Row{"WIT", hours{9}}, Row{"UTC", hours{0}}, Row{"Z", hours{0}}, Row{"+08:00", hours{8}},
        Row{" 08:00", hours{8}}, Row{"-0330", -(hours{3} + minutes{30})}, Row{"+07", hours{7}}}) {
    CAPTURE(row.text);
    CHECK(read_zone(row.text) == row.offset);
  }
  for (const char* wrong : {"", "Mars", "08:00", "+25:00", "+8", "Asia", "+", "-"}) {
    CAPTURE(wrong);
    CHECK_FALSE(read_zone(wrong));
  }
}

}  // namespace telusur::search::testing
