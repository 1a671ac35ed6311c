// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <boost/json.hpp>
#include <chrono>

#include "api/context.hpp"
#include "api/endpoints.hpp"
#include "api/etag.hpp"
#include "api/json_response.hpp"
#include "http/problem.hpp"
#include "search/results_json.hpp"

namespace telusur::searchd::endpoint {
namespace {

using Clock = std::chrono::steady_clock;

search::SearchRequest search_request(const Arguments& arguments) {
  search::SearchRequest request;
  request.query = arguments.text("q");
  request.limit = arguments.number("limit");
  request.offset = arguments.number("offset");
  request.snippets = arguments.number("snippets");
  const std::string& typo = arguments.text("typo");
  request.typo = typo == "suggest" ? search::Typo::suggest
                 : typo == "off"   ? search::Typo::off
                                   : search::Typo::automatic;
  return request;
}

/// As the parameter is written; empty for the default.
std::string_view typo_parameter(search::Typo typo) {
  switch (typo) {
    case search::Typo::suggest:
      return "&typo=suggest";
    case search::Typo::off:
      return "&typo=off";
    case search::Typo::automatic:
      break;
  }
  return "";
}

std::string page_link(const search::SearchRequest& request, std::uint32_t offset) {
  return fmt::format("/v1/search?q={}&limit={}&offset={}&snippets={}{}",
                     http::percent_encoded(request.query), request.limit, offset, request.snippets,
                     typo_parameter(request.typo));
}

/// Adds `links`, and the Link header (RFC 8288), for the pages before and after.
void add_links(const search::SearchRequest& request, const search::SearchResults& results,
               boost::json::object& body, http::Response& response) {
  boost::json::object links{{"self", page_link(request, request.offset)}};
  const auto add = [&](std::string_view relation, std::uint32_t offset) {
    const std::string link = page_link(request, offset);
    links[boost::json::string_view(relation.data(), relation.size())] = link;
    response.with("Link", fmt::format("<{}>; rel=\"{}\"", link, relation));
  };
  const std::uint32_t after = request.offset + request.limit;
  if (request.limit > 0 && !results.hits.empty() && after < results.total.value &&
      after <= search::kMaxOffset) {
    add("next", after);
  }
  if (request.limit > 0 && request.offset > 0) {
    add("prev", request.offset - std::min(request.offset, request.limit));
  }
  body["links"] = std::move(links);
}

double milliseconds(Clock::duration duration) {
  return std::chrono::duration<double, std::milli>(duration).count();
}

/// Everything of the answer that costs time, on the worker thread.
Result<http::Response> answer(search::Searcher& searcher, const search::SearchRequest& wanted,
                              const http::Request& request, Clock::time_point queued) {
  const auto begun = Clock::now();
  auto results = searcher.search(wanted);
  if (!results) return results.error();
  const auto found = Clock::now();
  http::Response response;
  boost::json::object body = search::to_json(*results);
  add_links(wanted, *results, body, response);
  response.with("Content-Type", "application/json");
  response.body = boost::json::serialize(body) + "\n";
  compress(response, request.header("Accept-Encoding"));
  add_validators(response, searcher.reader().revision(), request);
  response.summary = fmt::format("hits={}", results->total.value);
  response.with("Server-Timing",
                fmt::format("queue;dur={:.2f}, search;dur={:.2f}, render;dur={:.2f}",
                            milliseconds(begun - queued), milliseconds(found - begun),
                            milliseconds(Clock::now() - found)));
  return response;
}

}  // namespace

boost::asio::awaitable<http::Response> search(const Context& context, const Call& call) {
  const http::Request& request = call.request;
  if (auto unchanged = not_modified(context.index.state()->revision, request)) {
    co_return std::move(*unchanged);
  }
  const search::SearchRequest wanted = search_request(call.arguments);
  const auto queued = Clock::now();
  auto response = co_await context.workers.run(
      [&](search::Searcher& searcher) { return answer(searcher, wanted, request, queued); });
  if (!response) co_return problem(response.error(), request);
  co_return std::move(*response);
}

}  // namespace telusur::searchd::endpoint
