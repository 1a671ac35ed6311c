// SPDX-License-Identifier: GPL-2.0-or-later
#include <boost/json.hpp>

#include "api/context.hpp"
#include "api/endpoints.hpp"
#include "api/etag.hpp"
#include "api/json_response.hpp"
#include "http/problem.hpp"
#include "index/versions.hpp"
#include "search/related.hpp"

namespace telusur::searchd::endpoint {
namespace {

namespace json = boost::json;

json::value time(const std::optional<article::Timestamp>& time) {
  if (!time) return nullptr;
  return json::string(article::to_rfc3339(*time));
}

/// The same names as a hit has; the text only where the operator may give it.
json::object to_json(const article::Article& article, bool with_text) {
  json::object object{{"id", article.id},
                      {"url", article.url},
                      {"title", article.title},
                      {"source", article.source},
                      {"section", article.section},
                      {"authors", json::value_from(article.authors)},
                      {"tags", json::value_from(article.tags)},
                      {"language", article.language},
                      {"published_at", time(article.published)},
                      {"updated_at", time(article.updated)}};
  if (with_text) {
    object["lead"] = article.lead;
    object["text"] = article.body;
  }
  return object;
}

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
  json::object object = to_json(found.article, with_text);
  if (!found.article.updated && found.versions.changed) {
    object["updated_at"] = article::to_rfc3339(article::Timestamp{*found.versions.changed});
  }
  if (!found.versions.earlier_titles.empty()) {
    object["earlier_titles"] = json::value_from(found.versions.earlier_titles);
  }
  return object;
}

http::Problem no_such_article(const std::string& id) {
  return {http::ProblemKind::not_found,
          {"Tidak ada artikel dengan id " + id, "there is no article with the id " + id},
          {},
          std::nullopt};
}

http::Response answer_or_problem(Result<http::Response>& response, const std::string& id,
                                 const http::Request& request) {
  if (response) return std::move(*response);
  if (response.error().code == ErrorCode::not_found) {
    return to_response(no_such_article(id), request);
  }
  return problem(response.error(), request);
}

}  // namespace

boost::asio::awaitable<http::Response> article(const Context& context, const Call& call) {
  const http::Request& request = call.request;
  const std::string& id = call.arguments.text("id");
  auto response =
      co_await context.workers.run([&](search::Searcher& searcher) -> Result<http::Response> {
        auto found = find(searcher, id);
        if (!found) return found.error();
        const std::string revision = searcher.reader().revision();
        if (auto unchanged = not_modified(revision, request)) return std::move(*unchanged);
        http::Response answer = json_response(to_json(*found, context.serve_text));
        compress(answer, request.header("Accept-Encoding"));
        add_validators(answer, revision, request);
        return answer;
      });
  co_return answer_or_problem(response, id, request);
}

boost::asio::awaitable<http::Response> related(const Context& context, const Call& call) {
  const http::Request& request = call.request;
  const std::string& id = call.arguments.text("id");
  auto response =
      co_await context.workers.run([&](search::Searcher& searcher) -> Result<http::Response> {
        auto found = search::related_articles(searcher.reader(), id, call.arguments.number("limit"),
                                              search::Ranking{});
        if (!found) return found.error();
        const std::string revision = searcher.reader().revision();
        if (auto unchanged = not_modified(revision, request)) return std::move(*unchanged);
        json::array articles;
        for (const search::RelatedArticle& one : *found) {
          json::object object = to_json(one.article, false);
          if (!one.opening.empty()) object["opening"] = one.opening;
          object["likeness"] = one.likeness;
          articles.push_back(std::move(object));
        }
        http::Response answer =
            json_response(json::object{{"id", id}, {"articles", std::move(articles)}});
        compress(answer, request.header("Accept-Encoding"));
        add_validators(answer, revision, request);
        return answer;
      });
  co_return answer_or_problem(response, id, request);
}

}  // namespace telusur::searchd::endpoint
