// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/request_limits.hpp"

#include <fmt/format.h>

namespace telusur::search {

Result<void> check(const SearchRequest& request) {
  const auto out_of_range = [](std::string_view name, std::uint64_t value, std::uint64_t most) {
    return Error{ErrorCode::invalid_parameter, std::string(name),
                 fmt::format("{} is outside 0..{}", value, most), ""};
  };
  if (request.limit > kMaxLimit) return out_of_range("limit", request.limit, kMaxLimit);
  if (request.offset > kMaxOffset) return out_of_range("offset", request.offset, kMaxOffset);
  if (request.snippets > kMaxSnippets) {
    return out_of_range("snippets", request.snippets, kMaxSnippets);
  }
  for (const FacetRequest& facet : request.facets) {
    if (facet.limit > kMaxFacetValues) return out_of_range("facets", facet.limit, kMaxFacetValues);
  }
  return {};
}

}  // namespace telusur::search
