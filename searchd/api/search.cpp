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

search::Sort sort_of(std::string_view text) {
  if (text == "newest") return search::Sort::newest;
  return text == "oldest" ? search::Sort::oldest : search::Sort::relevance;
}

search::Match match_of(std::string_view text) {
  if (text == "all") return search::Match::all;
  return text == "any" ? search::Match::any : search::Match::automatic;
}

search::Typo typo_of(std::string_view text) {
  if (text == "suggest") return search::Typo::suggest;
  return text == "off" ? search::Typo::off : search::Typo::automatic;
}

search::SearchRequest search_request(const Arguments& arguments, std::chrono::milliseconds budget) {
  search::SearchRequest request;
  request.query = arguments.text("q");
  request.time_budget = budget;
  request.limit = arguments.number("limit");
  request.offset = arguments.number("offset");
  request.snippets = arguments.number("snippets");
  request.sort = sort_of(arguments.text("sort"));
  request.match = match_of(arguments.text("match"));
  request.expand = search::parse_expand(arguments.text("expand")).value();
  request.typo = typo_of(arguments.text("typo"));
  request.group = arguments.flag("group");
  request.recency = arguments.text("recency") == "on";
  request.explain = arguments.flag("explain");
  request.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return request;
}

/// The same search from another offset on, choices left out where they are the default.
std::string page_link(const Arguments& arguments, std::uint32_t offset) {
  std::string link = "/v1/search";
  for (const ParameterSpec& spec : kSearchParameters) {
    std::string value;
    if (spec.kind == ParameterSpec::Kind::number) {
      value = std::to_string(spec.name == "offset" ? offset : arguments.number(spec.name));
    } else if (spec.kind == ParameterSpec::Kind::flag) {
      if (arguments.number(spec.name) == spec.default_value) continue;
      value = arguments.flag(spec.name) ? "true" : "false";
    } else {
      value = arguments.text(spec.name);
      if (spec.kind == ParameterSpec::Kind::choice && value == spec.choices.front()) continue;
    }
    link += fmt::format("{}{}={}", link.ends_with("search") ? '?' : '&', spec.name,
                        http::percent_encoded(value));
  }
  return link;
}

/// Adds `links`, and the Link header (RFC 8288), for the pages before and after.
void add_links(const Arguments& arguments, const search::SearchResults& results,
               boost::json::object& body, http::Response& response) {
  const std::uint32_t offset = arguments.number("offset");
  const std::uint32_t limit = arguments.number("limit");
  boost::json::object links{{"self", page_link(arguments, offset)}};
  const auto add = [&](std::string_view relation, std::uint32_t to) {
    const std::string link = page_link(arguments, to);
    links[boost::json::string_view(relation.data(), relation.size())] = link;
    response.with("Link", fmt::format("<{}>; rel=\"{}\"", link, relation));
  };
  const std::uint32_t after = offset + limit;
  // A short page is the last: grouped, there are fewer hits than articles.
  const bool full = results.hits.size() == limit;
  if (limit > 0 && full && after < results.total.value && after <= search::kMaxOffset) {
    add("next", after);
  }
  if (limit > 0 && offset > 0) add("prev", offset - std::min(offset, limit));
  body["links"] = std::move(links);
}

double milliseconds(Clock::duration duration) {
  return std::chrono::duration<double, std::milli>(duration).count();
}

/// Everything of the answer that costs time, on the worker thread.
Result<http::Response> answer(search::Searcher& searcher, const Context& context, const Call& call,
                              Clock::time_point queued) {
  const http::Request& request = call.request;
  const auto begun = Clock::now();
  auto results = searcher.search(search_request(call.arguments, context.query_budget));
  if (!results) return results.error();
  const auto found = Clock::now();
  http::Response response;
  boost::json::object body = search::to_json(*results);
  add_links(call.arguments, *results, body, response);
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
  const auto queued = Clock::now();
  auto response = co_await context.workers.run(
      [&](search::Searcher& searcher) { return answer(searcher, context, call, queued); });
  if (!response) co_return problem(response.error(), request);
  co_return std::move(*response);
}

}  // namespace telusur::searchd::endpoint
