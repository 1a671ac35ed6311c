// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <boost/json.hpp>
#include <chrono>

#include "api/context.hpp"
#include "api/endpoints.hpp"
#include "api/etag.hpp"
#include "api/json_response.hpp"
#include "api/search_request.hpp"
#include "http/problem.hpp"
#include "search/results_json.hpp"

namespace telusur::searchd::endpoint {
namespace {

using Clock = std::chrono::steady_clock;

/// The parameter as in a query string, each with `&` before it; nothing where it is the default.
std::string as_query(const ParameterSpec& spec, const Arguments& arguments) {
  using Kind = ParameterSpec::Kind;
  const auto pair = [&spec](std::string_view value) {
    return fmt::format("&{}={}", spec.name, http::percent_encoded(value));
  };
  if (spec.kind == Kind::number) return pair(std::to_string(arguments.number(spec.name)));
  if (spec.kind == Kind::flag) {
    const bool usual = arguments.number(spec.name) == spec.default_value;
    return usual ? "" : pair(arguments.flag(spec.name) ? "true" : "false");
  }
  if (spec.is_list()) {
    std::string all;
    for (const std::string& value : arguments.list(spec.name))
      all += pair(value);
    return all;
  }
  const std::string& value = arguments.text(spec.name);
  const bool usual = spec.kind == Kind::choice ? value == spec.choices.front() : value.empty();
  return usual && !spec.required ? "" : pair(value);
}

/// The same search, another page of it: what `place` says instead of offset and cursor.
std::string page_link(const Arguments& arguments, const std::string& place) {
  std::string link;
  for (const ParameterSpec& spec : kSearchParameters) {
    if (spec.name == "offset") {
      link += place;
    } else if (spec.name != "cursor") {
      link += as_query(spec, arguments);
    }
  }
  link.front() = '?';
  return "/v1/search" + link;
}

/// Adds `links`, and the Link header (RFC 8288), for the pages before and after. A list that is
/// read by cursors goes on by them, and there is no way back in it.
void add_links(const Arguments& arguments, const search::SearchResults& results,
               boost::json::object& body, http::Response& response) {
  const std::uint32_t offset = arguments.number("offset");
  const std::uint32_t limit = arguments.number("limit");
  const std::string& cursor = arguments.text("cursor");
  const auto at_offset = [](std::uint32_t to) { return fmt::format("&offset={}", to); };
  boost::json::object links{
      {"self", page_link(arguments, cursor.empty() ? at_offset(offset) : "&cursor=" + cursor)}};
  const auto add = [&](std::string_view relation, const std::string& place) {
    const std::string link = page_link(arguments, place);
    links[boost::json::string_view(relation.data(), relation.size())] = link;
    response.with("Link", fmt::format("<{}>; rel=\"{}\"", link, relation));
  };
  const std::uint32_t after = offset + limit;
  // A short page is the last: grouped, there are fewer hits than articles.
  const bool full = results.hits.size() == limit;
  if (!cursor.empty() || after > search::kMaxOffset) {
    if (!results.next_cursor.empty()) add("next", "&cursor=" + results.next_cursor);
  } else if (limit > 0 && full && after < results.total.value) {
    add("next", at_offset(after));
  }
  if (limit > 0 && offset > 0) add("prev", at_offset(offset - std::min(offset, limit)));
  body["links"] = std::move(links);
}

double milliseconds(Clock::duration duration) {
  return std::chrono::duration<double, std::milli>(duration).count();
}

/// Everything of the answer that costs time, on the worker thread.
Result<http::Response> answer(search::Searcher& searcher, const Call& call,
                              const search::SearchRequest& asked, Clock::time_point queued) {
  const http::Request& request = call.request;
  const auto begun = Clock::now();
  auto results = searcher.search(asked);
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
  search::SearchRequest asked;
  if (const auto fault = read_search(call.arguments, asked)) {
    co_return to_response(*fault, request);
  }
  asked.time_budget = context.query_budget;
  const auto queued = Clock::now();
  auto response = co_await context.workers.run(
      [&](search::Searcher& searcher) { return answer(searcher, call, asked, queued); });
  if (!response) co_return problem(response.error(), request);
  co_return std::move(*response);
}

}  // namespace telusur::searchd::endpoint
