// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/written_date.hpp"

#include <algorithm>
#include <array>

#include "readers/detail/news_time.hpp"

namespace telusur::indexer::detail {
namespace {

constexpr std::array<std::string_view, 9> kWeekdays = {
    "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Jum'at", "Sabtu", "Minggu", "Ahad"};

/// A date at the start of `text`, after the name of a weekday.
std::optional<article::Timestamp> date_at(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" ,(\n"), text.size()));
  return time_at_start(text);
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
