// SPDX-License-Identifier: GPL-2.0-or-later
#include <boost/json.hpp>

#include "api/context.hpp"
#include "api/endpoints.hpp"
#include "api/etag.hpp"
#include "api/json_response.hpp"
#include "http/problem.hpp"
#include "index/stored_article.hpp"

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

Result<article::Article> find(search::Searcher& searcher, const std::string& id) {
  return searcher.reader().read([&](const Xapian::Database& db) -> Result<article::Article> {
    const Xapian::docid docid = index::find_article(db, id);
    if (docid == 0) return Error{ErrorCode::not_found, "id", "", ""};
    return index::decode_article(db.get_document(docid).get_data());
  });
}

http::Problem no_such_article(const std::string& id) {
  return {http::ProblemKind::not_found,
          {"Tidak ada artikel dengan id " + id, "there is no article with the id " + id},
          {},
          std::nullopt};
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
  if (response) co_return std::move(*response);
  if (response.error().code == ErrorCode::not_found) {
    co_return to_response(no_such_article(id), request);
  }
  co_return problem(response.error(), request);
}

}  // namespace telusur::searchd::endpoint
