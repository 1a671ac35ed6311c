// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/wording.hpp"

#include <fmt/format.h>

#include <array>

namespace telusur::searchd::web {
namespace {

using std::chrono::year_month_day;

constexpr std::array<std::string_view, 12> kIndonesianMonths = {
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"};
constexpr std::array<std::string_view, 12> kEnglishMonths = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

std::string Wording::number(std::uint64_t value) const {
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, (*this)(".", ","));
  }
  return digits;
}

std::string Wording::articles(std::uint64_t count) const {
  return number(count) + ' ' + std::string((*this)("artikel", count == 1 ? "article" : "articles"));
}

std::string_view Wording::month_name(std::chrono::month month) const {
  const auto& names = language_ == Language::indonesian ? kIndonesianMonths : kEnglishMonths;
  return names[static_cast<unsigned>(month) - 1];
}

std::string Wording::time(const article::Timestamp& time) const {
  const auto local = time.moment + article::kJakartaOffset;
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const year_month_day date(day);
  std::string text = fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
                                 month_name(date.month()), static_cast<int>(date.year()));
  const std::chrono::hh_mm_ss clock(local - day);
  if (clock.to_duration().count() == 0) return text;
  return text + fmt::format(", {:02}{}{:02} WIB", clock.hours().count(), (*this)(".", ":"),
                            clock.minutes().count());
}

std::string Wording::later(const article::Timestamp& first, const article::Timestamp& then) const {
  const auto day_of = [](const article::Timestamp& one) {
    return std::chrono::floor<std::chrono::days>(one.moment + article::kJakartaOffset);
  };
  const std::string whole = time(then);
  const std::size_t comma = whole.find(", ");
  const bool same_day = day_of(first) == day_of(then) && comma != std::string::npos;
  return same_day ? whole.substr(comma + 2) : whole;
}

std::string Wording::bucket(std::chrono::local_days from, search::TimelineUnit unit) const {
  const year_month_day date(from);
  const int year = static_cast<int>(date.year());
  if (unit == search::TimelineUnit::year) return std::to_string(year);
  std::string of_month = fmt::format("{} {}", month_name(date.month()), year);
  if (unit == search::TimelineUnit::month) return of_month;
  return fmt::format("{} {}", static_cast<unsigned>(date.day()), of_month);
}

}  // namespace telusur::searchd::web
