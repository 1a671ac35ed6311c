// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/article_explanation.hpp"

#include <doctest/doctest.h>

#include "analysis/analyzers.hpp"
#include "search/searcher.hpp"
#include "small_index.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::search;
using testing::make_article;

namespace {

using Kind = Obstacle::Kind;

struct Fixture {
  Fixture() {
    article::Article ship = make_article("kapal", "Kapal listrik menyeberang",
                                         "Kapal listrik pertama menyeberangi selat itu.");
    ship.source = "Kabar";
    ship.published = *article::parse_timestamp("2023-07-20");
    testing::write_index(folder.path() / "db", analyzer,
                         {ship, make_article("bus", "Bus listrik", "Bus listrik masuk kota.")});
  }

  ArticleExplanation explain(const SearchRequest& request, const std::string& id) {
    Searcher searcher(*index::IndexReader::open(folder.path() / "db", analyzer), analyzer,
                      Ranking{});
    auto answer = searcher.explain(request, id);
    REQUIRE(answer);
    return std::move(*answer);
  }
  ArticleExplanation explain(const std::string& query, const std::string& id) {
    return explain(SearchRequest{.query = query}, id);
  }

  testing::TemporaryFolder folder;
  analysis::Analyzer analyzer = analysis::make_default_analyzer();
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "an article that is found has its place and its words") {
  const ArticleExplanation answer = explain("penyeberangan listrik", "kapal");
  CHECK(answer.found);
  CHECK(answer.rank == 1);
  CHECK(answer.score > 0);
  CHECK(answer.obstacles.empty());
  CHECK(answer.explanation.in_title.size() == 2);
  CHECK(answer.article.title == "Kapal listrik menyeberang");
  CHECK(answer.article.body.empty());
}

TEST_CASE_FIXTURE(Fixture, "words that the text alone has are said, as typed") {
  const Explanation said = explain("selat kapal pertama", "kapal").explanation;
  CHECK(said.in_title == std::vector<std::string>{"kapal"});
  CHECK(said.in_text == std::vector<std::string>{"selat", "pertama"});
  CHECK(to_sentence(said, Language::indonesian) ==
        "cocok di judul: kapal; cocok di isi: selat, pertama");
  CHECK(to_sentence(said, Language::english) == "in the title: kapal; in the text: selat, pertama");
}

TEST_CASE_FIXTURE(Fixture, "what is found with fewer words has nothing excluded in it") {
  const SearchRequest request{.query = "bus xyzzy -\"bus listrik\""};
  const ArticleExplanation answer = explain(request, "bus");
  CHECK_FALSE(answer.found);
  CHECK(answer.obstacles ==
        std::vector<Obstacle>{{Kind::excluded, "\"bus listrik\""}, {Kind::missing, "xyzzy"}});
}

TEST_CASE_FIXTURE(Fixture, "what keeps an article out is said, each thing by itself") {
  struct Row {
    const char* query;
    std::vector<Obstacle> obstacles;
  };
  for (const Row& row : {
           Row{"+kereta +listrik", {{Kind::missing, "kereta"}}},
           Row{"kereta", {{Kind::missing, "kereta"}}},
           Row{"listrik -selat", {{Kind::excluded, "selat"}}},
           Row{"\"listrik kapal\"", {{Kind::order, ""}}},
           Row{"kapal source:warta", {{Kind::filter, "source"}}},
           Row{"kapal since:2024", {{Kind::published, ""}}},
           Row{"kapal source:warta since:2024 -selat",
               {{Kind::filter, "source"}, {Kind::published, ""}, {Kind::excluded, "selat"}}},
           Row{"", {{Kind::empty, ""}}},
       }) {
    CAPTURE(row.query);
    SearchRequest request{.query = row.query};
    request.match = Match::all;
    const ArticleExplanation answer = explain(request, "kapal");
    CHECK_FALSE(answer.found);
    CHECK_FALSE(answer.rank);
    CHECK(answer.obstacles == row.obstacles);
  }
}

TEST_CASE_FIXTURE(Fixture, "hidden and promoted articles say so") {
  SearchRequest request{.query = "listrik"};
  request.hidden = {"kapal"};
  CHECK(explain(request, "kapal").obstacles == std::vector<Obstacle>{{Kind::hidden, ""}});
  request = {.query = "bus"};
  request.promoted = {"kapal"};
  const ArticleExplanation answer = explain(request, "kapal");
  CHECK(answer.promoted);
  CHECK(answer.rank == 1);
  CHECK(to_sentence(answer.explanation, Language::english).starts_with("pinned for this query"));
  CHECK(explain(request, "bus").rank == 2);
}

TEST_CASE_FIXTURE(Fixture, "an article that is not there is an error") {
  Searcher searcher(*index::IndexReader::open(folder.path() / "db", analyzer), analyzer, Ranking{});
  const auto answer = searcher.explain({.query = "kapal"}, "tiada");
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == ErrorCode::not_found);
}
