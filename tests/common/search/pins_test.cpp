// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/pins.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "analysis/analyzers.hpp"
#include "small_index.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::search;
using testing::make_article;

namespace {

struct Fixture {
  Fixture() {
    std::vector<article::Article> articles;
    for (const char* id : {"a", "b", "c", "d"}) {
      articles.push_back(make_article(id, std::string("Menara ") + id, "Menara di desa."));
      articles.back().source = *id < 'c' ? "Kabar" : "Warta";
    }
    articles.push_back(make_article("lain", "Kabar lain", "Tentang hal yang lain sama sekali."));
    testing::write_index(folder.path() / "db", analyzer, articles);
  }

  SearchResults search(const SearchRequest& request) {
    Searcher searcher(*index::IndexReader::open(folder.path() / "db", analyzer), analyzer,
                      Ranking{});
    auto results = searcher.search(request);
    REQUIRE(results);
    return std::move(*results);
  }

  static std::vector<std::string> ids(const SearchResults& results) {
    std::vector<std::string> ids;
    for (const Hit& hit : results.hits)
      ids.push_back(hit.article.id);
    return ids;
  }

  testing::TemporaryFolder folder;
  analysis::Analyzer analyzer = analysis::make_default_analyzer();
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE_FIXTURE(Fixture,
                  "promoted articles come first, in their order, whether they match or not") {
  SearchRequest request{.query = "menara", .group = false};
  CHECK(search(request).total.value == 4);
  request.promoted = {"lain", "d", "tiada"};
  const SearchResults results = search(request);
  CHECK(results.total.value == 5);
  REQUIRE(results.hits.size() == 5);
  CHECK(results.hits[0].article.id == "lain");
  CHECK(results.hits[1].article.id == "d");
  CHECK(results.hits[0].promoted);
  CHECK_FALSE(results.hits[2].promoted);
}

TEST_CASE_FIXTURE(Fixture, "pages of a list with promoted articles hold each article once") {
  SearchRequest request{.query = "menara", .limit = 2, .group = false};
  request.promoted = {"c", "lain"};
  Ids seen;
  for (request.offset = 0; request.offset < 6; request.offset += 2) {
    for (const std::string& id : ids(search(request)))
      seen.push_back(id);
  }
  REQUIRE(seen.size() == 5);
  CHECK(Ids(seen.begin(), seen.begin() + 2) == Ids{"c", "lain"});
  std::ranges::sort(seen);
  CHECK(seen == Ids{"a", "b", "c", "d", "lain"});
}

TEST_CASE_FIXTURE(Fixture, "filters keep promoted articles out, and lists by time know none") {
  SearchRequest request{.query = "menara source:kabar", .group = false};
  request.promoted = {"d"};
  CHECK(search(request).total.value == 2);
  request = {.query = "menara", .sort = Sort::newest, .group = false};
  request.promoted = {"lain"};
  CHECK(search(request).total.value == 4);
}

TEST_CASE_FIXTURE(Fixture, "hidden articles are found by nothing, and are not counted") {
  SearchRequest request{.query = "menara", .group = false};
  request.hidden = {"a", "tiada"};
  for (const Sort sort : {Sort::relevance, Sort::newest}) {
    request.sort = sort;
    Ids found = ids(search(request));
    std::ranges::sort(found);
    CHECK(found == Ids{"b", "c", "d"});
    CHECK(search(request).total.value == 3);
  }
}
