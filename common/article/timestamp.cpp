// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/timestamp.hpp"

#include <fmt/compile.h>

#include <array>
#include <optional>
#include <utility>

namespace telusur::article {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2200;

/// Consumes a text from the left.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool eat(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// An unsigned number of `least` to `most` digits.
  std::optional<int> number(std::size_t least, std::size_t most) {
    int value = 0;
    std::size_t length = 0;
    while (length < most && length < rest_.size() && is_digit(rest_[length])) {
      value = value * 10 + (rest_[length++] - '0');
    }
    if (length < least) return std::nullopt;
    rest_.remove_prefix(length);
    return value;
  }

  void skip_digits() {
    while (!rest_.empty() && is_digit(rest_.front()))
      rest_.remove_prefix(1);
  }

  [[nodiscard]] bool done() const { return rest_.empty(); }

 private:
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  std::string_view rest_;
};

std::optional<year_month_day> checked_day(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  const year_month_day date{std::chrono::year{year},
                            std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

/// `2023-07-20` or `20/7/2023`.
std::optional<year_month_day> scan_day(Scanner& in) {
  const auto first = in.number(1, 4);
  if (!first) return std::nullopt;
  const char separator = *first > 31 ? '-' : '/';
  if (!in.eat(separator)) return std::nullopt;
  const auto month = in.number(1, 2);
  if (!month || !in.eat(separator)) return std::nullopt;
  const auto last = in.number(1, 4);
  if (!last) return std::nullopt;
  return separator == '-' ? checked_day(*first, *month, *last) : checked_day(*last, *month, *first);
}

/// `09:10`, `09:10:00`, `09:10:00.123`.
std::optional<seconds> scan_time(Scanner& in) {
  const auto hour = in.number(1, 2);
  if (!hour || !in.eat(':')) return std::nullopt;
  const auto minute = in.number(2, 2);
  if (!minute) return std::nullopt;
  std::optional<int> second = 0;
  if (in.eat(':')) {
    second = in.number(2, 2);
    if (!second) return std::nullopt;
    if (in.eat('.')) in.skip_digits();
  }
  if (*hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  return hours{*hour} + minutes{*minute} + seconds{*second};
}

/// `Z`, `+07:00`, `+0700`, `+07`, or nothing, which is Asia/Jakarta.
std::optional<minutes> scan_zone(Scanner& in) {
  if (in.done()) return kJakartaOffset;
  if (in.eat('Z') || in.eat('z')) return minutes{0};
  const bool west = in.eat('-');
  if (!west && !in.eat('+')) return std::nullopt;
  const auto hour = in.number(2, 2);
  in.eat(':');
  const auto minute = in.done() ? std::optional<int>(0) : in.number(2, 2);
  if (!hour || !minute || *hour > 14 || *minute > 59) return std::nullopt;
  const minutes offset = hours{*hour} + minutes{*minute};
  return west ? -offset : offset;
}

Error bad_time(std::string_view text) {
  return Error{ErrorCode::invalid_document, "", fmt::format("\"{}\" is not a date or time", text),
               "write RFC 3339, such as 2023-07-20T09:10:00+07:00 or 2023-07-20"};
}

}  // namespace

Result<Timestamp> parse_timestamp(std::string_view text) {
  Scanner in(text);
  const auto day = scan_day(in);
  if (!day) return bad_time(text);
  seconds time{0};
  minutes zone = kJakartaOffset;
  if (in.eat('T') || in.eat('t') || in.eat(' ')) {
    const auto scanned = scan_time(in);
    if (!scanned) return bad_time(text);
    time = *scanned;
    in.eat(' ');
    const auto offset = scan_zone(in);
    if (!offset) return bad_time(text);
    zone = *offset;
  }
  if (!in.done()) return bad_time(text);
  return Timestamp{sys_days{*day} + time - zone, zone};
}

std::string to_rfc3339(const Timestamp& time) {
  const auto local = time.moment + time.utc_offset;
  const auto midnight = floor<days>(local);
  const year_month_day date{midnight};
  const std::chrono::hh_mm_ss clock{local - midnight};
  const std::chrono::hh_mm_ss zone{time.utc_offset};
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{:02}:{:02}"),
                     int(date.year()), unsigned(date.month()), unsigned(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                     zone.is_negative() ? '-' : '+', zone.hours().count(), zone.minutes().count());
}

std::string to_display_date(const Timestamp& time, Language language) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kMonths = {{
      {"Januari", "January"},
      {"Februari", "February"},
      {"Maret", "March"},
      {"April", "April"},
      {"Mei", "May"},
      {"Juni", "June"},
      {"Juli", "July"},
      {"Agustus", "August"},
      {"September", "September"},
      {"Oktober", "October"},
      {"November", "November"},
      {"Desember", "December"},
  }};
  const year_month_day day = local_day(time);
  const auto& [indonesian, english] = kMonths[unsigned(day.month()) - 1];
  return fmt::format("{} {} {}", unsigned(day.day()), in(language, indonesian, english),
                     int(day.year()));
}

year_month_day local_day(const Timestamp& time) {
  return year_month_day{floor<days>(time.moment + time.utc_offset)};
}

}  // namespace telusur::article
