// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/article_json.hpp"

#include <boost/json.hpp>

#include "http/problem.hpp"
#include "support/utf8.hpp"

namespace telusur::searchd {
namespace {

namespace json = boost::json;

json::value time(const std::optional<article::Timestamp>& time) {
  if (!time) return nullptr;
  return json::string(article::to_rfc3339(*time));
}

}  // namespace

json::object article_json(const article::Article& article, bool with_text) {
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

http::Response no_such_article(const std::string& id, const http::Request& request) {
  const std::string shown = utf8::repaired(id);
  return to_response(
      {http::ProblemKind::not_found,
       {"Tidak ada artikel dengan id " + shown, "there is no article with the id " + shown},
       {},
       std::nullopt},
      request);
}

http::Response or_no_such_article(http::Response response, const std::string& id,
                                  const http::Request& request) {
  constexpr unsigned kNotFound = 404;
  if (response.status == kNotFound) return no_such_article(id, request);
  return response;
}

}  // namespace telusur::searchd
