// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace telusur::search {

/// How wide a bucket is. Ordered by width. Weeks begin on Monday.
enum class TimelineUnit : std::uint8_t { automatic, day, week, month, year };

constexpr std::size_t kMaxBuckets = 400;     ///< more, and the unit is widened
constexpr std::size_t kMaxAutoBuckets = 60;  ///< the same for TimelineUnit::automatic

/// Stable name: `auto`, `day`, `week`, `month`, `year`; and back.
std::string_view name(TimelineUnit unit);
std::optional<TimelineUnit> parse_timeline_unit(std::string_view name);

struct TimelineBucket {
  std::chrono::local_days from;  ///< first day, in Asia/Jakarta
  std::uint64_t count = 0;

  friend bool operator==(const TimelineBucket&, const TimelineBucket&) = default;
};

/// When the articles that match were published: articles, not groups of near-copies, all of them.
struct Timeline {
  TimelineUnit unit = TimelineUnit::day;  ///< as used, never automatic
  std::vector<TimelineBucket> buckets;    ///< without gaps from the first article to the last
  std::uint64_t missing = 0;              ///< articles without a time

  friend bool operator==(const Timeline&, const Timeline&) = default;
};

/// Articles per day of Asia/Jakarta.
using DayCounts = std::unordered_map<std::chrono::local_days::rep, std::uint64_t>;

/// The day of Asia/Jakarta, as DayCounts has it.
std::chrono::local_days::rep jakarta_day(std::chrono::sys_seconds moment);

/// Puts days into buckets of `unit`, or of the narrowest wider unit that needs no more than
/// kMaxBuckets; `automatic` takes the narrowest that needs no more than kMaxAutoBuckets. Years have
/// no such limit: articles are of 1900..2200.
Timeline make_timeline(const DayCounts& days, std::uint64_t missing, TimelineUnit unit);

/// `2023-07-20`.
std::string iso_date(std::chrono::local_days day);

}  // namespace telusur::search
