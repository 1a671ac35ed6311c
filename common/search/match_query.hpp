// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <span>

#include "search/query_unit.hpp"
#include "search/ranking.hpp"

namespace telusur::search {

struct MatchOptions {
  bool title = true;  ///< false: the title neither matches nor ranks
};

/// The first stage: any of the units, each by stem, exact form and title with the weights of
/// `ranking`. Matches nothing for no units. May throw Xapian::Error.
Xapian::Query match_query(std::span<const QueryUnit> units, const Ranking& ranking,
                          const MatchOptions& options);

}  // namespace telusur::search
