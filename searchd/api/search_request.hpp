// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "api/parameters.hpp"
#include "search/results.hpp"

namespace telusur::searchd {

/// Reads query and filters, the parameters that every endpoint that searches has, into `request`.
/// `now` is what relative dates are measured from.
void read_query(const Arguments& arguments, search::Moment now, search::SearchRequest& request);

/// Reads all parameters of /v1/search. Problems: a cursor that is none, or of another search.
std::optional<http::Problem> read_search(const Arguments& arguments,
                                         search::SearchRequest& request);

/// The moment, in whole seconds.
search::Moment current_moment();

}  // namespace telusur::searchd
