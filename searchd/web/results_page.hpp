// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "search/results.hpp"
#include "web/layout.hpp"

namespace telusur::searchd::web {

constexpr std::uint32_t kHitsPerPage = 10;
constexpr std::uint32_t kLastPage = search::kMaxOffset / kHitsPerPage + 1;

/// The page of a search. `number`: which page of the list, from 1; `query_id` as for hit_list().
Page results_page(const Wording& say, const search::SearchResults& results, const PageQuery& query,
                  std::uint32_t number, std::string_view query_id);

}  // namespace telusur::searchd::web
