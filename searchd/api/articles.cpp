// SPDX-License-Identifier: GPL-2.0-or-later
#include <boost/json.hpp>
#include <chrono>

#include "api/article_json.hpp"
#include "api/cached_answer.hpp"
#include "api/endpoints.hpp"
#include "api/json_response.hpp"
#include "index/versions.hpp"
#include "search/related.hpp"
#include "search/story.hpp"

namespace telusur::searchd::endpoint {
namespace {

namespace json = boost::json;

struct Found {
  article::Article article;
  index::Versions versions;
};

Result<Found> find(search::Searcher& searcher, const std::string& id) {
  index::IndexReader& reader = searcher.reader();
  return reader.read([&](const Xapian::Database& db) -> Result<Found> {
    const Xapian::docid docid = index::find_article(db, id);
    if (docid == 0) return Error{ErrorCode::not_found, "id", "", ""};
    auto article = index::read_article(db, reader.decoder(), docid);
    if (!article) return article.error();
    return Found{std::move(*article), index::read_versions(db.get_document(docid))};
  });
}

/// The article with its past: where its source gives no time of a change, the index's.
json::object to_json(const Found& found, bool with_text) {
  json::object object = article_json(found.article, with_text);
  if (!found.article.updated && found.versions.changed) {
    object["updated_at"] = article::to_rfc3339(article::Timestamp{*found.versions.changed});
  }
  if (!found.versions.earlier_titles.empty()) {
    object["earlier_titles"] = json::value_from(found.versions.earlier_titles);
  }
  return object;
}

/// The answer that `make` gives on a worker, good until the index changes, whatever the time.
template <class Make>
boost::asio::awaitable<http::Response> about_article(const Context& context, const Call& call,
                                                     Make make) {
  Answer answered = co_await answer_cached(context, call, search::Moment{}, "",
                                           [&](search::Searcher& searcher) -> Result<FreshAnswer> {
                                             const auto begun = std::chrono::steady_clock::now();
                                             const Result<json::object> made = make(searcher);
                                             if (!made) return made.error();
                                             return fresh_json(searcher, begun, *made);
                                           });
  co_return or_no_such_article(std::move(answered.response), call.arguments.text("id"),
                               call.request);
}

}  // namespace

boost::asio::awaitable<http::Response> article(const Context& context, const Call& call) {
  co_return co_await about_article(context, call,
                                   [&](search::Searcher& searcher) -> Result<json::object> {
                                     const auto found = find(searcher, call.arguments.text("id"));
                                     if (!found) return found.error();
                                     return to_json(*found, context.serve_text);
                                   });
}

boost::asio::awaitable<http::Response> related(const Context& context, const Call& call) {
  const std::string& id = call.arguments.text("id");
  co_return co_await about_article(
      context, call, [&](search::Searcher& searcher) -> Result<json::object> {
        const auto found = search::related_articles(
            searcher.reader(), id, call.arguments.number("limit"), context.ranking);
        if (!found) return found.error();
        json::array articles;
        for (const search::RelatedArticle& one : *found) {
          json::object object = listed_json(one);
          object["likeness"] = one.likeness;
          articles.push_back(std::move(object));
        }
        return json::object{{"id", id}, {"articles", std::move(articles)}};
      });
}

boost::asio::awaitable<http::Response> story(const Context& context, const Call& call) {
  co_return co_await about_article(
      context, call, [&](search::Searcher& searcher) -> Result<json::object> {
        const auto found =
            search::story_of(searcher.reader(), call.arguments.text("id"), context.ranking);
        if (!found) return found.error();
        json::array articles;
        for (const search::StoryArticle& one : *found)
          articles.push_back(listed_json(one));
        return json::object{{"id", found->front().article.id}, {"articles", std::move(articles)}};
      });
}

}  // namespace telusur::searchd::endpoint
