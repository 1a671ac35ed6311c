// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "search/timeline.hpp"
#include "web/html.hpp"
#include "web/page_query.hpp"
#include "web/wording.hpp"

namespace telusur::searchd::web {

/// Articles over time as bars, and as a table whose rows filter by their period. page.js lets one
/// choose a range of bars. Empty for fewer than two buckets: there is nothing to compare.
Html timeline_chart(const Wording& say, const search::Timeline& timeline, const PageQuery& query);

/// The last day of the bucket that begins at `from`.
std::chrono::local_days last_day(std::chrono::local_days from, search::TimelineUnit unit);

}  // namespace telusur::searchd::web
