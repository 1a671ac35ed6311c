// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "article/timestamp.hpp"

namespace telusur::search {
namespace {

using std::chrono::local_days;

constexpr std::array<std::string_view, 5> kNames = {"auto", "day", "week", "month", "year"};

/// First day of the bucket that holds `day`.
local_days floor_to(TimelineUnit unit, local_days day) {
  using namespace std::chrono;
  const year_month_day date{day};
  switch (unit) {
    case TimelineUnit::week:
      return day - (weekday{day} - Monday);
    case TimelineUnit::month:
      return local_days{date.year() / date.month() / 1};
    case TimelineUnit::year:
      return local_days{date.year() / January / 1};
    default:
      return day;
  }
}

/// First day of the bucket after the one that begins on `day`.
local_days next(TimelineUnit unit, local_days day) {
  using namespace std::chrono;
  const year_month_day date{day};
  switch (unit) {
    case TimelineUnit::week:
      return day + weeks{1};
    case TimelineUnit::month:
      return local_days{year_month_day{date + months{1}}};
    case TimelineUnit::year:
      return local_days{year_month_day{date + years{1}}};
    default:
      return day + days{1};
  }
}

/// Number of buckets from the first day to the last; not for years.
std::size_t buckets_of(TimelineUnit unit, local_days first, local_days last) {
  if (unit == TimelineUnit::month) {
    const std::chrono::year_month_day from{first};
    const std::chrono::year_month_day to{last};
    const auto months = (to.year() / to.month()) - (from.year() / from.month());
    return static_cast<std::size_t>(months.count()) + 1;
  }
  constexpr int kDaysOfWeek = 7;
  const auto days = (floor_to(unit, last) - floor_to(unit, first)).count();
  return static_cast<std::size_t>(unit == TimelineUnit::week ? days / kDaysOfWeek : days) + 1;
}

TimelineUnit fitting(TimelineUnit asked, local_days first, local_days last) {
  const bool automatic = asked == TimelineUnit::automatic;
  const std::size_t most = automatic ? kMaxAutoBuckets : kMaxBuckets;
  TimelineUnit unit = automatic ? TimelineUnit::day : asked;
  while (unit != TimelineUnit::year && buckets_of(unit, first, last) > most) {
    unit = static_cast<TimelineUnit>(static_cast<std::uint8_t>(unit) + 1);
  }
  return unit;
}

}  // namespace

std::string_view name(TimelineUnit unit) {
  return kNames.at(static_cast<std::size_t>(unit));
}

std::optional<TimelineUnit> parse_timeline_unit(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<TimelineUnit>(found - kNames.begin());
}

local_days::rep jakarta_day(std::chrono::sys_seconds moment) {
  return std::chrono::floor<std::chrono::days>(moment + article::kJakartaOffset)
      .time_since_epoch()
      .count();
}

Timeline make_timeline(const DayCounts& days, std::uint64_t missing, TimelineUnit unit) {
  Timeline timeline{unit == TimelineUnit::automatic ? TimelineUnit::day : unit, {}, missing};
  if (days.empty()) return timeline;
  const auto [least, most] =
      std::ranges::minmax_element(days, {}, [](const auto& counted) { return counted.first; });
  const local_days first{std::chrono::days{least->first}};
  const local_days last{std::chrono::days{most->first}};
  timeline.unit = fitting(unit, first, last);
  for (local_days from = floor_to(timeline.unit, first); from <= last;
       from = next(timeline.unit, from)) {
    timeline.buckets.push_back({from, 0});
  }
  for (const auto& [day, count] : days) {
    const local_days from = floor_to(timeline.unit, local_days{std::chrono::days{day}});
    std::ranges::lower_bound(timeline.buckets, from, {}, &TimelineBucket::from)->count += count;
  }
  return timeline;
}

std::string iso_date(local_days day) {
  const std::chrono::year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()),
                     unsigned(date.day()));
}

}  // namespace telusur::search
