// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/detail/calendar.hpp"

#include "article/timestamp.hpp"

namespace telusur::search::detail {
namespace {

using namespace std::chrono;  // NOLINT: the calendar is this file's language

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2200;
constexpr local_days kFirstDay{year{kFirstYear} / January / 1};

Moment midnight(local_days day) {
  return Moment{day.time_since_epoch()} - article::kJakartaOffset;
}

Period period_of(local_days first, local_days after) {
  return Period{midnight(first), midnight(after)};
}

/// Months since year 0, so that going back is a subtraction.
int month_number(year_month_day date) {
  return int(date.year()) * 12 + int(unsigned(date.month())) - 1;
}

year_month month_of(int number) {
  return year{number / 12} / month{static_cast<unsigned>(number % 12 + 1)};
}

std::optional<Period> day_from(local_days day) {
  if (day < kFirstDay) return std::nullopt;
  return day_period(day);
}

}  // namespace

local_days today(Moment now) {
  return local_days{floor<days>(now + article::kJakartaOffset).time_since_epoch()};
}

std::optional<local_days> checked_day(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || day < 1) return std::nullopt;
  const year_month_day date{std::chrono::year{year},
                            std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return local_days{date};
}

Period day_period(local_days day) {
  return period_of(day, day + days{1});
}

std::optional<Period> month_period(int year, int month) {
  const auto first = checked_day(year, month, 1);
  if (!first) return std::nullopt;
  const year_month next =
      year_month{year_month_day{*first}.year(), year_month_day{*first}.month()} + months{1};
  return period_of(*first, local_days{next / 1});
}

std::optional<Period> year_period(int year) {
  const auto first = checked_day(year, 1, 1);
  if (!first) return std::nullopt;
  return period_of(*first, local_days{std::chrono::year{year + 1} / January / 1});
}

std::optional<Period> unit_ago(Unit unit, int back, Moment now) {
  const local_days day = today(now);
  const year_month_day date{day};
  switch (unit) {
    case Unit::hour:
      return Period{now - hours{back}, now - hours{back}};
    case Unit::day:
      return day_from(day - days{back});
    case Unit::week: {
      const local_days monday = day - (weekday{day} - Monday) - weeks{back};
      if (monday < kFirstDay) return std::nullopt;
      return period_of(monday, monday + weeks{1});
    }
    case Unit::month: {
      const int number = month_number(date) - back;
      if (number < kFirstYear * 12) return std::nullopt;
      return month_period(number / 12, number % 12 + 1);
    }
    case Unit::year:
      return year_period(int(date.year()) - back);
  }
  return std::nullopt;
}

std::optional<Period> day_ago(Unit unit, int back, Moment now) {
  const local_days day = today(now);
  switch (unit) {
    case Unit::hour:
    case Unit::day:
      return unit_ago(unit, back, now);
    case Unit::week:
      return day_from(day - weeks{back});
    case Unit::month:
    case Unit::year: {
      const year_month_day date{day};
      const int number = month_number(date) - back * (unit == Unit::year ? 12 : 1);
      if (number < kFirstYear * 12) return std::nullopt;
      const year_month month = month_of(number);
      const year_month_day same = month / date.day();
      return day_from(same.ok() ? local_days{same} : local_days{month / last});
    }
  }
  return std::nullopt;
}

}  // namespace telusur::search::detail
