// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/results_json.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <string>
#include <string_view>

using namespace telusur;
using namespace telusur::search;

namespace {

SearchResults sample() {
  SearchResults results;
  results.query = "Project S";
  Word word;
  word.surface = word.stem = "project";
  word.overlays = {{.surface = "project_s", .stem = "project_s"}};
  All all;
  all.operands.push_back(Node{word});
  results.interpreted.root.as = all;
  results.total = {.value = 12, .exact = false};
  results.took = std::chrono::microseconds{1500};
  Hit hit;
  hit.article.id = "a";
  hit.article.title = "Judul \"satu\"";
  hit.article.url = "https://kabar.example/a";
  hit.article.tags = {"UMKM"};
  hit.article.published = *article::parse_timestamp("2023-07-20T09:10:00+07:00");
  hit.score = 2.5;
  hit.title_html = "Judul";
  hit.snippets = {{.field = "body",
                   .text = "Project S",
                   .html = "<mark>Project S</mark>",
                   .start = 7,
                   .marks = {{7, 16}},
                   .cut_before = true,
                   .cut_after = false}};
  results.hits = {hit};
  return results;
}

}  // namespace

TEST_CASE("a notice is said in both languages") {
  CHECK(to_json(Notice{.code = NoticeCode::too_long, .range = {}, .part = "", .value = "16384"}) ==
        boost::json::parse(R"({"code": "too_long", "part": "", "value": "16384",
                               "message": "Hanya 16384 bita pertama yang dibaca",
                               "message_en": "Only the first 16384 bytes were read"})"));
}

TEST_CASE("the shape of an answer") {
  const auto expected = boost::json::parse(R"json({
    "format_version": 1,
    "query": "Project S",
    "interpreted": {
      "terms": [{"text": "project", "as": "word", "joined": ["project_s"]}],
      "filters": [], "since": null, "until": null, "match": "all", "relaxed": false,
      "tree": "(all project{project_s:2})", "notices": []},
    "did_you_mean": null,
    "total": {"value": 12, "relation": "gte"},
    "took_ms": 1.5,
    "timed_out": false,
    "hits": [{
      "id": "a",
      "url": "https://kabar.example/a",
      "title": "Judul \"satu\"",
      "source": "",
      "section": "",
      "authors": [],
      "tags": ["UMKM"],
      "language": "id",
      "published_at": "2023-07-20T09:10:00+07:00",
      "updated_at": null,
      "score": 2.5,
      "title_html": "Judul",
      "snippets": [{
        "field": "body",
        "html": "<mark>Project S</mark>",
        "text": "Project S",
        "start": 7,
        "marks": [[7, 16]],
        "cut_before": true,
        "cut_after": false
      }]
    }]
  })json");
  const auto actual = boost::json::parse(boost::json::serialize(to_json(sample())));
  CHECK_MESSAGE(actual == expected, boost::json::serialize(actual));
}

TEST_CASE("near-copies are named beneath their hit, when there are any") {
  SearchResults results = sample();
  CHECK_FALSE(to_json(results.hits[0]).contains("similar"));
  results.hits[0].similar = {.count = 21,
                             .articles = {{.id = "b",
                                           .title = "Judul dua",
                                           .source = "warta.example",
                                           .url = "https://warta.example/b",
                                           .published = {}}}};
  const auto expected = boost::json::parse(R"json({
    "count": 21,
    "articles": [{"id": "b", "url": "https://warta.example/b", "title": "Judul dua",
                  "source": "warta.example", "published_at": null}]
  })json");
  CHECK(to_json(results.hits[0]).at("similar") == expected);
}

TEST_CASE("what people typed is always valid JSON") {
  SearchResults results;
  for (const std::string query : {"\xFF", "caf\xC3", "\"\\\n\x01", "\xED\xA0\x80"}) {
    results.query = query;
    boost::json::error_code error;
    const auto parsed = boost::json::parse(boost::json::serialize(to_json(results)), error);
    CHECK_MESSAGE(!error, error.message());
  }
}

TEST_CASE("counts are there when they were asked for") {
  SearchResults results = sample();
  CHECK_FALSE(to_json(results).contains("facets"));
  CHECK_FALSE(to_json(results).contains("timeline"));
  results.facets = {{FacetField::source, {{"Kabar \"Tekno\"", 7}}, 2, 3, 4}};
  results.timeline = Timeline{
      TimelineUnit::month, {{std::chrono::local_days{std::chrono::year{2023} / 7 / 1}, 3}}, 9};
  const auto object = to_json(results);
  CHECK(object.at("facets") == boost::json::parse(R"json({"source": {
      "values": [{"value": "Kabar \"Tekno\"", "count": 7}],
      "missing": 2, "other": 3, "distinct": 4}})json"));
  CHECK(object.at("timeline") == boost::json::parse(R"json({
      "unit": "month", "buckets": [{"from": "2023-07-01", "count": 3}], "missing": 9})json"));
}
