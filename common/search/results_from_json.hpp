// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/value.hpp>

#include "search/results.hpp"
#include "support/result.hpp"

namespace telusur::search {

/// Reads back what to_json(SearchResults) wrote: all of it but the interpreted query, of which only
/// the notices return, without their ranges. Unknown members are ignored, missing ones are empty,
/// so that a newer server can be read. Errors: unsupported_format, `where` naming the member, for
/// another format_version, a missing list of hits or a member of another type.
Result<SearchResults> results_from_json(const boost::json::value& value);

}  // namespace telusur::search
