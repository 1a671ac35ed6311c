// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "api/cached_answer.hpp"
#include "api/endpoints.hpp"
#include "api/json_response.hpp"
#include "api/query_string.hpp"
#include "api/search_request.hpp"
#include "http/problem.hpp"
#include "search/results_json.hpp"

namespace telusur::searchd::endpoint {
namespace {

/// The same search as a feed.
std::string feed_link(const QueryString& query) {
  return "/feed.atom?" + query.text_if([](std::string_view name) {
    return std::ranges::find(kPageParameters, name, &ParameterSpec::name) == kPageParameters.end();
  });
}

/// Adds `links`, and the Link header (RFC 8288), for the pages before and after: those of up to
/// `uri_bytes`. A list that is read by cursors goes on by them, and there is no way back in it.
void add_links(const Arguments& arguments, const QueryString& query,
               const search::SearchResults& results, std::size_t uri_bytes,
               boost::json::object& body, http::Response& response) {
  const std::uint32_t offset = arguments.number("offset");
  const std::uint32_t limit = arguments.number("limit");
  const std::string& cursor = arguments.text("cursor");
  const std::string search = "/v1/search?" + query.text({"offset", "cursor"});
  const auto at_offset = [](std::uint32_t to) { return fmt::format("&offset={}", to); };
  boost::json::object links(body.storage());
  // False where whoever followed it would be refused: of a query that was posted for its length.
  const auto put = [&](std::string_view relation, const std::string& link) {
    if (link.size() > uri_bytes) return false;
    links[relation] = link;
    return true;
  };
  put("self", search + (cursor.empty() ? at_offset(offset) : "&cursor=" + cursor));
  put("feed", feed_link(query));
  const auto add = [&](std::string_view relation, const std::string& place) {
    const std::string link = search + place;
    if (put(relation, link)) response.with("Link", fmt::format("<{}>; rel=\"{}\"", link, relation));
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

/// Takes out of a hit what `highlight` and `fields` do not ask for.
void keep_asked(const Arguments& arguments, boost::json::object& hit) {
  const std::string& highlight = arguments.text("highlight");
  if (highlight != "html") {
    hit.erase("title_html");
    for (boost::json::value& snippet : hit["snippets"].as_array()) {
      snippet.as_object().erase("html");
      if (highlight == "none") snippet.as_object().erase("marks");
    }
  }
  const auto& fields = arguments.list("fields");
  if (fields.empty()) return;
  std::vector<std::string> others;
  for (const auto& member : hit) {
    const std::string name(member.key());
    if (name != "id" && std::ranges::find(fields, name) == fields.end()) others.push_back(name);
  }
  for (const std::string& other : others)
    hit.erase(other);
}

/// What the server allows, or less if less was asked for.
std::chrono::milliseconds budget_of(const Context& context, const Arguments& arguments) {
  const std::chrono::milliseconds asked{arguments.number("timeout_ms")};
  if (asked.count() == 0) return context.query_budget;
  if (context.query_budget.count() == 0) return asked;
  return std::min(asked, context.query_budget);
}

/// About what a page of ten hits takes as JSON values.
constexpr std::size_t kPageBytes = 1U << 16U;

/// Everything of the answer that costs time, on the worker thread. Says the query id.
Result<FreshAnswer> answer(search::Searcher& searcher, const Context& context, const Call& call,
                           const search::SearchRequest& asked, std::string& query_id) {
  auto results = searcher.search(asked);
  if (!results) return results.error();
  if (results->shards) context.metrics.count_missing(results->shards->missing);
  FreshAnswer answer;
  boost::json::monotonic_resource memory(kPageBytes);
  boost::json::object body = search::to_json(*results, &memory);
  for (boost::json::value& hit : body["hits"].as_array())
    keep_asked(call.arguments, hit.as_object());
  const QueryString query(kSearchParameters, call.arguments);
  query_id = query_id_of(query);
  body["query_id"] = query_id;
  add_links(call.arguments, query, *results, context.uri_bytes, body, answer.response);
  answer.response.with("Content-Type", "application/json");
  answer.response.body = boost::json::serialize(body) + "\n";
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
