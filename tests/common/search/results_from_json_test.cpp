// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/results_from_json.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "search/results_json.hpp"

using namespace telusur;
using namespace telusur::search;

namespace {

/// Answers of any shape that a search can give, from a seed.
class AnyResults {
 public:
  explicit AnyResults(std::uint64_t seed) : random_(seed) {}

  SearchResults make() {
    SearchResults results;
    results.query = text();
    results.relaxed = coin();
    results.total = {below(1'000'000), coin()};
    results.took = std::chrono::microseconds(below(5'000'000));
    for (std::uint32_t i = below(4); i > 0; --i) {
      results.interpreted.notices.push_back(
          {static_cast<NoticeCode>(below(20)), {}, text(), coin() ? text() : ""});
    }
    for (std::uint32_t i = below(5); i > 0; --i)
      results.hits.push_back(hit());
    if (coin()) results.did_you_mean = DidYouMean{text(), coin()};
    results.timed_out = coin();
    results.next_cursor = text();
    results.index_changed = coin();
    add_counts(results);
    return results;
  }

 private:
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(random_() % n); }
  bool coin() { return below(2) == 0; }

  std::string text() {
    static const std::vector<std::string> parts = {"kata", " ",    "\"", "\\", "<b>", "\n",
                                                   "é",    "\x01", "😀",  "/",  "0",   "&amp;"};
    std::string made;
    for (std::uint32_t i = below(6); i > 0; --i)
      made += parts[below(static_cast<std::uint32_t>(parts.size()))];
    return made;
  }

  std::vector<std::string> texts() {
    std::vector<std::string> made(below(3));
    for (std::string& each : made)
      each = text();
    return made;
  }

  void add_counts(SearchResults& results) {
    if (coin()) {
      Facet facet{FacetField::tag, {}, below(9), below(9), below(9)};
      for (std::uint32_t i = below(3); i > 0; --i)
        facet.values.push_back({text(), below(100)});
      results.facets.push_back(std::move(facet));
    }
    if (coin()) {
      Timeline timeline{TimelineUnit::month, {}, below(9)};
      for (std::uint32_t i = below(3); i > 0; --i) {
        const auto day = std::chrono::days{static_cast<int>(below(20'000))};
        timeline.buckets.push_back({std::chrono::local_days{day}, below(100)});
      }
      results.timeline = std::move(timeline);
    }
  }

  std::optional<article::Timestamp> time() {
    if (coin()) return std::nullopt;
    return article::Timestamp{std::chrono::sys_seconds{std::chrono::seconds{below(2'000'000'000)}},
                              std::chrono::minutes{coin() ? 420 : -90}};
  }

  Hit hit() {
    Hit hit;
    hit.article = {.id = text(),
                   .title = text(),
                   .lead = {},
                   .body = {},
                   .published = time(),
                   .updated = time(),
                   .source = text(),
                   .section = text(),
                   .authors = texts(),
                   .tags = texts(),
                   .url = text(),
                   .language = coin() ? "id" : ""};
    hit.score = double(below(1000)) / 8;
    hit.title_html = text();
    hit.opening = text();
    for (std::uint32_t i = below(3); i > 0; --i) {
      Snippet snippet{text(), text(), text(), below(1000), {}, coin(), coin()};
      std::uint32_t at = snippet.start;
      for (std::uint32_t j = below(4); j > 0; --j) {
        const std::uint32_t begin = at + below(3);
        at = begin + 1 + below(3);
        snippet.marks.push_back({begin, at});
      }
      hit.snippets.push_back(snippet);
    }
    if (coin()) {
      hit.explanation = Explanation{};
      hit.explanation->in_title = texts();
      hit.explanation->in_text = texts();
      hit.explanation->other_words = {{text(), text()}};
      hit.explanation->missing = texts();
      hit.explanation->recency = double(below(8)) / 100;
    }
    hit.similar.count = below(3);
    for (std::size_t i = 0; i < hit.similar.count; ++i)
      hit.similar.articles.push_back({text(), text(), text(), text(), time()});
    return hit;
  }

  std::mt19937_64 random_;
};

/// What a client cannot know: how the query was understood, but for the notices.
boost::json::object comparable(const SearchResults& results) {
  boost::json::object object = to_json(results);
  object["interpreted"].as_object().erase("tree");
  return object;
}

boost::json::object sample() {
  return {{"format_version", kFormatVersion}, {"hits", boost::json::array{}}};
}

}  // namespace

TEST_CASE("property: what was written is read back") {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    CAPTURE(seed);
    const SearchResults results = AnyResults(seed).make();
    const auto read =
        results_from_json(boost::json::parse(boost::json::serialize(to_json(results))));
    REQUIRE_MESSAGE(read.has_value(), (read ? "" : to_string(read.error())));
    CHECK(comparable(*read) == comparable(results));
    CHECK(read->interpreted.notices == results.interpreted.notices);
  }
}

TEST_CASE("a newer server may say more, an older one less") {
  boost::json::object object = sample();
  object["facets"] = {{"mood", boost::json::array{}}};
  object["weather"] = "hujan";
  object["hits"].as_array().push_back(boost::json::object{{"id", "a"}, {"new", 1}});
  object["interpreted"] = {{"notices", {boost::json::object{{"code", "of_the_future"}}}}};
  const auto read = results_from_json(object);
  REQUIRE(read.has_value());
  CHECK(read->hits.at(0).article.id == "a");
  CHECK(read->interpreted.notices.empty());
}

TEST_CASE("what is no answer is an error that names the member") {
  struct Row {
    const char* json;
    const char* member;
  };
  for (const auto& [json, member] : {
           Row{R"([])", "hits"},
           Row{R"({})", "hits"},
           Row{R"({"format_version":99,"hits":[]})", "format_version"},
           Row{R"({"hits":[]})", "format_version"},
           Row{R"({"format_version":1,"hits":{}})", "hits"},
           Row{R"({"format_version":1,"hits":[3]})", "hits"},
           Row{R"({"format_version":1,"hits":[{"id":3}]})", "id"},
           Row{R"({"format_version":1,"hits":[{"score":"x"}]})", "score"},
           Row{R"({"format_version":1,"hits":[{"tags":[3]}]})", "tags"},
           Row{R"({"format_version":1,"hits":[{"published_at":"kapan"}]})", "published_at"},
           Row{R"({"format_version":1,"hits":[{"snippets":[{"start":-1}]}]})", "start"},
           Row{R"({"format_version":1,"hits":[{"snippets":[{"marks":[[2,1]]}]}]})", "marks"},
           Row{R"({"format_version":1,"hits":[{"snippets":[{"marks":[[5,9],[8,9]]}]}]})", "marks"},
           Row{R"({"format_version":1,"hits":[],"total":{"value":-1}})", "value"},
           Row{R"({"format_version":1,"hits":[],"took_ms":-1})", "took_ms"},
       }) {
    const std::string shown = json;
    CAPTURE(shown);
    const auto read = results_from_json(boost::json::parse(json));
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().where == member);
    CHECK(read.error().code == ErrorCode::unsupported_format);
  }
}
