// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "article/timestamp.hpp"

namespace telusur::search {

using Moment = std::chrono::sys_seconds;

/// Moments [since, until); a missing end is open.
struct Period {
  std::optional<Moment> since;
  std::optional<Moment> until;

  friend bool operator==(const Period&, const Period&) = default;
};

/// Whether a date without a field, at the end of a query, is meant as one.
enum class BareUse : std::uint8_t {
  never,     ///< `2023`: far more often a part of a name
  possible,  ///< `Juli 2023`, `7 hari`: perhaps a filter, perhaps words to find
  clear,     ///< `kemarin`, `pekan lalu`, `7 hari terakhir`: says when, in a short query
};

/// One date as written. Days, weeks (from Monday), months and years are those of Asia/Jakarta.
struct DateReading {
  Period named;  ///< what is named: that day, that month; for `7 hari` the day 7 days ago
  Period span;   ///< the same, but for `7 hari` the 7 days that end with today
  BareUse bare = BareUse::never;
};

/// Reads one date, not a range: RFC 3339, `2023-07-20`, `2023-07`, `2023`, `20/7/2023`, `7/2023`,
/// `20 Juli 2023`, `Juli 2023`, `20 Juli` and `Juli` (the last one begun), `hari ini`, `kemarin`,
/// `pekan lalu`, `7 hari`, `7d`, `7 hari lalu`, `7 hari terakhir` and their English forms. Case,
/// runs of blanks, hyphens between words and a final `.,;:!?` do not matter. Years 1900..2200.
std::optional<DateReading> read_date(std::string_view text, Moment now);

struct DateRange {
  Period period;
  bool swapped = false;  ///< the ends were given in the wrong order
};

/// Reads a date or a range of dates `a..b`, `a..`, `..b`, both ends included in full.
std::optional<DateRange> read_date_range(std::string_view text, Moment now);

/// The first moment of a date: what `since=` and `sejak:` mean. `zone`: offset from UTC of the
/// place whose days are meant.
std::optional<Moment> read_since(std::string_view text, Moment now,
                                 std::chrono::minutes zone = article::kJakartaOffset);

/// The moment after the last one of a date: what `until=` and `sampai:` mean.
std::optional<Moment> read_until(std::string_view text, Moment now,
                                 std::chrono::minutes zone = article::kJakartaOffset);

/// Reads a time zone, as its offset from UTC: `Asia/Jakarta`, `Asia/Pontianak`, `Asia/Makassar`,
/// `Asia/Jayapura`, `WIB`, `WITA`, `WIT`, `UTC`, or `+08:00`, of which a URL may have made
/// ` 08:00`. Case does not matter.
std::optional<std::chrono::minutes> read_zone(std::string_view text);

}  // namespace telusur::search
