// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facets.hpp"

#include <algorithm>
#include <array>

namespace telusur::search {
namespace {

constexpr std::array<std::string_view, kFacetFields> kNames = {"source", "section", "author", "tag",
                                                               "month"};

}  // namespace

std::string_view name(FacetField field) {
  return kNames.at(static_cast<std::size_t>(field));
}

std::optional<FacetField> parse_facet_field(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<FacetField>(found - kNames.begin());
}

}  // namespace telusur::search
