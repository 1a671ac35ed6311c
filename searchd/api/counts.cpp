// SPDX-License-Identifier: GPL-2.0-or-later
#include <boost/json.hpp>

#include "api/context.hpp"
#include "api/endpoints.hpp"
#include "api/etag.hpp"
#include "api/json_response.hpp"
#include "api/search_request.hpp"
#include "http/problem.hpp"
#include "search/results_json.hpp"

namespace telusur::searchd::endpoint {
namespace {

/// Query and filters of the call, without any hits.
search::SearchRequest without_hits(const Arguments& arguments) {
  search::SearchRequest request;
  read_query(arguments, current_moment(), request);
  request.limit = 0;
  return request;
}

/// The reply of /v1/search but for its hits.
boost::asio::awaitable<http::Response> count(const Context& context, const Call& call,
                                             const search::SearchRequest& asked) {
  const http::Request& request = call.request;
  if (auto unchanged = not_modified(context.index.state()->revision, request)) {
    co_return std::move(*unchanged);
  }
  auto response =
      co_await context.workers.run([&](search::Searcher& searcher) -> Result<http::Response> {
        auto results = searcher.search(asked);
        if (!results) return results.error();
        boost::json::object body = search::to_json(*results);
        body.erase("hits");
        http::Response answer = json_response(body);
        compress(answer, request.header("Accept-Encoding"));
        add_validators(answer, searcher.reader().revision(), request);
        return answer;
      });
  if (!response) co_return problem(response.error(), request);
  co_return std::move(*response);
}

}  // namespace

boost::asio::awaitable<http::Response> facets(const Context& context, const Call& call) {
  const Arguments& arguments = call.arguments;
  search::SearchRequest asked = without_hits(arguments);
  asked.facets = {{search::parse_facet_field(arguments.text("name")).value(),
                   arguments.number("limit"), arguments.text("prefix")}};
  co_return co_await count(context, call, asked);
}

boost::asio::awaitable<http::Response> timeline(const Context& context, const Call& call) {
  search::SearchRequest asked = without_hits(call.arguments);
  asked.timeline = search::parse_timeline_unit(call.arguments.text("unit"));
  co_return co_await count(context, call, asked);
}

}  // namespace telusur::searchd::endpoint
