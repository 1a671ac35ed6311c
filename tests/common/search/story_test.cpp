// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/story.hpp"

#include <doctest/doctest.h>

#include "analysis/analyzers.hpp"
#include "small_index.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using testing::make_article;

namespace {

constexpr const char* kTold =
    "Perahu listrik pertama di danau itu mengangkut delapan siswa ke sekolah setiap pagi, kata "
    "kepala desa.";

article::Article copy(std::string id, std::string_view day, std::string_view more = "") {
  article::Article article = make_article(std::move(id), "Perahu", kTold + std::string(more));
  if (!day.empty()) article.published = *article::parse_timestamp(day);
  return article;
}

std::vector<std::string> story(const std::vector<article::Article>& articles, const char* id) {
  const testing::TemporaryFolder folder;
  const analysis::Analyzer analyzer = analysis::make_default_analyzer();
  testing::write_index(folder.path() / "db", analyzer, articles);
  auto reader = index::IndexReader::open(folder.path() / "db", analyzer);
  REQUIRE(reader);
  const auto found = search::story_of(*reader, id, search::Ranking{});
  REQUIRE(found);
  std::vector<std::string> ids;
  for (const search::StoryArticle& one : *found) {
    CHECK(one.article.body.empty());
    ids.push_back(one.article.id);
  }
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("any article of a story names it; the oldest comes first, undated ones last") {
  const std::vector<article::Article> articles = {
      copy("c", ""), copy("b", "2023-07-21", " Warga senang."), copy("a", "2023-07-20"),
      make_article("lain", "Perahu lain",
                   "Perahu listrik kedua di sungai sebelah belum mengangkut siapa pun tahun ini.")};
  for (const char* id : {"a", "b", "c"})
    CHECK(story(articles, id) == Ids{"a", "b", "c"});
  CHECK(story(articles, "lain") == Ids{"lain"});
}

TEST_CASE("a text too short to be copied is a story by itself") {
  CHECK(story({make_article("a", "Perahu", "Singkat."), make_article("b", "Perahu", "Singkat.")},
              "a") == Ids{"a"});
}
