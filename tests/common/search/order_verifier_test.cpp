// SPDX-License-Identifier: GPL-2.0-or-later
// Phrases, NEAR, prefixes and what is excluded by them, in every way to search.
#include "search/order_verifier.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "every_way.hpp"

using namespace telusur;
using namespace telusur::search;
using namespace telusur::testing;

namespace {

using Ids = std::vector<std::string>;

const EveryWay& library() {
  static const EveryWay kLibrary = [] {
    std::vector<article::Article> articles = {
        make_article("putih", "Satu",
                     "Zebra hitam berlari dari kuda putih lalu zebra putih duduk."),
        make_article("biru", "Dua", "Zebra biru dan kuda putih duduk."),
        make_article("bola", "Tiga", "Kuda bermain bola."),
        make_article("judul", "Zebra putih", "Kuda makan rumput."),
        make_article("hubung", "Toko e-commerce kotakuji", "Pasar e-commerce kotakuji tumbuh."),
        make_article("satu", "Toko ecommerce kotakuji", "Pasar ecommerce kotakuji tumbuh."),
    };
    for (int i = 0; i < 20; ++i) {
      articles.push_back(
          make_article(fmt::format("lain-{}", i), "Cuaca", "Hujan turun di kota sejak pagi."));
    }
    return EveryWay(articles);
  }();
  return kLibrary;
}

struct Row {
  std::string query;
  Ids ids;  ///< sorted
  std::string why;
};

void check(const Row& row, Match match) {
  CAPTURE(row.query);
  CAPTURE(row.why);
  SearchRequest request{.query = row.query};
  request.match = match;
  request.typo = Typo::off;
  library().search(request, [&](const SearchResults& results) {
    Ids ids = ids_of(results);
    std::ranges::sort(ids);
    CHECK(ids == row.ids);
    CHECK(results.total.value == row.ids.size());
  });
}

}  // namespace

TEST_CASE("what is excluded is never found, however many of the words are wanted") {
  for (const Row& row : {
           Row{"kuda xyzzy -\"zebra putih\"", {"biru", "bola"}, "a phrase"},
           Row{"kuda -\"zebra putih\"", {"biru", "bola"}, ""},
           Row{"kuda xyzzy -hit*", {"biru", "bola", "judul"}, "a prefix"},
           Row{"kuda xyzzy -(bola OR \"zebra biru\")", {"judul", "putih"}, "either"},
           Row{"kuda xyzzy -(bola OR hit*)", {"biru", "judul"}, ""},
           Row{"kuda xyzzy -(zebra NEAR/1 hitam)", {"biru", "bola", "judul"}, "side by side"},
           Row{"kuda xyzzy -bola", {"biru", "judul", "putih"}, "a word"},
           Row{"hit* xyzzy -\"zebra biru\"", {"putih"}, "beside a prefix that is wanted"},
           Row{"kuda OR xyzzy -\"zebra putih\"", {"biru", "bola"}, "it holds for both"},
           Row{"bola OR (kuda -\"zebra putih\")", {"biru", "bola"}, "it holds for one side"},
       }) {
    check(row, Match::automatic);
    check(row, Match::any);
  }
}

TEST_CASE("only articles that have all of what is excluded together are left out") {
  for (const Row& row : {
           Row{"kuda -(\"putih zebra\" OR bola)", {"biru", "judul", "putih"}, "not in this order"},
           Row{"kuda -(zebra NEAR/1 kuda)", {"biru", "bola", "judul", "putih"}, "not so near"},
           Row{"kuda -(zebra NEAR/3 kuda)", {"bola", "judul"}, "title and text are apart"},
           Row{"kuda -(zebra \"berlari dari\")",
               {"biru", "bola", "judul"},
               "the word and the phrase"},
           Row{"kuda -(\"zebra putih\" duduk)", {"biru", "bola", "judul"}, ""},
           Row{"kuda -(zebra hit*)", {"biru", "bola", "judul"}, "the word and the prefix"},
           Row{"kuda -(zebra bola)", {"biru", "bola", "judul", "putih"}, "words alone"},
       }) {
    for (const Match match : {Match::automatic, Match::all, Match::any})
      check(row, match);
  }
}

TEST_CASE("a word is found in its joined form as well, in OR and NEAR as by itself") {
  for (const Row& row : {
           Row{"ecommerce", {"hubung", "satu"}, ""},
           Row{"ecommerce OR \"tak ada\"", {"hubung", "satu"}, "beside a phrase"},
           Row{"ecommerce NEAR/2 kotakuji", {"hubung", "satu"}, ""},
           Row{"judul:ecommerce OR \"tak ada\"", {"hubung", "satu"}, "in one field"},
           Row{"(zebra bola) OR \"tak ada\"", {}, "a group wants all of its words"},
           Row{"(zebra duduk) OR \"bermain bola\"", {"biru", "bola", "putih"}, ""},
       }) {
    check(row, Match::all);
  }
}

TEST_CASE("NEAR does not reach from the title into the text") {
  for (const Row& row : {
           Row{"putih NEAR/2 makan", {}, "last of the title, second of the text"},
           Row{"putih NEAR/50 rumput", {}, ""},
           Row{"kuda NEAR/2 rumput", {"judul"}, "within the text"},
           Row{"toko NEAR/3 kotakuji", {"hubung", "satu"}, "within the title"},
       }) {
    check(row, Match::all);
  }
}

TEST_CASE("with fewer words, a phrase is marked where it stands, else its words where they do") {
  SearchRequest request{.query = "\"kuda putih\" xyzzy"};
  request.typo = Typo::off;
  request.snippets = 1;
  library().search(request, [](const SearchResults& results) {
    CHECK(results.relaxed);
    REQUIRE(results.hits.size() == 4);
    for (const Hit& hit : results.hits) {
      const std::string& html = hit.snippets.at(0).html;
      CAPTURE(hit.article.id);
      if (hit.article.id == "biru") {
        CHECK(html == "Zebra biru dan <mark>kuda putih</mark> duduk.");
      } else if (hit.article.id == "putih") {
        CHECK(html == "Zebra hitam berlari dari <mark>kuda putih</mark> lalu zebra putih duduk.");
      } else if (hit.article.id == "bola") {
        CHECK(html == "<mark>Kuda</mark> bermain bola.");
      } else {
        CHECK(hit.title_html == "Zebra <mark>putih</mark>");
      }
    }
  });
}
