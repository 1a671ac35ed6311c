// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <span>
#include <string>
#include <vector>

#include "search/match_plan.hpp"
#include "search/query/filters.hpp"
#include "search/searcher.hpp"

namespace telusur::search {

/// Leaves the articles of these ids out of both queries of the plan.
void hide(MatchPlan& plan, std::span<const std::string> ids);

/// Puts the articles of these ids before all others of `documents`, in the order of the ids, those
/// that do not match the query too, but none that `filters` keep out. The number of those that were
/// not among the matches of `query`. May throw Xapian::Error.
std::size_t promote(const Xapian::Database& db, std::span<const std::string> ids,
                    const Xapian::Query& query, const Filters& filters,
                    std::vector<RankedDocument>& documents);

}  // namespace telusur::search
