// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "api/parameters.hpp"
#include "search/results.hpp"

namespace telusur::searchd {

/// What /v1/search answers with.
struct SearchBody {
  std::string json{};      ///< `SearchResults` of schemas.json, UTF-8
  std::string query_id{};  ///< as query_id_of()
  std::vector<std::string>
      links{};  ///< values of Link headers (RFC 8288): the pages beside this one
};

/// Writes results as the checked arguments of /v1/search (endpoint::kSearchParameters) ask for
/// them. Links that are longer than `uri_bytes` are left out.
SearchBody search_body(const search::SearchResults& results, const Arguments& arguments,
                       std::size_t uri_bytes);

}  // namespace telusur::searchd
