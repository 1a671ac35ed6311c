// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include "api/cached_answer.hpp"
#include "api/endpoints.hpp"
#include "api/json_response.hpp"
#include "api/public_url.hpp"
#include "api/query_string.hpp"
#include "api/search_request.hpp"
#include "feed/feed.hpp"

namespace telusur::searchd::endpoint {
namespace {

using Render = std::string (*)(const search::SearchResults&, const feed::FeedAddress&);

/// The newest articles of a search, as subscribers ask for them again and again.
boost::asio::awaitable<http::Response> answer_feed(const Context& context, const Call& call,
                                                   Render render) {
  const Arguments& arguments = call.arguments;
  search::SearchRequest asked;
  read_query(arguments, search_moment(), asked);
  pin(context, asked);
  asked.limit = arguments.number("limit");
  asked.sort =
      arguments.text("sort") == "relevance" ? search::Sort::relevance : search::Sort::newest;
  // A feed that fills up with what has fewer of the words would be a nuisance.
  if (arguments.text("match") == "auto") asked.match = search::Match::all;
  asked.typo = search::Typo::off;
  asked.time_budget = context.query_budget;
  const std::string base = public_url(context, call.request);
  const QueryString query(call.route.parameters, arguments);
  const feed::FeedAddress address{fmt::format("{}{}?{}", base, call.route.pattern, query.text()),
                                  fmt::format("{}/search?{}", base, query.text({"limit", "sort"}))};
  Answer answered = co_await answer_cached(
      context, call, asked.now, base, [&](search::Searcher& searcher) -> Result<FreshAnswer> {
        const auto results = searcher.search(asked);
        if (!results) return results.error();
        if (results->shards) context.metrics.count_missing(results->shards->missing);
        FreshAnswer answer;
        answer.response.with("Content-Type",
                             fmt::format("{}; charset=utf-8", call.route.media_type));
        answer.response.body = render(*results, address);
        answer.response.summary = fmt::format("hits={}", results->total.value);
        answer.hits = results->total.value;
        answer.took = results->took;
        answer.complete = results->complete();
        return answer;
      });
  co_return std::move(answered.response);
}

}  // namespace

boost::asio::awaitable<http::Response> atom_feed(const Context& context, const Call& call) {
  co_return co_await answer_feed(context, call, feed::to_atom);
}

boost::asio::awaitable<http::Response> rss_feed(const Context& context, const Call& call) {
  co_return co_await answer_feed(context, call, feed::to_rss);
}

}  // namespace telusur::searchd::endpoint
