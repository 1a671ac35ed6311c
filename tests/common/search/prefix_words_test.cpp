// SPDX-License-Identifier: GPL-2.0-or-later
// What `kata*` stands for is what is found, weighed, marked and told of.
#include "search/prefix_words.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "every_way.hpp"
#include "search/query/interpretation.hpp"

using namespace telusur;
using namespace telusur::search;
using namespace telusur::testing;

namespace {

using Texts = std::vector<std::string>;

std::string filler(int words) {
  std::string text;
  for (int i = 0; i < words; ++i)
    text += fmt::format("isi{} ", i);
  return text;
}

const EveryWay& library() {
  static const EveryWay kLibrary = [] {
    std::vector<article::Article> articles = {
        make_article("jauh", "Satu", "Situs ramai. " + filler(60) + "Mereka blokir lagi."),
        make_article("dekat", "Satu", "Ramai. " + filler(60) + "Mereka blokir situs lagi."),
        make_article("bentuk", "Memblokir", "Diblokir, memblokir, lalu blokirnya dibuka lagi."),
    };
    for (int i = 0; i < 20; ++i)
      articles.push_back(make_article(fmt::format("lain-{}", i), "", "Hujan turun di kota."));
    std::string many;
    for (int i = 0; i < 70; ++i)
      many += fmt::format("vokal{:c}{:c} ", char('a' + i / 26), char('a' + i % 26));
    articles.push_back(make_article("banyak", "", many + "vokalaa"));
    articles.push_back(make_article("sering", "", "Hanya vokalzz. Kata vokalzz."));
    articles.push_back(make_article("lagi", "", "Bukan vokalzz itu."));
    return EveryWay(articles);
  }();
  return kLibrary;
}

SearchRequest request_for(std::string query) {
  SearchRequest request{.query = std::move(query)};
  request.typo = Typo::off;
  request.group = false;
  request.explain = true;
  return request;
}

}  // namespace

TEST_CASE("the forms that a prefix stands for are marked, and no other forms of their stems") {
  library().search(request_for("blokir* dibuka"), [](const SearchResults& results) {
    REQUIRE(ids_of(results).front() == "bentuk");
    const Hit& hit = results.hits.front();
    CHECK(hit.title_html == "Memblokir");
    REQUIRE(hit.snippets.size() == 1);
    CHECK(hit.snippets.front().html ==
          "Diblokir, memblokir, lalu <mark>blokirnya</mark> <mark>dibuka</mark> lagi.");
  });
}

TEST_CASE("passages are chosen for the forms of a prefix, in the text far from its beginning") {
  library().search(request_for("bloki*"), [](const SearchResults& results) {
    REQUIRE(results.hits.size() == 3);
    for (const Hit& hit : results.hits) {
      REQUIRE_FALSE(hit.snippets.empty());
      CHECK(hit.snippets.front().html.find("<mark>blokir") != std::string::npos);
    }
  });
}

TEST_CASE("the forms of a prefix count for ranking as words do") {
  library().search(request_for("situs mereka bloki*"), [](const SearchResults& results) {
    CHECK(ids_of(results).at(0) == "dekat");
    CHECK(results.hits.at(0).score > results.hits.at(1).score + 0.1);
  });
}

TEST_CASE("what a prefix has found is told") {
  library().search(request_for("blokir* hujan"), [](const SearchResults& results) {
    for (const Hit& hit : results.hits) {
      CAPTURE(hit.article.id);
      REQUIRE(hit.explanation);
      const bool other = hit.article.id.starts_with("lain");
      CHECK(hit.explanation->missing == Texts{other ? "blokir*" : "hujan"});
      CHECK(hit.explanation->in_text == Texts{other                        ? "hujan"
                                              : hit.article.id == "bentuk" ? "blokirnya"
                                                                           : "blokir"});
    }
  });
}

TEST_CASE("the forms are part of how the query was understood") {
  Searcher searcher = library().searcher();
  const auto query = searcher.understand({.query = "situs blokir*"});
  REQUIRE(query);
  const Interpretation understood = interpret(*query);
  CHECK(understood.terms.at(0).forms.empty());
  CHECK(understood.terms.at(1).forms == Texts{"blokir", "blokirnya"});
  CHECK(understood.notices.empty());
}

TEST_CASE("a notice says where a prefix stands for more words than are looked for") {
  for (const bool shards : {false, true}) {
    Searcher searcher = library().searcher(shards);
    const auto query = searcher.understand({.query = "(( situs voka*"});
    REQUIRE(query);
    const Interpretation understood = interpret(*query);
    CHECK(understood.terms.at(1).forms.size() == kMaxPrefixWords);
    CHECK(understood.terms.at(1).forms.front() == "vokalzz");  // of the most articles
    REQUIRE(understood.notices.size() >= 2);
    const Notice& notice = understood.notices.back();
    CHECK(notice.code == NoticeCode::many_prefix_words);
    CHECK(notice.part == "voka*");
    CHECK(message(notice, Language::english) ==
          "voka* begins many words; only the 64 most frequent were searched");
  }
}
