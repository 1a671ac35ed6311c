// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <boost/json.hpp>

#include "api/cached_answer.hpp"
#include "api/endpoints.hpp"
#include "api/json_response.hpp"
#include "api/search_request.hpp"
#include "search/results_json.hpp"

namespace telusur::searchd::endpoint {
namespace {

/// Query and filters of the call, without any hits.
search::SearchRequest without_hits(const Context& context, const Arguments& arguments) {
  search::SearchRequest request;
  read_query(arguments, search_moment(), request);
  pin(context, request);
  request.promoted.clear();  // what is counted is what matches
  request.limit = 0;
  request.time_budget = context.query_budget;
  return request;
}

/// The reply of /v1/search but for its hits.
boost::asio::awaitable<http::Response> count(const Context& context, const Call& call,
                                             const search::SearchRequest& asked) {
  Answer answered = co_await answer_cached(
      context, call, asked.now, "", [&](search::Searcher& searcher) -> Result<FreshAnswer> {
        auto results = searcher.search(asked);
        if (!results) return results.error();
        boost::json::object body = search::to_json(*results);
        body.erase("hits");
        if (results->shards) context.metrics.count_missing(results->shards->missing);
        http::Response response = json_response(body);
        response.summary = fmt::format("hits={}", results->total.value);
        return FreshAnswer{std::move(response), results->total.value, results->took,
                           results->complete()};
      });
  co_return std::move(answered.response);
}

}  // namespace

boost::asio::awaitable<http::Response> facets(const Context& context, const Call& call) {
  const Arguments& arguments = call.arguments;
  search::SearchRequest asked = without_hits(context, arguments);
  asked.facets = {{search::parse_facet_field(arguments.text("name")).value(),
                   arguments.number("limit"), arguments.text("prefix")}};
  co_return co_await count(context, call, asked);
}

boost::asio::awaitable<http::Response> timeline(const Context& context, const Call& call) {
  search::SearchRequest asked = without_hits(context, call.arguments);
  asked.timeline = search::parse_timeline_unit(call.arguments.text("interval"));
  co_return co_await count(context, call, asked);
}

}  // namespace telusur::searchd::endpoint
