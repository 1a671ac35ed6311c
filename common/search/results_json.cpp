// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/results_json.hpp"

#include <boost/json.hpp>

#include "support/utf8.hpp"

namespace telusur::search {
namespace {

namespace json = boost::json;

json::value to_json(const std::optional<article::Timestamp>& time) {
  if (!time) return nullptr;
  return json::string(article::to_rfc3339(*time));
}

json::array to_json(const std::vector<std::string>& values) {
  json::array array;
  for (const std::string& value : values)
    array.emplace_back(value);
  return array;
}

json::object to_json(const Snippet& snippet) {
  json::array marks;
  for (const CodePointRange& mark : snippet.marks) {
    marks.push_back(json::array{mark.begin, mark.end});
  }
  return {{"field", snippet.field},        {"html", snippet.html},
          {"text", snippet.text},          {"start", snippet.start},
          {"marks", std::move(marks)},     {"cut_before", snippet.cut_before},
          {"cut_after", snippet.cut_after}};
}

json::array interpreted_terms(const std::vector<QueryUnit>& units) {
  json::array terms;
  for (const QueryUnit& unit : units) {
    terms.push_back(json::object{{"text", unit.surface},
                                 {"stem", unit.stem},
                                 {"as", unit.overlay ? "joined" : "word"},
                                 {"stopword", unit.stopword}});
  }
  return terms;
}

}  // namespace

json::object to_json(const Hit& hit) {
  const article::Article& article = hit.article;
  json::array snippets;
  for (const Snippet& snippet : hit.snippets)
    snippets.push_back(to_json(snippet));
  return {{"id", article.id},
          {"url", article.url},
          {"title", article.title},
          {"source", article.source},
          {"section", article.section},
          {"authors", to_json(article.authors)},
          {"tags", to_json(article.tags)},
          {"language", article.language},
          {"published_at", to_json(article.published)},
          {"updated_at", to_json(article.updated)},
          {"score", hit.score},
          {"title_html", hit.title_html},
          {"snippets", std::move(snippets)}};
}

json::object to_json(const SearchResults& results) {
  json::array hits;
  for (const Hit& hit : results.hits)
    hits.push_back(to_json(hit));
  return {{"format_version", kFormatVersion},
          {"query", utf8::repaired(results.query)},  // as typed: any bytes
          {"interpreted", json::object{{"terms", interpreted_terms(results.units)}}},
          {"total", json::object{{"value", results.total.value},
                                 {"relation", results.total.exact ? "eq" : "gte"}}},
          {"took_ms", double(results.took.count()) / 1000.0},
          {"timed_out", false},
          {"hits", std::move(hits)}};
}

}  // namespace telusur::search
