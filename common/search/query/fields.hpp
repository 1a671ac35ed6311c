// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "search/query/filters.hpp"
#include "search/query/tree.hpp"

namespace telusur::search {

enum class DateField : std::uint8_t { since, until, date };

/// `simpanan:NAME`: the query saved under a name.
struct SavedField {
  friend bool operator==(SavedField, SavedField) = default;
};

/// What a field name stands for: where words must be, a filter by value, one by date, or another
/// query.
using FieldRole = std::variant<Field, FilterField, DateField, SavedField>;

struct FieldMatch {
  FieldRole role;
  std::uint32_t length = 0;  ///< bytes of the name with its colon
};

/// The field that `text` begins with, as in `judul:umkm`; names in any case. Nothing for unknown
/// names, which are plain words.
std::optional<FieldMatch> match_field(std::string_view text);

}  // namespace telusur::search
