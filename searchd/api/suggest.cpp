// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <boost/json.hpp>

#include "api/context.hpp"
#include "api/endpoints.hpp"
#include "api/json_response.hpp"
#include "http/problem.hpp"
#include "support/utf8.hpp"

namespace telusur::searchd::endpoint {
namespace {

namespace json = boost::json;
using search::Suggestion;

json::object to_json(const Suggestion& suggestion) {
  json::array marks;
  for (const search::CodePointRange& mark : suggestion.marks)
    marks.push_back(json::array{mark.begin, mark.end});
  const bool title = suggestion.kind == Suggestion::Kind::title;
  json::object object{{"text", suggestion.text}, {"kind", title ? "title" : "phrase"}};
  if (title) object["id"] = suggestion.id;
  if (!suggestion.url.empty()) object["url"] = suggestion.url;
  object["marks"] = std::move(marks);
  return object;
}

json::object own_form(const std::string& query, const std::vector<Suggestion>& suggestions) {
  json::array array;
  for (const Suggestion& suggestion : suggestions)
    array.push_back(to_json(suggestion));
  return {{"query", query}, {"suggestions", std::move(array)}};
}

/// What browsers ask for: OpenSearch Suggestions 1.1, [query, texts, descriptions, addresses].
json::array opensearch_form(const std::string& query, const std::vector<Suggestion>& suggestions) {
  json::array texts;
  json::array descriptions;
  json::array urls;
  for (const Suggestion& suggestion : suggestions) {
    texts.emplace_back(suggestion.text);
    descriptions.emplace_back("");
    urls.emplace_back(suggestion.url);
  }
  return {json::string(query), std::move(texts), std::move(descriptions), std::move(urls)};
}

/// By parameter, as the description document has it, or by the media type asked for.
bool wants_opensearch(const Arguments& arguments, const http::Request& request) {
  return arguments.text("format") == "opensearch" ||
         request.header("Accept").find("application/x-suggestions+json") != std::string_view::npos;
}

Result<http::Response> answer(search::Searcher& searcher, const Arguments& arguments,
                              const http::Request& request) {
  const auto suggester = searcher.learnt().suggester.get(searcher.reader());
  if (!suggester) return suggester.error();
  const auto spelling = searcher.learnt().spelling.get(searcher.reader());
  if (!spelling) return spelling.error();
  const std::string& text = arguments.text("q");
  const auto found = (*suggester)->suggest(text, arguments.number("limit"), spelling->get());
  const std::string query = utf8::repaired(text);
  http::Response response;
  if (wants_opensearch(arguments, request)) {
    response.body = json::serialize(opensearch_form(query, found)) + "\n";
    response.with("Content-Type", "application/x-suggestions+json");
  } else {
    response = json_response(own_form(query, found));
  }
  compress(response, request.header("Accept-Encoding"));
  // No ETag: after a commit the old suggestions serve on until the new ones are made.
  response.with("Cache-Control", "private, max-age=30")
      .with("Vary", "Accept, Accept-Encoding, Accept-Language, Origin");
  response.summary = fmt::format("suggestions={}", found.size());
  return response;
}

}  // namespace

boost::asio::awaitable<http::Response> suggest(const Context& context, const Call& call) {
  auto response = co_await context.workers.run(
      [&](search::Searcher& searcher) { return answer(searcher, call.arguments, call.request); });
  if (!response) co_return problem(response.error(), call.request);
  co_return std::move(*response);
}

}  // namespace telusur::searchd::endpoint
