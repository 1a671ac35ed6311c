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
  if (!term.forms.empty()) object["forms"] = to_json(term.forms);
  return object;
}

json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::value to_json(const std::optional<DidYouMean>& meant) {
  if (!meant) return nullptr;
  return json::object{{"text", utf8::repaired(meant->text)}, {"applied", meant->applied}};
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
  for (const Notice& notice : interpretation.notices)
    notices.push_back(search::to_json(notice));
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

json::array to_json(const std::vector<SaidOtherwise>& said) {
  json::array array;
  for (const SaidOtherwise& one : said)
    array.push_back({{"typed", one.typed}, {"found", one.found}});
  return array;
}

json::object to_json(const Facet& facet) {
  json::array values;
  for (const FacetValue& value : facet.values)
    values.push_back(json::object{{"value", value.value}, {"count", value.count}});
  return {{"values", std::move(values)},
          {"missing", facet.missing},
          {"other", facet.other},
          {"distinct", facet.distinct}};
}

json::object to_json(const Timeline& timeline) {
  json::array buckets;
  for (const TimelineBucket& bucket : timeline.buckets)
    buckets.push_back(json::object{{"from", iso_date(bucket.from)}, {"count", bucket.count}});
  return {{"unit", name(timeline.unit)},
          {"buckets", std::move(buckets)},
          {"missing", timeline.missing}};
}

void add_counts(json::object& object, const SearchResults& results) {
  if (!results.facets.empty()) {
    json::object& facets = object["facets"].emplace_object();
    for (const Facet& facet : results.facets)
      facets[name(facet.field)] = to_json(facet);
  }
  if (results.timeline) object["timeline"] = to_json(*results.timeline);
}

}  // namespace

json::object to_json(const Explanation& explanation) {
  json::array parts;
  for (const ScorePart& part : explanation.parts) {
    parts.push_back(
        {{"measure", name(part.measure)}, {"found", part.found}, {"points", part.points}});
  }
  return {{"text", to_sentence(explanation, Language::indonesian)},
          {"text_en", to_sentence(explanation, Language::english)},
          {"in_title", to_json(explanation.in_title)},
          {"in_text", to_json(explanation.in_text)},
          {"other_forms", to_json(explanation.other_forms)},
          {"other_words", to_json(explanation.other_words)},
          {"missing", to_json(explanation.missing)},
          {"recency", explanation.recency},
          {"promoted", explanation.promoted},
          {"parts", std::move(parts)}};
}

json::object to_json(const Notice& notice) {
  json::object object{{"code", name(notice.code)},
                      {"part", notice.part},
                      {"message", message(notice, Language::indonesian)},
                      {"message_en", message(notice, Language::english)}};
  if (!notice.value.empty()) object["value"] = notice.value;
  return object;
}

json::object interpreted_json(const Query& query, bool relaxed) {
  const Interpretation interpretation = interpret(query);
  json::object object = to_json(interpretation, relaxed);
  if (interpretation.suggested_dates.empty()) return object;
  json::array& dates = object["suggested_dates"].emplace_array();
  for (const InterpretedDate& date : interpretation.suggested_dates) {
    dates.push_back({{"text", date.text},
                     {"since", text_or_null(date.since)},
                     {"until", text_or_null(date.until)}});
  }
  return object;
}

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
  if (hit.promoted) object["promoted"] = true;
  if (hit.similar.count > 0) {
    object["story"] = {
        {"id", article.id}, {"others", hit.similar.count}, {"sources", hit.similar.sources}};
    object["similar"] = to_json(hit.similar);
  }
  if (hit.explanation) object["explanation"] = to_json(*hit.explanation);
  return object;
}

json::object to_json(const SearchResults& results) {
  json::array hits;
  for (const Hit& hit : results.hits)
    hits.push_back(to_json(hit));
  json::object object{{"format_version", kFormatVersion},
                      {"query", utf8::repaired(results.query)},  // as typed: any bytes
                      {"interpreted", interpreted_json(results.interpreted, results.relaxed)},
                      {"did_you_mean", to_json(results.did_you_mean)},
                      {"total", json::object{{"value", results.total.value},
                                             {"relation", results.total.exact ? "eq" : "gte"}}},
                      {"took_ms", double(results.took.count()) / 1000.0},
                      {"timed_out", results.timed_out},
                      {"hits", std::move(hits)}};
  if (results.shards) {
    const Shards& shards = *results.shards;
    object["shards"] = json::object{{"total", shards.total},
                                    {"answered", shards.total - shards.missing.size()},
                                    {"missing", json::value_from(shards.missing)}};
  }
  if (!results.next_cursor.empty()) object["next_cursor"] = results.next_cursor;
  if (results.index_changed) object["index_changed"] = true;
  add_counts(object, results);
  return object;
}

}  // namespace telusur::search
