// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/dates.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "article/timestamp.hpp"
#include "search/query/detail/calendar.hpp"
#include "search/query/detail/date_words.hpp"
#include "support/ascii.hpp"

namespace telusur::search {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kFinalMarks = ".,;:!?";

std::string_view trimmed(std::string_view text, std::string_view also_at_end = "") {
  while (!text.empty() && kBlanks.find(text.front()) != std::string_view::npos)
    text.remove_prefix(1);
  while (!text.empty() && (kBlanks.find(text.back()) != std::string_view::npos ||
                           also_at_end.find(text.back()) != std::string_view::npos))
    text.remove_suffix(1);
  return text;
}

/// Up to three numbers with the same sign between them: `2023-07-20`, `20/7/2023`, `2023`.
struct Numbers {
  std::array<int, 3> value{};
  std::array<std::size_t, 3> digits{};
  std::size_t count = 0;
};

std::optional<Numbers> read_numbers(std::string_view text) {
  Numbers numbers;
  char separator = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (numbers.count == 0) numbers.count = 1;
      auto& digits = numbers.digits[numbers.count - 1];
      if (++digits > 4) return std::nullopt;
      auto& value = numbers.value[numbers.count - 1];
      value = value * 10 + (c - '0');
      continue;
    }
    if (c != '-' && c != '/' && c != '.') return std::nullopt;
    if (separator != 0 && c != separator) return std::nullopt;
    separator = c;
    if (numbers.count == 0 || numbers.digits[numbers.count - 1] == 0) return std::nullopt;
    if (++numbers.count > 3) return std::nullopt;
  }
  if (numbers.count == 0 || numbers.digits[numbers.count - 1] == 0) return std::nullopt;
  return numbers;
}

std::optional<DateReading> reading(const std::optional<Period>& period, BareUse bare) {
  if (!period) return std::nullopt;
  return DateReading{*period, *period, bare};
}

std::optional<DateReading> read_numeric(std::string_view text) {
  const auto numbers = read_numbers(text);
  if (!numbers) return std::nullopt;
  const auto& [value, digits, count] = *numbers;
  const bool year_first = digits[0] == 4;
  const bool year_last = count > 1 && digits[count - 1] == 4;
  if (year_first == year_last) return std::nullopt;
  if (std::ranges::count_if(digits, [](std::size_t n) { return n > 2; }) != 1) return std::nullopt;
  if (count == 1) return reading(detail::year_period(value[0]), BareUse::never);
  if (count == 2) {
    return reading(year_first ? detail::month_period(value[0], value[1])
                              : detail::month_period(value[1], value[0]),
                   BareUse::possible);
  }
  const auto day = year_first ? detail::checked_day(value[0], value[1], value[2])
                              : detail::checked_day(value[2], value[1], value[0]);
  if (!day) return std::nullopt;
  return reading(detail::day_period(*day), BareUse::possible);
}

/// Where the time of a moment ends and its zone begins; npos where it names none.
std::size_t zone_after(std::size_t time, std::string_view text) {
  return text.find_first_of("Zz+-", time);
}

bool names_zone(std::string_view text) {
  const std::size_t time = text.find_first_of("Tt ");
  return time != std::string_view::npos && zone_after(time, text) != std::string_view::npos &&
         article::parse_timestamp(text).has_value();
}

/// Calendars here are those of Asia/Jakarta: what is read there is moved.
std::optional<DateReading> read_date_of(std::chrono::minutes zone, std::string_view text,
                                        Moment now) {
  if (zone == article::kJakartaOffset || names_zone(trimmed(text, kFinalMarks)))
    return read_date(text, now);
  const std::chrono::minutes later = article::kJakartaOffset - zone;
  auto date = read_date(text, now - later);
  if (!date) return date;
  for (Period* const period : {&date->named, &date->span}) {
    if (period->since) *period->since += later;
    if (period->until) *period->until += later;
  }
  return date;
}

/// A moment, which stands for its second, or its minute when no seconds are written.
std::optional<DateReading> read_moment(std::string_view text) {
  const std::size_t time = text.find_first_of("Tt ");
  if (time == std::string_view::npos) return std::nullopt;
  const auto stamp = article::parse_timestamp(text);
  if (!stamp) return std::nullopt;
  const std::string_view clock = text.substr(time, zone_after(time, text) - time);
  const bool seconds = std::ranges::count(clock, ':') == 2;
  const Moment since = stamp->moment;
  const Moment until = since + (seconds ? std::chrono::seconds{1} : std::chrono::minutes{1});
  return reading(Period{since, until}, BareUse::possible);
}

}  // namespace

std::optional<DateReading> read_date(std::string_view text, Moment now) {
  const std::string_view date = trimmed(text, kFinalMarks);
  if (date.empty()) return std::nullopt;
  if (auto reading = read_numeric(date)) return reading;
  if (auto reading = read_moment(date)) return reading;
  return detail::read_date_words(date, now);
}

std::optional<DateRange> read_date_range(std::string_view text, Moment now) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto date = read_date(text, now);
    if (!date) return std::nullopt;
    return DateRange{date->span};
  }
  const std::string_view first = trimmed(text.substr(0, dots));
  const std::string_view last = trimmed(text.substr(dots + 2), kFinalMarks);
  const auto from = read_date(first, now);
  const auto to = read_date(last, now);
  if ((!first.empty() && !from) || (!last.empty() && !to) || (!from && !to)) return std::nullopt;
  if (!to) return DateRange{Period{from->named.since, std::nullopt}};
  if (!from) return DateRange{Period{std::nullopt, to->named.until}};
  if (*from->named.since < *to->named.until)
    return DateRange{Period{from->named.since, to->named.until}};
  return DateRange{Period{to->named.since, from->named.until}, true};
}

std::optional<Moment> read_since(std::string_view text, Moment now, std::chrono::minutes zone) {
  const auto date = read_date_of(zone, text, now);
  return date ? date->span.since : std::nullopt;
}

std::optional<Moment> read_until(std::string_view text, Moment now, std::chrono::minutes zone) {
  const auto date = read_date_of(zone, text, now);
  return date ? date->named.until : std::nullopt;
}

std::optional<std::chrono::minutes> read_zone(std::string_view text) {
  struct Zone {
    std::string_view name;
    int hours;
  };
  constexpr std::array kZones = {
      Zone{"asia/jakarta", 7}, Zone{"asia/pontianak", 7}, Zone{"wib", 7}, Zone{"asia/makassar", 8},
      Zone{"wita", 8},         Zone{"asia/jayapura", 9},  Zone{"wit", 9}, Zone{"utc", 0}};
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), ascii::lowered);
  const auto known = std::ranges::find(kZones, std::string_view(lower), &Zone::name);
  if (known != kZones.end()) return std::chrono::hours{known->hours};
  if (lower.starts_with(' ')) lower.front() = '+';
  if (!lower.starts_with('+') && !lower.starts_with('-') && lower != "z") return std::nullopt;
  const auto written = article::parse_timestamp("2000-01-01T00:00" + lower);
  if (!written) return std::nullopt;
  return written->utc_offset;
}

}  // namespace telusur::search
