// SPDX-License-Identifier: GPL-2.0-or-later
// What a search does with a misspelt query.
#include <doctest/doctest.h>

#include <string>

#include "search/searcher.hpp"
#include "spelling/spelled_index.hpp"

using namespace telusur;
using namespace telusur::search;
using namespace telusur::testing;

namespace {

SearchResults found(const std::string& query, Typo typo = Typo::automatic) {
  auto reader = index::IndexReader::open(news_of_slips().path(), real_analyzer());
  REQUIRE(reader.has_value());
  SearchRequest request;
  request.query = query;
  request.typo = typo;
  auto results = Searcher(std::move(*reader), real_analyzer(), Ranking{}).search(request);
  REQUIRE(results.has_value());
  return *results;
}

}  // namespace

TEST_CASE("what finds nothing is searched as it was meant, and the answer says so") {
  const SearchResults results = found("peretsan");
  REQUIRE(results.did_you_mean);
  CHECK(results.did_you_mean->text == "peretasan");
  CHECK(results.did_you_mean->applied);
  CHECK(results.query == "peretsan");
  CHECK(results.interpreted.text == "peretasan");
  CHECK(results.total.value == 30);
  CHECK(results.hits.size() == 10);
}

TEST_CASE("so is a query that finds something only without its unknown word") {
  const SearchResults results = found("peretsan data");
  REQUIRE(results.did_you_mean);
  CHECK(results.did_you_mean->applied);
  CHECK_FALSE(results.relaxed);
}

TEST_CASE("nor does a word that nothing is like keep the others from being mended") {
  const SearchResults results = found("qzxwvvy peretsan");
  REQUIRE(results.did_you_mean);
  CHECK(results.did_you_mean->text == "qzxwvvy peretasan");
  CHECK(results.did_you_mean->applied);
  CHECK(results.relaxed);
  CHECK(results.total.value == 30);
  const SearchResults suggested = found("qzxwvvy peretsan", Typo::suggest);
  REQUIRE(suggested.did_you_mean);
  CHECK(suggested.hits.empty());
}

TEST_CASE("on demand it is only suggested, or not at all") {
  const SearchResults suggested = found("peretsan", Typo::suggest);
  REQUIRE(suggested.did_you_mean);
  CHECK_FALSE(suggested.did_you_mean->applied);
  CHECK(suggested.did_you_mean->text == "peretasan");
  CHECK(suggested.hits.empty());
  const SearchResults off = found("peretsan", Typo::off);
  CHECK_FALSE(off.did_you_mean);
  CHECK(off.total.value == 0);
}

TEST_CASE("nothing is suggested that finds no more") {
  CHECK_FALSE(found("peretasan").did_you_mean);
  CHECK_FALSE(found("starlink").did_you_mean);
  CHECK_FALSE(found("qzxwvvy").did_you_mean);
  CHECK_FALSE(found("sumber:takada peretsan").did_you_mean);
  CHECK_FALSE(found("").did_you_mean);
}

TEST_CASE("the words of a new commit are known once they have been read") {
  const TemporaryFolder folder;
  write_index(folder.path(), real_analyzer(), {make_article("a", "", "Harga cabai turun.")});
  auto reader = index::IndexReader::open(folder.path(), real_analyzer());
  REQUIRE(reader.has_value());
  Searcher searcher(std::move(*reader), real_analyzer(), Ranking{});
  SearchRequest request;
  request.query = "starlonk";
  CHECK(searcher.search(request)->total.value == 0);
  write_index(folder.path(), real_analyzer(), {make_article("b", "", "Starlink hadir di desa.")});
  REQUIRE(searcher.reader().refresh().has_value());
  CHECK(searcher.search(request).has_value());  // with the old words or the new ones
  searcher.learnt().spelling.settle();
  CHECK(searcher.search(request)->total.value == 1);
}
