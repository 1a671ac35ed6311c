// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/news_time.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

#include "article/month_names.hpp"
#include "readers/detail/ascii.hpp"

namespace telusur::indexer::detail {
namespace {

using article::Timestamp;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int kFirstYear = 1990;  ///< prose with an earlier year tells of the past, not of itself
constexpr int kLastYear = 2100;
constexpr std::size_t kLongestTime = 120;  ///< bytes of a string that read_time() looks at

struct Zone {
  std::string_view name;
  minutes offset;
};
constexpr std::array kZones = {Zone{"wita", minutes{8 * 60}}, Zone{"wib", minutes{7 * 60}},
                               Zone{"wit", minutes{9 * 60}}, Zone{"gmt", minutes{0}},
                               Zone{"utc", minutes{0}}};

struct Unit {
  std::string_view name;
  seconds length;
};
constexpr std::array kUnits = {
    Unit{"detik", seconds{1}},          Unit{"menit", seconds{60}},
    Unit{"jam", seconds{3600}},         Unit{"hari", seconds{86400}},
    Unit{"minggu", seconds{7 * 86400}}, Unit{"pekan", seconds{7 * 86400}},
    Unit{"bulan", seconds{30 * 86400}}, Unit{"tahun", seconds{365 * 86400}}};

/// Consumes a text in lower case from the left.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  void skip(std::string_view characters) {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(characters), rest_.size()));
  }

  bool eat(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  bool eat_one_of(std::string_view characters) {
    if (rest_.empty() || characters.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// A number of at most `most` digits that no further digit follows.
  std::optional<unsigned> number(std::size_t most) {
    std::size_t length = 0;
    unsigned value = 0;
    while (length < rest_.size() && is_digit(rest_[length]) && length <= most)
      value = value * 10 + static_cast<unsigned>(rest_[length++] - '0');
    if (length == 0 || length > most) return std::nullopt;
    rest_.remove_prefix(length);
    return value;
  }

  std::optional<unsigned> month() {
    for (const article::MonthName& month : article::month_names()) {
      if (!rest_.starts_with(month.name)) continue;
      const std::string_view after = rest_.substr(month.name.size());
      if (!after.empty() && is_letter(after.front())) continue;
      rest_ = after;
      return month.month;
    }
    return std::nullopt;
  }

  /// True when a letter or digit comes next: the word or number goes on.
  [[nodiscard]] bool in_word() const {
    return !rest_.empty() && (is_letter(rest_.front()) || is_digit(rest_.front()));
  }

  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

std::optional<std::chrono::sys_days> day_of(unsigned year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(year)},
                                         std::chrono::month{month}, std::chrono::day{day}};
  if (year < kFirstYear || year > kLastYear || !date.ok()) return std::nullopt;
  return std::chrono::sys_days{date};
}

/// `20 juli 2023`, `20/7/2023`, `20-07-2023`, `20.7.2023`.
std::optional<std::chrono::sys_days> scan_day(Scanner& in) {
  const auto day = in.number(2);
  if (!day) return std::nullopt;
  if (const std::string_view rest = in.rest(); !rest.empty()) {
    const char separator = rest.front();
    if (separator == '/' || separator == '-' || separator == '.') {
      in.eat_one_of("/-.");
      const auto named = in.month();
      const auto month = named ? named : in.number(2);
      if (!month || !in.eat_one_of(std::string_view(&separator, 1))) return std::nullopt;
      const auto year = in.number(4);
      return year && !in.in_word() ? day_of(*year, *month, *day) : std::nullopt;
    }
  }
  in.skip(" ");
  const auto month = in.month();
  if (!month) return std::nullopt;
  in.skip(" .,");
  const auto year = in.number(4);
  return year && !in.in_word() ? day_of(*year, *month, *day) : std::nullopt;
}

/// `2023/07/20`; RFC 3339 is parse_timestamp()'s.
std::optional<std::chrono::sys_days> scan_year_first(Scanner& in) {
  const auto year = in.number(4);
  if (!year || *year < 1000 || !in.eat_one_of("/-.")) return std::nullopt;
  const auto month = in.number(2);
  if (!month || !in.eat_one_of("/-.")) return std::nullopt;
  const auto day = in.number(2);
  return day ? day_of(*year, *month, *day) : std::nullopt;
}

struct TimeOfDay {
  seconds time{0};
  minutes zone = article::kJakartaOffset;
};

minutes scan_zone(Scanner& in) {
  in.skip(" ");
  for (const Zone& zone : kZones) {
    if (in.eat(zone.name)) return zone.offset;
  }
  const bool west = in.rest().starts_with('-');
  if (!in.eat_one_of("+-")) return article::kJakartaOffset;
  const auto digits = in.number(4);
  if (!digits) return article::kJakartaOffset;
  const bool with_minutes = *digits >= 100 || in.rest().starts_with(':');
  unsigned hours = with_minutes && *digits >= 100 ? *digits / 100 : *digits;
  unsigned rest = *digits >= 100 ? *digits % 100 : 0;
  if (in.eat(":")) rest = in.number(2).value_or(0);
  hours = std::min(hours, 14U);
  const minutes offset{static_cast<int>(hours * 60 + std::min(rest, 59U))};
  return west ? -offset : offset;
}

/// `, 14:05 wib`, ` | 14.05`, ` pukul 14:05:30`; midnight when no time follows.
TimeOfDay scan_time(Scanner in) {
  in.skip(" ,|-)\u2013\u2014\u00B7\u2022/");
  for (const std::string_view word : {"pukul", "jam", "pkl.", "pkl", "at"}) {
    if (in.eat(word)) break;
  }
  in.skip(" :");
  const auto hour = in.number(2);
  if (!hour || *hour > 23 || !in.eat_one_of(":.")) return {};
  const auto minute = in.number(2);
  if (!minute || *minute > 59) return {};
  unsigned second = 0;
  if (in.eat_one_of(":.")) second = std::min(in.number(2).value_or(0), 59U);
  TimeOfDay found;
  found.time = seconds{*hour * 3600 + *minute * 60 + second};
  found.zone = scan_zone(in);
  return found;
}

Timestamp at(std::chrono::sys_days day, const TimeOfDay& time) {
  return Timestamp{day + time.time - time.zone, time.zone};
}

std::optional<Timestamp> time_here(std::string_view lower) {
  for (const auto scan : {scan_day, scan_year_first}) {
    Scanner in(lower);
    if (const auto day = scan(in)) return at(*day, scan_time(in));
  }
  return std::nullopt;
}

/// `lower` is the text in lower case; a date starts with a digit that no digit comes before.
std::optional<Timestamp> first_time(std::string_view lower) {
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (!is_digit(lower[i]) || (i > 0 && (is_digit(lower[i - 1]) || is_letter(lower[i - 1])))) {
      continue;
    }
    if (const auto found = time_here(lower.substr(i))) return found;
  }
  return std::nullopt;
}

/// `2 jam lalu`, `sejam yang lalu`, `kemarin, 14:05`, `hari ini 09.30 wib`, `baru saja`.
std::optional<Timestamp> relative(std::string_view lower, const Timestamp& now) {
  Scanner in(lower);
  in.skip(" (");
  if (in.eat("baru saja") || in.eat("barusan")) return now;
  const bool yesterday = in.eat("kemarin");
  if (yesterday || in.eat("hari ini")) {
    const auto today = std::chrono::floor<std::chrono::days>(now.moment + article::kJakartaOffset);
    return at(today - std::chrono::days{yesterday ? 1 : 0}, scan_time(in));
  }
  std::optional<unsigned> count = in.number(3);
  if (!count && in.eat("se")) count = 1;
  if (!count) return std::nullopt;
  in.skip(" ");
  for (const Unit& unit : kUnits) {
    if (!in.eat(unit.name)) continue;
    in.skip(" ");
    in.eat("yang ");
    if (!in.eat("lalu")) return std::nullopt;
    return Timestamp{now.moment - *count * unit.length, now.utc_offset};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Timestamp> read_time(std::string_view text, const std::optional<Timestamp>& now) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return std::nullopt;
  text = text.substr(first, text.find_last_not_of(kSpace) - first + 1).substr(0, kLongestTime);
  if (const auto exact = article::parse_timestamp(text)) return *exact;
  const std::string lower = lowered(text);
  if (const auto written = first_time(lower)) return written;
  return now ? relative(lower, *now) : std::nullopt;
}

std::optional<Timestamp> first_time_in(std::string_view text) {
  return first_time(lowered(text));
}

std::optional<Timestamp> time_at_start(std::string_view text) {
  return time_here(lowered(text.substr(0, kLongestTime)));
}

}  // namespace telusur::indexer::detail
