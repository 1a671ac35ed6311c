// SPDX-License-Identifier: GPL-2.0-or-later
// Near-copies as one hit, through the searcher.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
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

article::Article dated(article::Article article, std::string_view day) {
  if (!day.empty()) article.published = *article::parse_timestamp(day);
  article.source = "kabar.example";
  article.url = "https://kabar.example/" + article.id;
  return article;
}

constexpr std::string_view kStory =
    "Operator seluler di Pulau Timur mulai menyalakan menara kelima pekan ini. Warga tiga desa "
    "kini bisa mengirim foto panen ke koperasi tanpa berjalan ke bukit. Kepala desa berharap "
    "tarif paket data turun sebelum musim tanam berikutnya.";
constexpr std::string_view kRewritten =
    "KABAR PAGI - Operator seluler di Pulau Timur mulai menyalakan menara kelima pekan ini. Warga "
    "tiga desa kini bisa mengirim foto panen ke koperasi tanpa berjalan ke bukit. Menurut "
    "koperasi, sudah ada seratus foto sejak Senin.";
constexpr std::string_view kOther =
    "Menara bambu setinggi dua belas meter di tepi sungai dipakai anak muda untuk menangkap "
    "sinyal operator seluler, lalu membagikannya lewat antena buatan sendiri.";

/// Three tellings of one story and another about the same things.
std::vector<article::Article> tower_news() {
  return {
      dated(make_article("ulang", "Menara menyala, menara operator seluler", std::string(kStory)),
            "2024-03-05"),
      dated(make_article("asli", "Desa dapat sinyal", std::string(kStory)), "2024-03-02"),
      dated(make_article("gubah", "Foto panen dari desa", std::string(kRewritten)), "2024-03-03"),
      dated(make_article("lain", "Antena bambu", std::string(kOther)), "2024-03-04"),
  };
}

class Library {
 public:
  explicit Library(const std::vector<article::Article>& articles) {
    write_index(folder_.path(), analyzer(), articles);
  }

  [[nodiscard]] SearchResults search(const SearchRequest& request) const {
    auto reader = index::IndexReader::open(folder_.path(), analyzer());
    REQUIRE(reader.has_value());
    auto results = Searcher(std::move(*reader), analyzer(), Ranking{}).search(request);
    REQUIRE(results.has_value());
    return std::move(*results);
  }

 private:
  TemporaryFolder folder_;
};

using Ids = std::vector<std::string>;

Ids ids(const SearchResults& results) {
  Ids ids;
  for (const Hit& hit : results.hits)
    ids.push_back(hit.article.id);
  return ids;
}

Ids ids(const Similar& similar) {
  Ids ids;
  for (const SimilarArticle& article : similar.articles)
    ids.push_back(article.id);
  return ids;
}

}  // namespace

TEST_CASE("tellings of one story are one hit, the first published leading") {
  const Library library(tower_news());
  const SearchResults results = library.search({.query = "menara operator seluler"});
  REQUIRE(ids(results) == Ids{"asli", "lain"});
  const Hit& hit = results.hits[0];
  CHECK(hit.similar.count == 2);
  REQUIRE(ids(hit.similar) == Ids{"gubah", "ulang"});
  CHECK(hit.similar.articles[0].title == "Foto panen dari desa");
  CHECK(hit.similar.articles[0].source == "kabar.example");
  CHECK(hit.similar.articles[0].url == "https://kabar.example/gubah");
  CHECK(hit.similar.articles[0].published == article::parse_timestamp("2024-03-03").value());
  CHECK(results.hits[1].similar.count == 0);
  CHECK(results.total.value == 4);
}

TEST_CASE("a group stands where its best article would") {
  const Library library(tower_news());
  SearchRequest request{.query = "menara operator seluler"};
  const SearchResults grouped = library.search(request);
  request.group = false;
  const SearchResults plain = library.search(request);
  CHECK(plain.hits.size() == 4);
  CHECK(plain.hits[0].article.id == "ulang");
  CHECK(grouped.hits[0].score == plain.hits[0].score);
  CHECK(plain.total.value == grouped.total.value);
  for (const Hit& hit : plain.hits)
    CHECK(hit.similar.count == 0);
}

TEST_CASE("a list by time stays in order, without the copies") {
  const Library library(tower_news());
  SearchRequest request{.query = "operator seluler", .sort = Sort::newest};
  CHECK(ids(library.search(request)) == Ids{"lain", "asli"});
  request.sort = Sort::oldest;
  const SearchResults oldest = library.search(request);
  CHECK(ids(oldest) == Ids{"asli", "lain"});
  CHECK(oldest.hits[0].similar.count == 2);
  request.group = false;
  CHECK(ids(library.search(request)) == Ids{"asli", "gubah", "lain", "ulang"});
}

TEST_CASE("articles without a time follow those that have one") {
  auto articles = tower_news();
  articles[1].published.reset();
  const SearchResults results = Library(articles).search({.query = "menara operator seluler"});
  REQUIRE(results.hits.size() == 2);
  CHECK(results.hits[0].article.id == "gubah");
  CHECK(ids(results.hits[0].similar) == Ids{"ulang", "asli"});
}

TEST_CASE("captions and articles without text are not grouped") {
  std::vector<article::Article> articles;
  for (int i = 0; i < 6; ++i)
    articles.push_back(make_article(fmt::format("a{}", i), "Foto menara hari ini", ""));
  for (int i = 0; i < 6; ++i)
    articles.push_back(make_article(fmt::format("b{}", i), "Foto", "Menara hari ini, foto warga."));
  CHECK(Library(articles).search({.query = "menara", .limit = 50}).hits.size() == 12);
}

TEST_CASE("grouped pages show every story once, every article in one place") {
  std::vector<article::Article> articles;
  for (int story = 0; story < 110; ++story) {
    std::string body = "Menara baru dibangun di";
    for (int word = 0; word < 15; ++word)
      body += fmt::format(" tempat{}x{}", story, word);
    for (int copy = 0; copy <= story % 3; ++copy) {
      articles.push_back(dated(make_article(fmt::format("s{}-{}", story, copy), "Menara", body),
                               fmt::format("2024-03-{:02}", 1 + (story * 7 + copy) % 28)));
    }
  }
  const Library library(articles);
  for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
    std::multiset<std::string> shown;
    std::set<std::string> stories;
    std::uint32_t hits = 0;
    for (std::uint32_t offset = 0; offset < 150; offset += 15) {
      const SearchResults page = library.search(
          {.query = "menara", .limit = 15, .offset = offset, .snippets = 0, .sort = sort});
      CHECK(page.hits.size() == (offset < 105 ? 15U : offset == 105 ? 5U : 0U));
      for (const Hit& hit : page.hits) {
        ++hits;
        const std::string& id = hit.article.id;
        CHECK(stories.insert(id.substr(0, id.find('-'))).second);
        shown.insert(id);
        for (const std::string& other : ids(hit.similar)) {
          CHECK(other.substr(0, other.find('-')) == id.substr(0, id.find('-')));
          shown.insert(other);
        }
      }
    }
    CHECK(hits == 110);
    CHECK(std::set<std::string>(shown.begin(), shown.end()).size() == shown.size());
  }
}

TEST_CASE("a page is full although its candidates are copies of one story") {
  std::vector<article::Article> articles;
  for (int i = 0; i < 250; ++i)
    articles.push_back(make_article(fmt::format("sama-{}", i), "Menara", std::string(kStory)));
  for (int i = 0; i < 20; ++i) {
    articles.push_back(make_article(fmt::format("beda-{}", i), "",
                                    fmt::format("Satu menara di kota nomor {}.", i)));
  }
  const SearchResults results = Library(articles).search({.query = "menara"});
  CHECK(results.hits.size() == 10);
  const auto grouped =
      std::ranges::find_if(results.hits, [](const Hit& hit) { return hit.similar.count > 0; });
  REQUIRE(grouped != results.hits.end());
  CHECK(grouped->similar.count >= 99);
  CHECK(grouped->similar.articles.size() == kMaxSimilarShown);
}
