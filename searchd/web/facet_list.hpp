// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "search/results.hpp"
#include "web/html.hpp"
#include "web/page_query.hpp"
#include "web/wording.hpp"

namespace telusur::searchd::web {

/// The filters in force, each with a link that takes it away. Empty when there is none.
Html filter_chips(const Wording& say, const PageQuery& query);

/// Dates and the counted values, each a link that filters by it.
Html facet_list(const Wording& say, const search::SearchResults& results, const PageQuery& query);

}  // namespace telusur::searchd::web
