// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "api/context.hpp"
#include "api/parameters.hpp"
#include "api/query_string.hpp"
#include "search/results.hpp"

namespace telusur::searchd {

/// What `expand` asks for.
search::Expand read_expand(const Arguments& arguments);

/// Reads query and filters, the parameters that every endpoint that searches has, into `request`.
/// `now` is what relative dates are measured from.
void read_query(const Arguments& arguments, search::Moment now, search::SearchRequest& request);

/// Reads all parameters of /v1/search. Problems: a cursor that is none, or of another search.
std::optional<http::Problem> read_search(const Arguments& arguments,
                                         search::SearchRequest& request);

/// Puts in what editors want of the query: Dictionaries' pins.
void pin(const Context& context, search::SearchRequest& request);

/// Names the question asked by /v1/search, whichever page of it and whenever: clicks are told by
/// it. The same question has the same name. `query`: of endpoint::kSearchParameters.
std::string query_id_of(const QueryString& query);

/// Has the query log, if there is one, count a search; the empty query is none. Never blocks.
void log_search(const Context& context, const std::string& query_id, const std::string& query,
                std::uint64_t hits, std::chrono::microseconds took);

}  // namespace telusur::searchd
