// SPDX-License-Identifier: GPL-2.0-or-later
#include <boost/json.hpp>

#include "api/article_json.hpp"
#include "api/cached_answer.hpp"
#include "api/context.hpp"
#include "api/endpoints.hpp"
#include "api/json_response.hpp"
#include "api/search_request.hpp"
#include "search/results_json.hpp"
#include "support/utf8.hpp"

namespace telusur::searchd::endpoint {
namespace {

namespace json = boost::json;

json::array obstacles_json(const std::vector<search::Obstacle>& obstacles) {
  json::array array;
  for (const search::Obstacle& obstacle : obstacles) {
    const std::string_view kind = name(obstacle.kind);
    array.push_back(json::object{{"kind", json::string(kind.data(), kind.size())},
                                 {"what", obstacle.what},
                                 {"text", to_sentence(obstacle, Language::indonesian)},
                                 {"text_en", to_sentence(obstacle, Language::english)}});
  }
  return array;
}

json::object to_json(const search::ArticleExplanation& answer, const std::string& query) {
  return {{"query", utf8::repaired(query)},
          {"article", article_json(answer.article, false)},
          {"found", answer.found},
          {"relaxed", answer.relaxed},
          {"promoted", answer.promoted},
          {"rank", answer.rank ? json::value(*answer.rank) : json::value(nullptr)},
          {"score", answer.score},
          {"explanation", search::to_json(answer.explanation)},
          {"obstacles", obstacles_json(answer.obstacles)},
          {"interpreted", search::interpreted_json(answer.interpreted, answer.relaxed)}};
}

}  // namespace

boost::asio::awaitable<http::Response> explain(const Context& context, const Call& call) {
  const std::string& id = call.arguments.text("id");
  search::SearchRequest asked;
  read_query(call.arguments, search_moment(), asked);
  asked.recency = call.arguments.text("recency") == "on";
  asked.time_budget = context.query_budget;
  pin(context, asked);
  Answer answered = co_await answer_cached(
      context, call, asked.now, "", [&](search::Searcher& searcher) -> Result<FreshAnswer> {
        const auto begun = std::chrono::steady_clock::now();
        const auto explained = searcher.explain(asked, id);
        if (!explained) return explained.error();
        FreshAnswer fresh = fresh_json(searcher, begun, to_json(*explained, asked.query));
        const bool in_time = asked.time_budget.count() == 0 || fresh.took < asked.time_budget;
        fresh.complete = fresh.complete && in_time && !explained->interpreted.outdated_expansions;
        return fresh;
      });
  co_return or_no_such_article(std::move(answered.response), id, call.request);
}

}  // namespace telusur::searchd::endpoint
