// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/fields.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "support/ascii.hpp"

namespace telusur::search {
namespace {

struct FieldName {
  std::string_view name;  ///< lower-case ASCII letters
  FieldRole role;
};

constexpr std::array kFieldNames = {
    FieldName{"judul", Field::title},
    FieldName{"title", Field::title},
    FieldName{"isi", Field::body},
    FieldName{"body", Field::body},
    FieldName{"sumber", FilterField::source},
    FieldName{"source", FilterField::source},
    FieldName{"rubrik", FilterField::section},
    FieldName{"section", FilterField::section},
    FieldName{"penulis", FilterField::author},
    FieldName{"author", FilterField::author},
    FieldName{"tag", FilterField::tag},
    FieldName{"situs", FilterField::site},
    FieldName{"site", FilterField::site},
    FieldName{"bahasa", FilterField::language},
    FieldName{"lang", FilterField::language},
    FieldName{"sejak", DateField::since},
    FieldName{"since", DateField::since},
    FieldName{"sampai", DateField::until},
    FieldName{"until", DateField::until},
    FieldName{"tanggal", DateField::date},
    FieldName{"date", DateField::date},
    FieldName{"simpanan", SavedField{}},
    FieldName{"saved", SavedField{}},
};

constexpr std::size_t kLongestName = 8;

}  // namespace

std::optional<FieldMatch> match_field(std::string_view text) {
  const std::size_t colon = text.substr(0, kLongestName + 1).find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view typed = text.substr(0, colon);
  for (const auto& [name, role] : kFieldNames) {
    if (std::ranges::equal(typed, name, {}, ascii::lowered))
      return FieldMatch{role, static_cast<std::uint32_t>(colon + 1)};
  }
  return std::nullopt;
}

}  // namespace telusur::search
