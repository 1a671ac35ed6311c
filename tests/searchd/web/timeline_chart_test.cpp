// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/timeline_chart.hpp"

#include <doctest/doctest.h>

using namespace std::chrono;
using telusur::search::iso_date;
using telusur::search::Timeline;
using telusur::search::TimelineUnit;
using telusur::searchd::web::last_day;
using telusur::searchd::web::PageQuery;
using telusur::searchd::web::timeline_chart;
using telusur::searchd::web::Wording;

namespace {

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

}  // namespace

TEST_CASE("a bucket ends before the next one begins") {
  const local_days leap(year{2024} / 2 / 1);
  CHECK(iso_date(last_day(leap, TimelineUnit::day)) == "2024-02-01");
  CHECK(iso_date(last_day(leap, TimelineUnit::week)) == "2024-02-07");
  CHECK(iso_date(last_day(leap, TimelineUnit::month)) == "2024-02-29");
  CHECK(iso_date(last_day(local_days(year{2024} / 1 / 1), TimelineUnit::year)) == "2024-12-31");
}

TEST_CASE("every bucket is a bar, every one with articles a row that filters by it") {
  const Timeline timeline{TimelineUnit::month,
                          {{local_days(year{2023} / 6 / 1), 1000},
                           {local_days(year{2023} / 7 / 1), 0},
                           {local_days(year{2023} / 8 / 1), 1}},
                          0};
  const std::vector<telusur::http::Parameter> asked = {{"q", "a"}, {"page", "2"}};
  const std::string html =
      timeline_chart(Wording(telusur::Language::indonesian), timeline, PageQuery(asked)).str();
  CHECK(count(html, "<rect ") == 3);
  CHECK(count(html, "<tr><th scope=\"row\">") == 2);
  CHECK(count(html, "height=\"60\"") == 1);
  CHECK(count(html, "height=\"0\"") == 1);
  CHECK(count(html, "height=\"2\"") == 1);  // one among a thousand is still seen
  CHECK(count(html, "/search?q=a&amp;since=2023-06-01&amp;until=2023-06-30") == 1);
  CHECK(count(html, "aria-label=\"Agu 2023: 1 artikel\"") == 1);
}

TEST_CASE("one bucket is no chart") {
  const Timeline timeline{TimelineUnit::day, {{local_days(year{2023} / 6 / 1), 5}}, 0};
  CHECK(timeline_chart(Wording(telusur::Language::english), timeline, PageQuery()).empty());
}
