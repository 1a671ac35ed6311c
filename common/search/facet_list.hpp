// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/facets.hpp"
#include "search/timeline.hpp"

namespace telusur::search {

/// A spelling of a value, and the articles counted that have it.
struct CountedSpelling {
  std::string_view key;  ///< folded: spellings of one value have the same
  std::string_view text;
  std::uint64_t count = 0;
};

/// Spellings of one value as one, the most frequent first, those past the request's limit summed.
/// `spellings` in the order of key and text, each with a count.
Facet list_values(const FacetRequest& request, const std::vector<CountedSpelling>& spellings,
                  std::uint64_t missing);

/// The months of the days, newest first.
Facet list_months(const FacetRequest& request, const DayCounts& days, std::uint64_t undated);

}  // namespace telusur::search
