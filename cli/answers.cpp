// SPDX-License-Identifier: GPL-2.0-or-later
#include "answers.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <iterator>
#include <utility>

#include "remote.hpp"
#include "search/searcher.hpp"
#include "with_searcher.hpp"

namespace telusur::cli {
namespace {

namespace json = boost::json;

void append_json(json::object& to, json::object from) {
  json::array& hits = to.at("hits").as_array();
  for (json::value& hit : from.at("hits").as_array())
    hits.push_back(std::move(hit));
  for (const char* name : {"next_cursor", "shards"}) {
    to.erase(name);
    if (const json::value* value = from.if_contains(name)) to[name] = *value;
  }
}

/// What the pages add up to, in the JSON of a server too.
void append(Answer& to, Answer from) {
  search::SearchResults& results = to.results;
  std::ranges::move(from.results.hits, std::back_inserter(results.hits));
  results.next_cursor = std::move(from.results.next_cursor);
  results.timed_out = results.timed_out || from.results.timed_out;
  results.index_changed = results.index_changed || from.results.index_changed;
  results.took += from.results.took;
  if (from.results.shards) results.shards = std::move(from.results.shards);
  if (!to.json || !from.json) return;
  append_json(*to.json, std::move(*from.json));
  (*to.json)["timed_out"] = results.timed_out;
  (*to.json)["took_ms"] = double(results.took.count()) / 1000.0;
  if (results.index_changed) (*to.json)["index_changed"] = true;
}

/// No cursor goes on from the hits of a corrected query that nobody typed: `page` becomes that
/// query, as if it had been, for a first page with one.
Result<void> go_on_with_correction(Answer& answer, search::SearchRequest& page,
                                   const AskPage& ask) {
  page.query = answer.results.did_you_mean->text;
  page.typo = search::Typo::off;
  auto first = ask(page);
  if (!first) return first.error();
  answer.results.hits.clear();
  if (answer.json) answer.json->at("hits").as_array().clear();
  append(answer, std::move(*first));
  return {};
}

/// For whoever only counts: how many match exactly, which counting anything of them tells, and no
/// hits.
void only_count(search::SearchRequest& request) {
  request.limit = 0;
  request.offset = 0;
  if (request.facets.empty() && !request.timeline) request.timeline = search::TimelineUnit::year;
}

Result<Answer> search_index(const Options& options, const search::SearchRequest& request) {
  return with_searcher(options, [&](search::Searcher& searcher) {
    searcher.use(options.saved);
    return all_pages(request, [&](const search::SearchRequest& page) -> Result<Answer> {
      auto results = searcher.search(page);
      if (!results) return results.error();
      return Answer{std::move(*results)};
    });
  });
}

}  // namespace

Result<Answer> all_pages(const search::SearchRequest& request, const AskPage& ask) {
  search::SearchRequest page = request;
  page.limit = std::min(request.limit, search::kMaxLimit);
  auto answer = ask(page);
  if (!answer || request.limit <= search::kMaxLimit) return answer;
  page.facets.clear();
  page.timeline.reset();
  const search::SearchResults& results = answer->results;
  if (results.did_you_mean && results.did_you_mean->applied && results.hits.size() == page.limit) {
    if (auto gone_on = go_on_with_correction(*answer, page, ask); !gone_on) return gone_on.error();
  }
  page.offset = 0;
  while (results.hits.size() < request.limit && !results.next_cursor.empty()) {
    page.cursor = results.next_cursor;
    page.limit = static_cast<std::uint32_t>(
        std::min<std::size_t>(search::kMaxLimit, request.limit - results.hits.size()));
    auto next = ask(page);
    if (!next) return next.error();
    const bool none = next->results.hits.empty();
    append(*answer, std::move(*next));
    if (none) break;
  }
  return answer;
}

Result<Answer> answer(const Options& options) {
  search::SearchRequest request = options.request;
  // With --unseen, only hits can be counted.
  if (options.output == Output::count && options.unseen.empty()) only_count(request);
  if (options.server.empty()) return search_index(options, request);
  return all_pages(
      request, [&](const search::SearchRequest& page) { return search_remotely(options, page); });
}

}  // namespace telusur::cli
