// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/results_json.hpp"

#include <boost/json.hpp>

#include "search/query/interpretation.hpp"

#include "support/utf8.hpp"

namespace telusur::search {
namespace {

namespace json = boost::json;
using Storage = json::storage_ptr;

json::value to_json(const std::optional<article::Timestamp>& time, const Storage& storage) {
  if (!time) return nullptr;
  return json::string(article::to_rfc3339(*time), storage);
}

/// Each of `values` as `one` makes it.
template <class Values, class One>
json::array array_of(const Values& values, const Storage& storage, const One& one) {
  json::array array(storage);
  array.reserve(values.size());
  for (const auto& value : values)
    array.emplace_back(one(value));
  return array;
}

json::array to_json(const std::vector<std::string>& values, const Storage& storage) {
  return array_of(values, storage,
                  [](const std::string& value) -> const std::string& { return value; });
}

json::object to_json(const Snippet& snippet, const Storage& storage) {
  json::array marks = array_of(snippet.marks, storage, [&](const CodePointRange& mark) {
    return json::array({mark.begin, mark.end}, storage);
  });
  return json::object({{"field", snippet.field},
                       {"html", snippet.html},
                       {"text", snippet.text},
                       {"start", snippet.start},
                       {"marks", std::move(marks)},
                       {"cut_before", snippet.cut_before},
                       {"cut_after", snippet.cut_after}},
                      storage);
}

json::object to_json(const InterpretedTerm& term, const Storage& storage) {
  json::object object({{"text", term.text}, {"as", term.as}}, storage);
  if (term.field != "any") object["field"] = term.field;
  if (!term.stem.empty()) object["stem"] = term.stem;
  if (term.excluded) object["excluded"] = true;
  if (term.stopword) object["stopword"] = true;
  if (!term.joined.empty()) object["joined"] = to_json(term.joined, storage);
  if (!term.expanded.empty()) {
    object["expanded"] = array_of(term.expanded, storage, [&](const ExpandedTerm& other) {
      return json::object({{"text", other.text}, {"kind", other.kind}, {"words", other.words}},
                          storage);
    });
  }
  if (!term.forms.empty()) object["forms"] = to_json(term.forms, storage);
  return object;
}

json::value text_or_null(const std::string& text, const Storage& storage) {
  return text.empty() ? json::value(nullptr, storage) : json::value(text, storage);
}

json::value to_json(const std::optional<DidYouMean>& meant, const Storage& storage) {
  if (!meant) return nullptr;
  return json::object({{"text", utf8::repaired(meant->text)}, {"applied", meant->applied}},
                      storage);
}

json::object to_json(const Interpretation& interpretation, bool relaxed, const Storage& storage) {
  json::array terms = array_of(interpretation.terms, storage,
                               [&](const InterpretedTerm& term) { return to_json(term, storage); });
  json::array filters =
      array_of(interpretation.filters, storage, [&](const InterpretedFilter& filter) {
        return json::object(
            {{"field", filter.field}, {"value", filter.value}, {"excluded", filter.excluded}},
            storage);
      });
  json::array notices = array_of(interpretation.notices, storage, [&](const Notice& notice) {
    return search::to_json(notice, storage);
  });
  return json::object({{"terms", std::move(terms)},
                       {"filters", std::move(filters)},
                       {"since", text_or_null(interpretation.since, storage)},
                       {"until", text_or_null(interpretation.until, storage)},
                       {"match", relaxed ? "any" : "all"},
                       {"relaxed", relaxed},
                       {"tree", interpretation.tree},
                       {"notices", std::move(notices)}},
                      storage);
}

json::object to_json(const Similar& similar, const Storage& storage) {
  json::array articles = array_of(similar.articles, storage, [&](const SimilarArticle& article) {
    return json::object({{"id", article.id},
                         {"url", article.url},
                         {"title", article.title},
                         {"source", article.source},
                         {"published_at", to_json(article.published, storage)}},
                        storage);
  });
  return json::object({{"count", similar.count}, {"articles", std::move(articles)}}, storage);
}

json::array to_json(const std::vector<SaidOtherwise>& said, const Storage& storage) {
  return array_of(said, storage, [&](const SaidOtherwise& one) {
    return json::object({{"typed", one.typed}, {"found", one.found}}, storage);
  });
}

json::object to_json(const Facet& facet, const Storage& storage) {
  json::array values = array_of(facet.values, storage, [&](const FacetValue& value) {
    return json::object({{"value", value.value}, {"count", value.count}}, storage);
  });
  return json::object({{"values", std::move(values)},
                       {"missing", facet.missing},
                       {"other", facet.other},
                       {"distinct", facet.distinct}},
                      storage);
}

json::object to_json(const Timeline& timeline, const Storage& storage) {
  json::array buckets = array_of(timeline.buckets, storage, [&](const TimelineBucket& bucket) {
    return json::object({{"from", iso_date(bucket.from)}, {"count", bucket.count}}, storage);
  });
  return json::object({{"unit", name(timeline.unit)},
                       {"buckets", std::move(buckets)},
                       {"missing", timeline.missing}},
                      storage);
}

json::object to_json(const Shards& shards, const Storage& storage) {
  return json::object({{"total", shards.total},
                       {"answered", shards.total - shards.missing.size()},
                       {"missing", json::value_from(shards.missing, storage)}},
                      storage);
}

void add_counts(json::object& object, const SearchResults& results) {
  const Storage& storage = object.storage();
  if (!results.facets.empty()) {
    json::object& facets = object["facets"].emplace_object();
    for (const Facet& facet : results.facets)
      facets[name(facet.field)] = to_json(facet, storage);
  }
  if (results.timeline) object["timeline"] = to_json(*results.timeline, storage);
}

}  // namespace

json::object to_json(const Explanation& explanation, const Storage& storage) {
  json::array parts = array_of(explanation.parts, storage, [&](const ScorePart& part) {
    return json::object(
        {{"measure", name(part.measure)}, {"found", part.found}, {"points", part.points}}, storage);
  });
  return json::object({{"text", to_sentence(explanation, Language::indonesian)},
                       {"text_en", to_sentence(explanation, Language::english)},
                       {"in_title", to_json(explanation.in_title, storage)},
                       {"in_text", to_json(explanation.in_text, storage)},
                       {"other_forms", to_json(explanation.other_forms, storage)},
                       {"other_words", to_json(explanation.other_words, storage)},
                       {"missing", to_json(explanation.missing, storage)},
                       {"recency", explanation.recency},
                       {"promoted", explanation.promoted},
                       {"parts", std::move(parts)}},
                      storage);
}

json::object to_json(const Notice& notice, const Storage& storage) {
  json::object object({{"code", name(notice.code)},
                       {"part", notice.part},
                       {"message", message(notice, Language::indonesian)},
                       {"message_en", message(notice, Language::english)}},
                      storage);
  if (!notice.value.empty()) object["value"] = notice.value;
  return object;
}

json::object interpreted_json(const Query& query, bool relaxed, const Storage& storage) {
  const Interpretation interpretation = interpret(query);
  json::object object = to_json(interpretation, relaxed, storage);
  if (interpretation.suggested_dates.empty()) return object;
  object["suggested_dates"] =
      array_of(interpretation.suggested_dates, storage, [&](const InterpretedDate& date) {
        return json::object({{"text", date.text},
                             {"since", text_or_null(date.since, storage)},
                             {"until", text_or_null(date.until, storage)}},
                            storage);
      });
  return object;
}

json::object to_json(const Hit& hit, const Storage& storage) {
  const article::Article& article = hit.article;
  json::array snippets = array_of(
      hit.snippets, storage, [&](const Snippet& snippet) { return to_json(snippet, storage); });
  json::object object({{"id", article.id},
                       {"url", article.url},
                       {"title", article.title},
                       {"source", article.source},
                       {"section", article.section},
                       {"authors", to_json(article.authors, storage)},
                       {"tags", to_json(article.tags, storage)},
                       {"language", article.language},
                       {"published_at", to_json(article.published, storage)},
                       {"updated_at", to_json(article.updated, storage)},
                       {"score", hit.score},
                       {"title_html", hit.title_html},
                       {"snippets", std::move(snippets)}},
                      storage);
  if (!hit.opening.empty()) object["opening"] = hit.opening;
  if (hit.promoted) object["promoted"] = true;
  if (hit.similar.count > 0) {
    object["story"] = {
        {"id", article.id}, {"others", hit.similar.count}, {"sources", hit.similar.sources}};
    object["similar"] = to_json(hit.similar, storage);
  }
  if (hit.explanation) object["explanation"] = to_json(*hit.explanation, storage);
  return object;
}

json::object to_json(const SearchResults& results, const Storage& storage) {
  json::array hits =
      array_of(results.hits, storage, [&](const Hit& hit) { return to_json(hit, storage); });
  json::object object(
      {{"format_version", kFormatVersion},
       {"query", utf8::repaired(results.query)},  // as typed: any bytes
       {"interpreted", interpreted_json(results.interpreted, results.relaxed, storage)},
       {"did_you_mean", to_json(results.did_you_mean, storage)},
       {"total",
        {{"value", results.total.value}, {"relation", results.total.exact ? "eq" : "gte"}}},
       {"took_ms", double(results.took.count()) / 1000.0},
       {"timed_out", results.timed_out},
       {"hits", std::move(hits)}},
      storage);
  if (results.shards) object["shards"] = to_json(*results.shards, storage);
  if (!results.next_cursor.empty()) object["next_cursor"] = results.next_cursor;
  if (results.index_changed) object["index_changed"] = true;
  add_counts(object, results);
  return object;
}

}  // namespace telusur::search
