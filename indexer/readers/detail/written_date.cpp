// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/written_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace telusur::indexer::detail {
namespace {

constexpr std::array<std::string_view, 9> kWeekdays = {
    "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Jum'at", "Sabtu", "Minggu", "Ahad"};

// By number; the second spelling is the common abbreviation.
struct Month {
  std::string_view name;
  std::string_view abbreviation;
};
constexpr std::array<Month, 12> kMonths = {{{"Januari", "Jan"},
                                            {"Februari", "Feb"},
                                            {"Maret", "Mar"},
                                            {"April", "Apr"},
                                            {"Mei", "Mei"},
                                            {"Juni", "Jun"},
                                            {"Juli", "Jul"},
                                            {"Agustus", "Agu"},
                                            {"September", "Sep"},
                                            {"Oktober", "Okt"},
                                            {"November", "Nov"},
                                            {"Desember", "Des"}}};

std::string_view skip(std::string_view text, std::string_view characters) {
  return text.substr(std::min(text.find_first_not_of(characters), text.size()));
}

/// Digits at the start of `text`, taken from it; empty when there are none or too many.
std::string_view take_digits(std::string_view& text, std::size_t most) {
  const std::size_t length = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view digits = text.substr(0, length);
  text.remove_prefix(length);
  return length <= most ? digits : std::string_view();
}

/// The number of the month whose name starts `text`, taken from it; 0 when there is none.
std::size_t take_month(std::string_view& text) {
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    for (const std::string_view name : {kMonths[i].name, kMonths[i].abbreviation}) {
      if (!text.starts_with(name)) continue;
      text.remove_prefix(name.size());
      return i + 1;
    }
  }
  return 0;
}

/// A date at the start of `text`, after the name of a weekday.
std::optional<article::Timestamp> date_at(std::string_view text) {
  text = skip(text, " ,(\n");
  const std::string_view day = take_digits(text, 2);
  if (day.empty() || text.empty()) return std::nullopt;
  const char separator = text.front();
  if (separator != '/' && separator != '-' && separator != ' ') return std::nullopt;
  text.remove_prefix(1);
  std::size_t month = 0;
  if (separator == ' ') {
    month = take_month(text);
  } else {
    for (const char digit : take_digits(text, 2))
      month = month * 10 + static_cast<std::size_t>(digit - '0');
  }
  if (month == 0 || text.empty() || text.front() != separator) return std::nullopt;
  text.remove_prefix(1);
  const std::string_view year = take_digits(text, 4);
  if (year.size() != 4) return std::nullopt;
  const auto parsed = article::parse_timestamp(fmt::format("{}/{}/{}", day, month, year));
  return parsed ? std::optional(*parsed) : std::nullopt;
}

}  // namespace

std::optional<article::Timestamp> first_written_date(std::string_view text) {
  for (std::size_t at = text.find_first_of("SRKJMA"); at != std::string_view::npos;
       at = text.find_first_of("SRKJMA", at + 1)) {
    for (const std::string_view weekday : kWeekdays) {
      if (!text.substr(at).starts_with(weekday)) continue;
      if (auto date = date_at(text.substr(at + weekday.size()))) return date;
    }
  }
  return std::nullopt;
}

}  // namespace telusur::indexer::detail
