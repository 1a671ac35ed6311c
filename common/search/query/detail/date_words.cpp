// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/detail/date_words.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "article/month_names.hpp"
#include "search/query/detail/calendar.hpp"
#include "support/ascii.hpp"

namespace telusur::search::detail {
namespace {

constexpr std::size_t kMostBytes = 48;  // "day before yesterday", "20 september 2023"
constexpr std::size_t kMostWords = 4;
constexpr int kMostBack = 9999;

using Words = std::span<const std::string_view>;

struct NamedPeriod {
  std::string_view words;
  Unit unit;
  int back;
  BareUse bare;
};

constexpr std::array kNamedPeriods = {
    NamedPeriod{"hari ini", Unit::day, 0, BareUse::clear},
    NamedPeriod{"today", Unit::day, 0, BareUse::possible},  // "USA Today"
    NamedPeriod{"kemarin", Unit::day, 1, BareUse::clear},
    NamedPeriod{"yesterday", Unit::day, 1, BareUse::possible},
    NamedPeriod{"kemarin lusa", Unit::day, 2, BareUse::clear},
    NamedPeriod{"kemarin dulu", Unit::day, 2, BareUse::possible},
    NamedPeriod{"day before yesterday", Unit::day, 2, BareUse::possible},
    NamedPeriod{"pekan ini", Unit::week, 0, BareUse::possible},
    NamedPeriod{"minggu ini", Unit::week, 0, BareUse::possible},
    NamedPeriod{"this week", Unit::week, 0, BareUse::possible},
    NamedPeriod{"pekan lalu", Unit::week, 1, BareUse::clear},
    NamedPeriod{"minggu lalu", Unit::week, 1, BareUse::clear},
    NamedPeriod{"pekan kemarin", Unit::week, 1, BareUse::possible},
    NamedPeriod{"minggu kemarin", Unit::week, 1, BareUse::possible},
    NamedPeriod{"last week", Unit::week, 1, BareUse::possible},
    NamedPeriod{"bulan ini", Unit::month, 0, BareUse::possible},
    NamedPeriod{"this month", Unit::month, 0, BareUse::possible},
    NamedPeriod{"bulan lalu", Unit::month, 1, BareUse::clear},
    NamedPeriod{"bulan kemarin", Unit::month, 1, BareUse::possible},
    NamedPeriod{"last month", Unit::month, 1, BareUse::possible},
    NamedPeriod{"tahun ini", Unit::year, 0, BareUse::possible},
    NamedPeriod{"this year", Unit::year, 0, BareUse::possible},
    NamedPeriod{"tahun lalu", Unit::year, 1, BareUse::possible},
    NamedPeriod{"tahun kemarin", Unit::year, 1, BareUse::possible},
    NamedPeriod{"last year", Unit::year, 1, BareUse::possible},
};

struct UnitName {
  std::string_view word;
  Unit unit;
};

// One letter only directly after digits (`7d`); `h` is hari, as in `7h`.
constexpr std::array kUnits = {
    UnitName{"jam", Unit::hour},    UnitName{"hour", Unit::hour},    UnitName{"hours", Unit::hour},
    UnitName{"hari", Unit::day},    UnitName{"day", Unit::day},      UnitName{"days", Unit::day},
    UnitName{"pekan", Unit::week},  UnitName{"minggu", Unit::week},  UnitName{"week", Unit::week},
    UnitName{"weeks", Unit::week},  UnitName{"bulan", Unit::month},  UnitName{"bln", Unit::month},
    UnitName{"month", Unit::month}, UnitName{"months", Unit::month}, UnitName{"tahun", Unit::year},
    UnitName{"thn", Unit::year},    UnitName{"year", Unit::year},    UnitName{"years", Unit::year},
};

constexpr std::array kUnitLetters = {
    UnitName{"d", Unit::day},   UnitName{"h", Unit::day},  UnitName{"w", Unit::week},
    UnitName{"m", Unit::month}, UnitName{"y", Unit::year},
};

constexpr std::array<std::string_view, 10> kNumberWords = {
    "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"};

std::optional<int> number_of(std::string_view word) {
  if (word.empty() || word.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

template <class Table>
std::optional<Unit> unit_in(const Table& table, std::string_view word) {
  const auto found = std::ranges::find(table, word, &UnitName::word);
  if (found == table.end()) return std::nullopt;
  return found->unit;
}

std::optional<int> month_of(std::string_view word) {
  const auto month = article::month_named(word);
  return month ? std::optional(static_cast<int>(*month)) : std::nullopt;
}

DateReading reading(const Period& named, BareUse bare) {
  return DateReading{named, named, bare};
}

std::optional<DateReading> named_period(std::string_view words, Moment now) {
  const auto found = std::ranges::find(kNamedPeriods, words, &NamedPeriod::words);
  if (found == kNamedPeriods.end()) return std::nullopt;
  const auto period = unit_ago(found->unit, found->back, now);
  if (!period) return std::nullopt;
  return reading(*period, found->bare);
}

struct Length {
  Unit unit = Unit::day;
  int count = 0;
  bool compact = false;  ///< `7d`
};

/// `7 hari`, `tujuh hari`, `sepekan`, `7hari`, `7d` at the front of `words`, which lose it.
std::optional<Length> take_length(Words& words) {
  if (words.empty()) return std::nullopt;
  const std::string_view first = words.front();
  if (words.size() >= 2) {
    std::optional<int> count = number_of(first);
    const auto* const word = std::ranges::find(kNumberWords, first);
    if (!count && word != kNumberWords.end()) count = int(word - kNumberWords.begin()) + 1;
    const auto unit = unit_in(kUnits, words[1]);
    if (count && unit) {
      words = words.subspan(2);
      return Length{*unit, *count};
    }
  }
  if (first.starts_with("se")) {
    if (const auto unit = unit_in(kUnits, first.substr(2))) {
      words = words.subspan(1);
      return Length{*unit, 1};
    }
  }
  const std::size_t digits = std::min(first.find_first_not_of("0123456789"), first.size());
  const auto count = number_of(first.substr(0, digits));
  auto unit = unit_in(kUnitLetters, first.substr(digits));
  if (!unit) unit = unit_in(kUnits, first.substr(digits));
  if (!count || !unit) return std::nullopt;
  words = words.subspan(1);
  return Length{*unit, *count, true};
}

std::optional<DateReading> rolling(const Length& length, BareUse bare, Moment now) {
  const auto named = day_ago(length.unit, length.count, now);
  if (!named) return std::nullopt;
  // Today is one of the seven days of `7 hari`.
  const std::chrono::days after{length.unit == Unit::hour ? 0 : 1};
  return DateReading{*named, Period{*named->since + after, day_period(today(now)).until}, bare};
}

std::optional<DateReading> length_of_time(Words words, Moment now) {
  const bool leads = words.front() == "last" || words.front() == "past";
  if (leads) words = words.subspan(1);
  const auto length = take_length(words);
  if (!length || length->count < 1 || length->count > kMostBack) return std::nullopt;
  if (words.empty()) {
    const BareUse bare = length->compact ? BareUse::never : BareUse::possible;
    return rolling(*length, leads ? BareUse::clear : bare, now);
  }
  if (leads) return std::nullopt;
  if (words.size() == 1 && (words[0] == "terakhir" || words[0] == "belakangan")) {
    return rolling(*length, words[0] == "terakhir" ? BareUse::clear : BareUse::possible, now);
  }
  if (words.front() == "yang") words = words.subspan(1);
  if (words.size() != 1 || (words[0] != "lalu" && words[0] != "ago")) return std::nullopt;
  if (length->unit == Unit::hour) return rolling(*length, BareUse::possible, now);
  const auto period = unit_ago(length->unit, length->count, now);
  if (!period) return std::nullopt;
  return reading(*period, BareUse::possible);
}

/// The last `month`, or day of it, that has begun: 29 February may lie up to 8 years back.
std::optional<DateReading> without_year(int month, std::optional<int> day, Moment now) {
  const std::chrono::year_month_day date{today(now)};
  for (int year = int(date.year()); year >= int(date.year()) - 8; --year) {
    const auto first = checked_day(year, month, day.value_or(1));
    if (!first || *first > today(now)) continue;
    const auto period = day ? day_period(*first) : month_period(year, month);
    if (period) return reading(*period, BareUse::possible);
  }
  return std::nullopt;
}

/// `Juli`, `Juli 2023`, `20 Juli`, `20 Juli 2023`, `July 20`, `July 20 2023`.
std::optional<DateReading> with_month_name(Words words, Moment now) {
  std::optional<int> day;
  if (words.size() >= 2 && words[0].size() <= 2) day = number_of(words[0]);
  if (day) words = words.subspan(1);
  const auto month = month_of(words.front());
  if (!month) return std::nullopt;
  words = words.subspan(1);
  if (!day && !words.empty() && words[0].size() <= 2) {
    day = number_of(words[0]);
    if (!day) return std::nullopt;
    words = words.subspan(1);
  }
  if (words.empty()) return without_year(*month, day, now);
  const auto year = number_of(words[0]);
  if (!year || words.size() != 1) return std::nullopt;
  if (!day) {
    const auto period = month_period(*year, *month);
    if (!period) return std::nullopt;
    return reading(*period, BareUse::possible);
  }
  const auto whole_day = checked_day(*year, *month, *day);
  if (!whole_day) return std::nullopt;
  return reading(day_period(*whole_day), BareUse::possible);
}

std::vector<std::string_view> split(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n-_,/";
  std::vector<std::string_view> words;
  for (std::size_t at = text.find_first_not_of(kBlanks); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(kBlanks, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(kBlanks, end);
  }
  return words;
}

}  // namespace

std::optional<DateReading> read_date_words(std::string_view text, Moment now) {
  if (text.size() > kMostBytes) return std::nullopt;
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), ascii::lowered);
  const std::vector<std::string_view> words = split(lower);
  if (words.empty() || words.size() > kMostWords) return std::nullopt;
  std::string joined;
  for (const std::string_view word : words) {
    if (!joined.empty()) joined += ' ';
    joined += word;
  }
  if (auto date = named_period(joined, now)) return date;
  if (auto date = length_of_time(words, now)) return date;
  return with_month_name(words, now);
}

}  // namespace telusur::search::detail
