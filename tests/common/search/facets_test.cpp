// SPDX-License-Identifier: GPL-2.0-or-later
// Counts over all that matches, through the searcher.
#include "search/facets.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "search/query/dates.hpp"
#include "search/searcher.hpp"
#include "small_index.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::search;
using namespace telusur::testing;

namespace {

const analysis::Analyzer& analyzer() {
  static const analysis::Analyzer kAnalyzer = *analysis::make_analyzer({.stemmer = "none"});
  return kAnalyzer;
}

/// 300 articles, every third of them about satelit, in spellings, with and without values.
std::vector<article::Article> varied_news() {
  const std::vector<std::string> sources = {"Kabar",      "KABAR",      "kabar",
                                            "Warta Kafe", "Warta Café", ""};
  const std::vector<std::string> tags = {"Satelit", "satelit",        "5G",
                                         "Menara",  " Pulau  Timur ", "pulau timur"};
  std::vector<article::Article> articles;
  for (std::size_t i = 0; i < 300; ++i) {
    article::Article article = make_article(
        fmt::format("a{}", i), "Kabar " + std::to_string(i),
        fmt::format("Antena {}. {}", i % 3 == 0 ? "satelit" : "menara", i % 7 == 0 ? "desa" : ""));
    article.source = sources[(i * i + i / 5) % sources.size()];
    if (i % 4 != 0) article.section = i % 8 < 4 ? "Gawai" : "gawai";
    for (std::size_t tag = 0; tag < i % 5; ++tag)
      article.tags.push_back(tags[(i + tag * 2) % tags.size()]);
    if (i % 2 == 0) article.authors = {"Sari, S.Kom.", "Budi"};
    if (i % 10 != 3) {
      article.published =
          *article::parse_timestamp(fmt::format("2023-{:02}-{:02}T{:02}:30:00{}", 1 + i % 12,
                                                1 + i % 28, i % 24, i % 3 == 0 ? "Z" : "+07:00"));
    }
    articles.push_back(std::move(article));
  }
  return articles;
}

/// Searches an index in both ways to count, which must agree.
class Library {
 public:
  explicit Library(const std::vector<article::Article>& articles) {
    write_index(folder_.path(), analyzer(), articles);
    learnt_->facets.prepare(folder_.path());
    learnt_->facets.settle();
  }

  [[nodiscard]] SearchResults search(const SearchRequest& request) const {
    SearchResults by_columns = search_with(request, learnt_);
    const SearchResults by_slots = search_with(request, nullptr);
    REQUIRE(learnt_->facets.current(reader()) != nullptr);
    CHECK(by_columns.total.value == by_slots.total.value);
    CHECK(by_columns.total.exact == by_slots.total.exact);
    CHECK(by_columns.facets == by_slots.facets);
    CHECK(by_columns.timeline == by_slots.timeline);
    return by_columns;
  }

 private:
  [[nodiscard]] index::IndexReader reader() const {
    auto reader = index::IndexReader::open(folder_.path(), analyzer());
    REQUIRE(reader.has_value());
    return std::move(*reader);
  }

  [[nodiscard]] SearchResults search_with(const SearchRequest& request,
                                          std::shared_ptr<Learnt> learnt) const {
    auto results =
        Searcher(reader(), analyzer(), Ranking{}, nullptr, std::move(learnt)).search(request);
    REQUIRE(results.has_value());
    return std::move(*results);
  }

  TemporaryFolder folder_;
  std::shared_ptr<Learnt> learnt_ = std::make_shared<Learnt>(analyzer());
};

const Library& varied() {
  static const Library kLibrary(varied_news());
  return kLibrary;
}

SearchRequest asking(std::string query) {
  SearchRequest request{.query = std::move(query), .limit = 5, .snippets = 0};
  for (std::size_t field = 0; field < kFacetFields; ++field)
    request.facets.push_back({static_cast<FacetField>(field), kMaxFacetValues});
  request.timeline = TimelineUnit::automatic;
  return request;
}

std::uint64_t sum(const Facet& facet) {
  return std::accumulate(
      facet.values.begin(), facet.values.end(), facet.missing + facet.other,
      [](std::uint64_t total, const FacetValue& value) { return total + value.count; });
}

/// The same search with a value of a facet as its filter.
SearchRequest clicked(SearchRequest request, FacetField field, const std::string& value) {
  request.facets.clear();
  request.timeline = TimelineUnit::day;  // for an exact total
  if (field == FacetField::month) {
    request.filters.published = {read_since(value, {}), read_until(value, {})};
    return request;
  }
  const FilterField filter = field == FacetField::source    ? FilterField::source
                             : field == FacetField::section ? FilterField::section
                             : field == FacetField::author  ? FilterField::author
                                                            : FilterField::tag;
  request.filters[filter].include = {value};
  return request;
}

std::string shown(const Facet& facet) {
  std::string text;
  for (const FacetValue& value : facet.values)
    text += fmt::format("{}={} ", value.value, value.count);
  return text + fmt::format("missing={} other={}", facet.missing, facet.other);
}

article::Article tagged(std::string id, std::vector<std::string> tags) {
  article::Article article = make_article(std::move(id), "Menara", "Menara desa.");
  article.tags = std::move(tags);
  return article;
}

}  // namespace

TEST_CASE("what is not asked for is not counted") {
  const SearchResults results = varied().search({.query = "antena"});
  CHECK(results.facets.empty());
  CHECK_FALSE(results.timeline);
}

TEST_CASE("counts are of all articles that match, not of the page") {
  for (const char* query : {"antena", "satelit", "menara desa", "\"antena satelit\"", "-menara"}) {
    for (const bool group : {true, false}) {
      CAPTURE(query);
      SearchRequest request = asking(query);
      request.group = group;
      const SearchResults results = varied().search(request);
      CHECK(results.total.exact);
      REQUIRE(results.facets.size() == kFacetFields);
      for (const FacetField field : {FacetField::source, FacetField::section, FacetField::month}) {
        CHECK(sum(results.facets[static_cast<std::size_t>(field)]) == results.total.value);
      }
      std::uint64_t dated = results.timeline.value().missing;
      for (const TimelineBucket& bucket : results.timeline->buckets)
        dated += bucket.count;
      CHECK(dated == results.total.value);
    }
  }
  CHECK(varied().search(asking("antena")).total.value == 300);
}

TEST_CASE("a value as a filter passes exactly the articles counted for it") {
  for (const char* query : {"antena", "satelit desa"}) {
    SearchRequest request = asking(query);
    request.match = Match::all;
    for (const Facet& facet : varied().search(request).facets) {
      CHECK_FALSE(facet.values.empty());
      for (const FacetValue& value : facet.values) {
        CAPTURE(value.value);
        const SearchResults filtered = varied().search(clicked(request, facet.field, value.value));
        CHECK(filtered.total.value == value.count);
      }
    }
  }
}

TEST_CASE("spellings that a filter takes for the same are one value, counted once an article") {
  const Library library({
      tagged("a", {"Satelit", "satelit", "5G"}),
      tagged("b", {"SATELIT"}),
      tagged("c", {"SATELIT", "Café"}),
      tagged("d", {"cafe"}),
      tagged("e", {" "}),
  });
  SearchRequest request{.query = "menara", .facets = {{.field = FacetField::tag}}};
  const SearchResults results = library.search(request);
  REQUIRE(results.facets.size() == 1);
  CHECK(shown(results.facets[0]) == "SATELIT=3 Café=2 5G=1 missing=1 other=0");
}

TEST_CASE("a limit leaves the rest in `other`, a prefix lists only what begins so") {
  const Library library({
      tagged("a", {"Satelit", "5G"}),
      tagged("b", {"Satelit", "Sinyal"}),
      tagged("c", {"Menara"}),
  });
  SearchRequest request{.query = "menara", .facets = {{.field = FacetField::tag, .limit = 1}}};
  const Facet first = library.search(request).facets.at(0);
  CHECK(shown(first) == "Satelit=2 missing=0 other=3");
  CHECK(first.distinct == 4);
  request.facets[0] = {FacetField::tag, 10, "S"};
  const Facet begun = library.search(request).facets.at(0);
  CHECK(shown(begun) == "Satelit=2 Sinyal=1 missing=0 other=2");
  CHECK(begun.distinct == 2);
  request.facets[0] = {FacetField::tag, 0, ""};
  CHECK(shown(library.search(request).facets.at(0)) == "missing=0 other=5");
}

TEST_CASE("months come newest first, undated articles as missing") {
  std::vector<article::Article> articles;
  for (const char* day :
       {"2023-06-30T23:30:00+07:00", "2023-07-01", "2023-06-30T17:00:00Z", "2024-01-05"}) {
    articles.push_back(make_article(day, "Menara", "Menara."));
    articles.back().published = *article::parse_timestamp(day);
  }
  articles.push_back(make_article("x", "Menara", "Menara."));
  const SearchResults results =
      Library(articles).search({.query = "menara", .facets = {{.field = FacetField::month}}});
  CHECK(shown(results.facets.at(0)) == "2024-01=1 2023-07=2 2023-06=1 missing=1 other=0");
}

TEST_CASE("a relaxed query counts what it found") {
  SearchRequest request = asking("satelit zebra");
  const SearchResults results = varied().search(request);
  CHECK(results.relaxed);
  CHECK(results.total.value == 100);
  CHECK(sum(results.facets[0]) == 100);
  request.match = Match::all;
  const SearchResults strict = varied().search(request);
  CHECK(strict.total.value == 0);
  CHECK(shown(strict.facets[0]) == "missing=0 other=0");
}

TEST_CASE("near-copies count each, however far the page looks for other stories") {
  std::vector<article::Article> articles;
  for (int i = 0; i < 250; ++i) {
    articles.push_back(make_article(fmt::format("s{}", i), "Menara",
                                    "Operator menyalakan menara kelima di pulau itu pekan ini, "
                                    "dan warga tiga desa kini dapat mengirim foto panen."));
    articles.back().source = i % 2 == 0 ? "Genap" : "Ganjil";
  }
  SearchRequest request = asking("menara");
  request.limit = 10;
  const SearchResults results = Library(articles).search(request);
  CHECK(results.hits.size() < 10);
  CHECK(results.total.value == 250);
  CHECK(shown(results.facets[0]) == "Ganjil=125 Genap=125 missing=0 other=0");
}

TEST_CASE("a field asked for twice is counted once") {
  SearchRequest request{.query = "antena"};
  request.facets = {{FacetField::tag, 1, ""}, {FacetField::tag, 5, ""}};
  const SearchResults results = varied().search(request);
  REQUIRE(results.facets.size() == 1);
  CHECK(results.facets[0].values.size() == 1);
}

TEST_CASE("fields have names") {
  for (const char* text : {"source", "section", "author", "tag", "month"}) {
    const auto field = parse_facet_field(text);
    REQUIRE(field);
    CHECK(name(*field) == text);
  }
  CHECK_FALSE(parse_facet_field("lang"));
}
