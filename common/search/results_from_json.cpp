// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/results_from_json.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <cmath>
#include <limits>

#include "search/results_json.hpp"

namespace telusur::search {
namespace {

namespace json = boost::json;

/// Thrown and caught in this file: a member of another type than it should have.
struct Malformed {
  std::string member;
};

const json::value* find(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && !value->is_null() ? value : nullptr;
}

std::string text(const json::object& object, std::string_view name) {
  const json::value* value = find(object, name);
  if (value == nullptr) return {};
  if (!value->is_string()) throw Malformed{std::string(name)};
  return {value->get_string().data(), value->get_string().size()};
}

bool flag(const json::object& object, std::string_view name) {
  const json::value* value = find(object, name);
  if (value == nullptr) return false;
  if (!value->is_bool()) throw Malformed{std::string(name)};
  return value->get_bool();
}

double number(const json::object& object, std::string_view name) {
  const json::value* value = find(object, name);
  if (value == nullptr) return 0;
  json::error_code error;
  const auto read = value->to_number<double>(error);
  if (error || !std::isfinite(read)) throw Malformed{std::string(name)};
  return read;
}

std::uint64_t count(const json::value& value, std::string_view name, std::uint64_t max) {
  json::error_code error;
  const auto read = value.to_number<std::uint64_t>(error);
  if (error || read > max) throw Malformed{std::string(name)};
  return read;
}

std::uint64_t count(const json::object& object, std::string_view name,
                    std::uint64_t max = std::numeric_limits<std::uint64_t>::max()) {
  const json::value* value = find(object, name);
  return value == nullptr ? 0 : count(*value, name, max);
}

std::optional<article::Timestamp> time(const json::object& object, std::string_view name) {
  const std::string written = text(object, name);
  if (written.empty()) return std::nullopt;
  const auto read = article::parse_timestamp(written);
  if (!read) throw Malformed{std::string(name)};
  return *read;
}

const json::object& object_in(const json::value& value, std::string_view name) {
  if (!value.is_object()) throw Malformed{std::string(name)};
  return value.get_object();
}

/// Each element of a list; none where there is no list.
template <class Read>
void each(const json::object& object, std::string_view name, Read read) {
  const json::value* value = find(object, name);
  if (value == nullptr) return;
  if (!value->is_array()) throw Malformed{std::string(name)};
  for (const json::value& element : value->get_array())
    read(element);
}

std::vector<std::string> texts(const json::object& object, std::string_view name) {
  std::vector<std::string> all;
  each(object, name, [&](const json::value& element) {
    if (!element.is_string()) throw Malformed{std::string(name)};
    all.emplace_back(element.get_string().data(), element.get_string().size());
  });
  return all;
}

constexpr std::uint64_t kMax32 = std::numeric_limits<std::uint32_t>::max();

Snippet snippet_of(const json::object& object) {
  Snippet snippet;
  snippet.field = text(object, "field");
  snippet.text = text(object, "text");
  snippet.html = text(object, "html");
  snippet.start = static_cast<std::uint32_t>(count(object, "start", kMax32));
  snippet.cut_before = flag(object, "cut_before");
  snippet.cut_after = flag(object, "cut_after");
  each(object, "marks", [&](const json::value& mark) {
    if (!mark.is_array() || mark.get_array().size() != 2) throw Malformed{"marks"};
    const json::array& ends = mark.get_array();
    const auto begin = static_cast<std::uint32_t>(count(ends[0], "marks", kMax32));
    const auto end = static_cast<std::uint32_t>(count(ends[1], "marks", kMax32));
    // Ordered, not touching, none of them empty: what shows them relies on it.
    const std::uint32_t least = snippet.marks.empty() ? snippet.start : snippet.marks.back().end;
    if (begin < least || end <= begin) throw Malformed{"marks"};
    snippet.marks.push_back({begin, end});
  });
  return snippet;
}

Similar similar_of(const json::object& object) {
  Similar similar;
  similar.count = count(object, "count");
  each(object, "articles", [&](const json::value& element) {
    const json::object& article = object_in(element, "articles");
    similar.articles.push_back({.id = text(article, "id"),
                                .title = text(article, "title"),
                                .source = text(article, "source"),
                                .url = text(article, "url"),
                                .published = time(article, "published_at")});
  });
  return similar;
}

std::vector<SaidOtherwise> said_otherwise(const json::object& object, std::string_view name) {
  std::vector<SaidOtherwise> all;
  each(object, name, [&](const json::value& element) {
    const json::object& said = object_in(element, name);
    all.push_back({.typed = text(said, "typed"), .found = text(said, "found")});
  });
  return all;
}

/// What to_sentence() says; the parts of the score are for those who read the JSON.
Explanation explanation_of(const json::object& object) {
  Explanation explanation;
  explanation.in_title = texts(object, "in_title");
  explanation.in_text = texts(object, "in_text");
  explanation.other_forms = said_otherwise(object, "other_forms");
  explanation.other_words = said_otherwise(object, "other_words");
  explanation.missing = texts(object, "missing");
  explanation.recency = number(object, "recency");
  explanation.promoted = flag(object, "promoted");
  return explanation;
}

Hit hit_of(const json::object& object) {
  Hit hit;
  hit.article = {.id = text(object, "id"),
                 .title = text(object, "title"),
                 .lead = {},
                 .body = {},
                 .published = time(object, "published_at"),
                 .updated = time(object, "updated_at"),
                 .source = text(object, "source"),
                 .section = text(object, "section"),
                 .authors = texts(object, "authors"),
                 .tags = texts(object, "tags"),
                 .url = text(object, "url"),
                 .language = text(object, "language")};
  hit.score = number(object, "score");
  hit.title_html = text(object, "title_html");
  hit.opening = text(object, "opening");
  hit.promoted = flag(object, "promoted");
  each(object, "snippets", [&](const json::value& snippet) {
    hit.snippets.push_back(snippet_of(object_in(snippet, "snippets")));
  });
  if (const json::value* similar = find(object, "similar")) {
    hit.similar = similar_of(object_in(*similar, "similar"));
    if (const json::value* story = find(object, "story")) {
      hit.similar.sources = count(object_in(*story, "story"), "sources");
    }
  }
  if (const json::value* explanation = find(object, "explanation")) {
    hit.explanation = explanation_of(object_in(*explanation, "explanation"));
  }
  return hit;
}

/// A notice of a kind that this program does not know is left out: it could not say it.
void add_notice(std::vector<Notice>& notices, const json::object& object) {
  const auto code = parse_notice_code(text(object, "code"));
  if (!code) return;
  notices.push_back(
      {.code = *code, .range = {}, .part = text(object, "part"), .value = text(object, "value")});
}

/// A facet of a field that this program does not know is left out, as a notice is.
void add_facets(const json::object& object, std::vector<Facet>& facets) {
  for (const auto& [name, value] : object) {
    const auto field = parse_facet_field({name.data(), name.size()});
    if (!field) continue;
    const json::object& members = object_in(value, "facets");
    Facet& facet = facets.emplace_back();
    facet.field = *field;
    each(members, "values", [&](const json::value& element) {
      const json::object& one = object_in(element, "values");
      facet.values.push_back({.value = text(one, "value"), .count = count(one, "count")});
    });
    facet.missing = count(members, "missing");
    facet.other = count(members, "other");
    facet.distinct = count(members, "distinct");
  }
}

std::chrono::local_days day_of(const std::string& written) {
  const auto day = article::parse_timestamp(written);
  if (!day) throw Malformed{"from"};
  const auto local = day->moment + day->utc_offset;
  return std::chrono::local_days{std::chrono::floor<std::chrono::days>(local).time_since_epoch()};
}

Timeline timeline_of(const json::object& object) {
  const auto unit = parse_timeline_unit(text(object, "unit"));
  if (!unit) throw Malformed{"unit"};
  Timeline timeline;
  timeline.unit = *unit;
  each(object, "buckets", [&](const json::value& element) {
    const json::object& bucket = object_in(element, "buckets");
    timeline.buckets.push_back(
        {.from = day_of(text(bucket, "from")), .count = count(bucket, "count")});
  });
  timeline.missing = count(object, "missing");
  return timeline;
}

void add_counts(const json::object& object, SearchResults& results) {
  if (const json::value* facets = find(object, "facets")) {
    add_facets(object_in(*facets, "facets"), results.facets);
  }
  if (const json::value* timeline = find(object, "timeline")) {
    results.timeline = timeline_of(object_in(*timeline, "timeline"));
  }
}

SearchResults read(const json::object& object) {
  SearchResults results;
  results.query = text(object, "query");
  if (const json::value* interpreted = find(object, "interpreted")) {
    const json::object& members = object_in(*interpreted, "interpreted");
    results.relaxed = flag(members, "relaxed");
    each(members, "notices", [&](const json::value& notice) {
      add_notice(results.interpreted.notices, object_in(notice, "notices"));
    });
  }
  if (const json::value* meant = find(object, "did_you_mean")) {
    const json::object& members = object_in(*meant, "did_you_mean");
    results.did_you_mean = DidYouMean{text(members, "text"), flag(members, "applied")};
  }
  add_counts(object, results);
  if (const json::value* shards = find(object, "shards")) {
    const json::object& members = object_in(*shards, "shards");
    results.shards = Shards{count(members, "total"), texts(members, "missing")};
  }
  results.timed_out = flag(object, "timed_out");
  results.next_cursor = text(object, "next_cursor");
  results.index_changed = flag(object, "index_changed");
  if (const json::value* total = find(object, "total")) {
    const json::object& members = object_in(*total, "total");
    results.total = {count(members, "value"), text(members, "relation") != "gte"};
  }
  constexpr double kMostMilliseconds = 1e12;
  const double took = number(object, "took_ms");
  if (took < 0 || took > kMostMilliseconds) throw Malformed{"took_ms"};
  results.took = std::chrono::microseconds(std::llround(took * 1000));
  each(object, "hits",
       [&](const json::value& hit) { results.hits.push_back(hit_of(object_in(hit, "hits"))); });
  return results;
}

Error not_readable(std::string where, std::string what) {
  return {ErrorCode::unsupported_format, std::move(where), std::move(what), ""};
}

}  // namespace

Result<SearchResults> results_from_json(const json::value& value) {
  if (!value.is_object() || find(value.get_object(), "hits") == nullptr) {
    return not_readable("hits", "no answer to a search");
  }
  try {
    const json::object& object = value.get_object();
    const std::uint64_t version = count(object, "format_version");
    if (version != kFormatVersion) {
      return not_readable("format_version", fmt::format("{}, not {}", version, kFormatVersion));
    }
    return read(object);
  } catch (const Malformed& malformed) {
    return not_readable(malformed.member, "not of the type it should have");
  }
}

}  // namespace telusur::search
