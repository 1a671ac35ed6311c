// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "support/language.hpp"
#include "support/result.hpp"

namespace telusur::article {

/// Offset of Asia/Jakarta (WIB) from UTC: the zone of a time that names none. Indonesia has no
/// daylight saving time, so a fixed offset is exact.
constexpr std::chrono::minutes kJakartaOffset{7 * 60};

/// A moment, and the zone in which its source stated it. Ordered by moment alone.
struct Timestamp {
  std::chrono::sys_seconds moment;
  std::chrono::minutes utc_offset = kJakartaOffset;

  friend bool operator==(const Timestamp& a, const Timestamp& b) { return a.moment == b.moment; }
  friend auto operator<=>(const Timestamp& a, const Timestamp& b) {
    return a.moment.time_since_epoch().count() <=> b.moment.time_since_epoch().count();
  }
};

/// Reads RFC 3339 (`2023-07-20T09:10:00+07:00`, also with a space, without seconds or zone, with
/// fractions, which are dropped), `2023-07-20` and `20/7/2023` (midnight). A missing zone is
/// Asia/Jakarta. Years 1900..2200. Errors: invalid_document, `where` empty, for the caller to fill.
Result<Timestamp> parse_timestamp(std::string_view text);

/// RFC 3339 in the zone of the timestamp: `2023-07-20T09:10:00+07:00`.
std::string to_rfc3339(const Timestamp& time);

/// For people: `20 Juli 2023`, `20 July 2023`.
std::string to_display_date(const Timestamp& time, Language language);

/// The calendar day in the zone of the timestamp.
std::chrono::year_month_day local_day(const Timestamp& time);

}  // namespace telusur::article
