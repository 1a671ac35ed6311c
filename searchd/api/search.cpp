// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "api/cached_answer.hpp"
#include "api/endpoints.hpp"
#include "api/search_body.hpp"
#include "api/search_request.hpp"
#include "http/problem.hpp"

namespace telusur::searchd::endpoint {
namespace {

/// What the server allows, or less if less was asked for.
std::chrono::milliseconds budget_of(const Context& context, const Arguments& arguments) {
  const std::chrono::milliseconds asked{arguments.number("timeout_ms")};
  if (asked.count() == 0) return context.query_budget;
  if (context.query_budget.count() == 0) return asked;
  return std::min(asked, context.query_budget);
}

/// Everything of the answer that costs time, on the worker thread. Says the query id.
Result<FreshAnswer> answer(search::Searcher& searcher, const Context& context, const Call& call,
                           const search::SearchRequest& asked, std::string& query_id) {
  auto results = searcher.search(asked);
  if (!results) return results.error();
  if (results->shards) context.metrics.count_missing(results->shards->missing);
  FreshAnswer answer;
  SearchBody body = search_body(*results, call.arguments, context.uri_bytes);
  query_id = std::move(body.query_id);
  for (const std::string& link : body.links)
    answer.response.with("Link", link);
  answer.response.with("Content-Type", "application/json").body = std::move(body.json);
  answer.response.summary = fmt::format("hits={}", results->total.value);
  answer.hits = results->total.value;
  answer.took = results->took;
  answer.complete = results->complete();
  return answer;
}

}  // namespace

boost::asio::awaitable<http::Response> search(const Context& context, const Call& call) {
  const http::Request& request = call.request;
  const Arguments& arguments = call.arguments;
  search::SearchRequest asked;
  if (const auto fault = read_search(arguments, asked)) co_return to_response(*fault, request);
  pin(context, asked);
  asked.time_budget = budget_of(context, arguments);
  std::string query_id;  // made by the worker, where one is asked
  Answer answered = co_await answer_cached(
      context, call, search_moment(), "",
      [&](search::Searcher& searcher) { return answer(searcher, context, call, asked, query_id); });
  // The first page of a question is a search; the others go on with it.
  const bool first = arguments.number("offset") == 0 && arguments.text("cursor").empty();
  if (answered.found && first && context.query_log != nullptr) {
    if (query_id.empty()) query_id = query_id_of({kSearchParameters, arguments});
    log_search(context, query_id, asked.query, answered.hits, answered.took);
  }
  answered.response.query = std::move(asked.query);
  co_return std::move(answered.response);
}

}  // namespace telusur::searchd::endpoint
