// SPDX-License-Identifier: GPL-2.0-or-later
#include <boost/json.hpp>

#include "api/cached_answer.hpp"
#include "api/context.hpp"
#include "api/endpoints.hpp"
#include "api/json_response.hpp"
#include "api/search_request.hpp"
#include "search/analysis_json.hpp"
#include "search/results_json.hpp"
#include "support/utf8.hpp"

namespace telusur::searchd::endpoint {

/// What the text becomes in an index, and how it would be understood as a query.
boost::asio::awaitable<http::Response> analyze(const Context& context, const Call& call) {
  search::SearchRequest asked;
  asked.query = utf8::repaired(call.arguments.text("text"));
  asked.expand = read_expand(call.arguments);
  asked.now = search_moment();
  Answer answered = co_await answer_cached(
      context, call, asked.now, "", [&](search::Searcher& searcher) -> Result<FreshAnswer> {
        const auto begun = std::chrono::steady_clock::now();
        const auto understood = searcher.understand(asked);
        if (!understood) return understood.error();
        boost::json::object body = search::analysis_json(context.analyzer, asked.query);
        body["text"] = asked.query;
        body["interpreted"] = search::interpreted_json(*understood, false);
        FreshAnswer fresh = fresh_json(searcher, begun, body);
        fresh.complete = fresh.complete && !understood->outdated_expansions;
        return fresh;
      });
  co_return std::move(answered.response);
}

}  // namespace telusur::searchd::endpoint
