// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/results_json.hpp"

#include <boost/json.hpp>

#include "search/query/interpretation.hpp"

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

json::object to_json(const InterpretedTerm& term) {
  json::object object{{"text", term.text}, {"as", term.as}};
  if (term.field != "any") object["field"] = term.field;
  if (!term.stem.empty()) object["stem"] = term.stem;
  if (term.excluded) object["excluded"] = true;
  if (term.stopword) object["stopword"] = true;
  if (!term.joined.empty()) object["joined"] = to_json(term.joined);
  json::array expanded;
  for (const ExpandedTerm& other : term.expanded)
    expanded.push_back({{"text", other.text}, {"kind", other.kind}, {"words", other.words}});
  if (!expanded.empty()) object["expanded"] = std::move(expanded);
  return object;
}

json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::object to_json(const Interpretation& interpretation, bool relaxed) {
  json::array terms;
  for (const InterpretedTerm& term : interpretation.terms)
    terms.push_back(to_json(term));
  json::array filters;
  for (const InterpretedFilter& filter : interpretation.filters) {
    filters.push_back(json::object{
        {"field", filter.field}, {"value", filter.value}, {"excluded", filter.excluded}});
  }
  json::array notices;
  for (const Notice& notice : interpretation.notices) {
    json::object object{{"code", name(notice.code)},
                        {"part", notice.part},
                        {"message", message(notice, Language::indonesian)}};
    if (!notice.value.empty()) object["value"] = notice.value;
    notices.push_back(std::move(object));
  }
  return {{"terms", std::move(terms)},
          {"filters", std::move(filters)},
          {"since", text_or_null(interpretation.since)},
          {"until", text_or_null(interpretation.until)},
          {"match", relaxed ? "any" : "all"},
          {"relaxed", relaxed},
          {"tree", interpretation.tree},
          {"notices", std::move(notices)}};
}

json::object to_json(const Similar& similar) {
  json::array articles;
  for (const SimilarArticle& article : similar.articles) {
    articles.push_back(json::object{{"id", article.id},
                                    {"url", article.url},
                                    {"title", article.title},
                                    {"source", article.source},
                                    {"published_at", to_json(article.published)}});
  }
  return {{"count", similar.count}, {"articles", std::move(articles)}};
}

}  // namespace

json::object to_json(const Hit& hit) {
  const article::Article& article = hit.article;
  json::array snippets;
  for (const Snippet& snippet : hit.snippets)
    snippets.push_back(to_json(snippet));
  json::object object{{"id", article.id},
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
  if (!hit.opening.empty()) object["opening"] = hit.opening;
  if (hit.similar.count > 0) object["similar"] = to_json(hit.similar);
  return object;
}

json::object to_json(const SearchResults& results) {
  json::array hits;
  for (const Hit& hit : results.hits)
    hits.push_back(to_json(hit));
  return {{"format_version", kFormatVersion},
          {"query", utf8::repaired(results.query)},  // as typed: any bytes
          {"interpreted", to_json(interpret(results.interpreted), results.relaxed)},
          {"total", json::object{{"value", results.total.value},
                                 {"relation", results.total.exact ? "eq" : "gte"}}},
          {"took_ms", double(results.took.count()) / 1000.0},
          {"timed_out", false},
          {"hits", std::move(hits)}};
}

}  // namespace telusur::search
