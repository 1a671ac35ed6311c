// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "search/query/dates.hpp"

namespace telusur::search::detail {

enum class Unit : std::uint8_t { hour, day, week, month, year };

/// The day it is in Asia/Jakarta at `now`.
std::chrono::local_days today(Moment now);

/// Nothing for a day that does not exist or lies outside 1900..2200.
std::optional<std::chrono::local_days> checked_day(int year, int month, int day);

Period day_period(std::chrono::local_days day);
std::optional<Period> month_period(int year, int month);
std::optional<Period> year_period(int year);

/// The whole calendar unit `back` units before the one that holds `now`: 1 week is last week from
/// Monday to Sunday. For hours, the moment `back` hours ago. Nothing before 1900.
std::optional<Period> unit_ago(Unit unit, int back, Moment now);

/// The same day `back` units ago (the last of a month where the day does not exist).
std::optional<Period> day_ago(Unit unit, int back, Moment now);

}  // namespace telusur::search::detail
