// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/timeline.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "article/timestamp.hpp"

using namespace telusur;
using namespace telusur::search;

namespace {

DayCounts days_of(const std::vector<std::string>& times) {
  DayCounts days;
  for (const std::string& time : times)
    ++days[jakarta_day(article::parse_timestamp(time).value().moment)];
  return days;
}

/// `2023-07-01:3 2023-08-01:0 ...`
std::string shown(const Timeline& timeline) {
  std::string text;
  for (const TimelineBucket& bucket : timeline.buckets) {
    if (!text.empty()) text += ' ';
    text += iso_date(bucket.from) + ":" + std::to_string(bucket.count);
  }
  return text;
}

}  // namespace

TEST_CASE("days, weeks from Monday, months, years, with nothing left out between") {
  const DayCounts days = days_of({"2023-12-30", "2024-01-01", "2024-01-03", "2024-01-03"});
  struct Row {
    TimelineUnit unit;
    const char* buckets;
  };
  for (const Row& row : {
           Row{TimelineUnit::day,
               "2023-12-30:1 2023-12-31:0 2024-01-01:1 2024-01-02:0 2024-01-03:2"},
           Row{TimelineUnit::week, "2023-12-25:1 2024-01-01:3"},
           Row{TimelineUnit::month, "2023-12-01:1 2024-01-01:3"},
           Row{TimelineUnit::year, "2023-01-01:1 2024-01-01:3"},
       }) {
    const Timeline timeline = make_timeline(days, 0, row.unit);
    CHECK(timeline.unit == row.unit);
    CHECK(shown(timeline) == row.buckets);
  }
}

TEST_CASE("days are those of Jakarta") {
  const DayCounts days = days_of({"2024-01-31T16:59:59Z", "2024-01-31T17:00:00Z"});
  CHECK(shown(make_timeline(days, 0, TimelineUnit::day)) == "2024-01-31:1 2024-02-01:1");
  CHECK(shown(make_timeline(days_of({"1969-12-31T16:00:00Z"}), 0, TimelineUnit::day)) ==
        "1969-12-31:1");
}

TEST_CASE("no articles, no buckets; articles without a time are told apart") {
  const Timeline none = make_timeline({}, 3, TimelineUnit::automatic);
  CHECK(none.buckets.empty());
  CHECK(none.missing == 3);
  CHECK(none.unit == TimelineUnit::day);
}

TEST_CASE("the unit widens before there are too many buckets") {
  struct Row {
    const char* first;
    const char* last;
    TimelineUnit asked;
    TimelineUnit used;
    std::size_t buckets;
  };
  for (const Row& row : {
           Row{"2024-01-01", "2024-02-29", TimelineUnit::automatic, TimelineUnit::day, 60},
           Row{"2024-01-01", "2024-03-01", TimelineUnit::automatic, TimelineUnit::week, 9},
           Row{"2020-01-01", "2024-04-30", TimelineUnit::automatic, TimelineUnit::month, 52},
           Row{"2005-01-01", "2024-04-30", TimelineUnit::automatic, TimelineUnit::year, 20},
           Row{"2023-01-01", "2024-02-04", TimelineUnit::day, TimelineUnit::day, 400},
           Row{"2023-01-01", "2024-02-05", TimelineUnit::day, TimelineUnit::week, 59},
           Row{"2010-01-01", "2024-02-05", TimelineUnit::day, TimelineUnit::month, 170},
           Row{"1990-10-01", "2024-01-31", TimelineUnit::week, TimelineUnit::month, 400},
           Row{"1990-09-30", "2024-01-01", TimelineUnit::month, TimelineUnit::year, 35},
           Row{"1900-01-01", "2200-12-31", TimelineUnit::day, TimelineUnit::year, 301},
       }) {
    CAPTURE(row.first);
    CAPTURE(row.last);
    const Timeline timeline = make_timeline(days_of({row.first, row.last}), 0, row.asked);
    CHECK(timeline.unit == row.used);
    CHECK(timeline.buckets.size() == row.buckets);
    CHECK(timeline.buckets.front().count == 1);
    CHECK(timeline.buckets.back().count == 1);
  }
}

TEST_CASE("units have names") {
  for (const char* text : {"auto", "day", "week", "month", "year"}) {
    const auto unit = parse_timeline_unit(text);
    REQUIRE(unit);
    CHECK(name(*unit) == text);
  }
  CHECK_FALSE(parse_timeline_unit("hour"));
}
