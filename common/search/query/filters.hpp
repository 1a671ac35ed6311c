// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/query/dates.hpp"

namespace telusur::search {

/// What a filter compares.
enum class FilterField : std::uint8_t { source, section, author, tag, language, site };

constexpr std::size_t kFilterFields = 6;

/// Stable name, as in parameters and replies: `source`, ..., `lang`, `site`.
std::string_view name(FilterField field);

/// Values as typed, trimmed, well-formed UTF-8, each once; folding is for the index, which knows
/// how it stored them. An article passes with any of `include` (or when there is none) and none of
/// `exclude`.
struct ValueFilter {
  std::vector<std::string> include;
  std::vector<std::string> exclude;

  [[nodiscard]] bool empty() const { return include.empty() && exclude.empty(); }
};

/// Everything that narrows the articles without being a word. All of it must hold.
struct Filters {
  std::array<ValueFilter, kFilterFields> values;
  Period published;  ///< [since, until)

  ValueFilter& operator[](FilterField field) { return values[static_cast<std::size_t>(field)]; }
  const ValueFilter& operator[](FilterField field) const {
    return values[static_cast<std::size_t>(field)];
  }

  [[nodiscard]] bool empty() const {
    for (const ValueFilter& value : values) {
      if (!value.empty()) return false;
    }
    return !published.since && !published.until;
  }
};

/// Makes `published` of `filters` end up within `period` too.
void narrow(Filters& filters, const Period& period);

}  // namespace telusur::search
