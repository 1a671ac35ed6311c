// SPDX-License-Identifier: GPL-2.0-or-later
// When fewer words than typed are enough, and what comes first then.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <vector>

#include "every_way.hpp"

using namespace telusur;
using namespace telusur::search;
using namespace telusur::testing;

namespace {

using Ids = std::vector<std::string>;

constexpr int kPartly = 180;

/// Three articles have `kuda`, `zebra` and `jerapah`, once each in long texts; many have two of
/// them, often.
std::vector<article::Article> animals() {
  std::vector<article::Article> articles;
  const auto add = [&](std::string id, std::string title, std::string body) {
    article::Article article = make_article(std::move(id), std::move(title), std::move(body));
    const std::chrono::sys_seconds time{std::chrono::hours{450'000 + 5 * int(articles.size())}};
    article.published = article::Timestamp{time, std::chrono::minutes{420}};
    article.source = articles.size() % 2 == 0 ? "kabar" : "warta";
    article.section = "hewan";
    articles.push_back(std::move(article));
  };
  const std::vector<std::string> pairs = {"kuda zebra", "zebra jerapah", "jerapah kuda"};
  for (int i = 0; i < kPartly; ++i) {
    const std::string& two = pairs[static_cast<std::size_t>(i) % pairs.size()];
    std::string body = fmt::format("{} nomor{} {}", two, i, two);
    for (int word = 0; word < i; ++word)  // each of another length, so that none weighs the same
      body += fmt::format(" lagi{}", word);
    add(fmt::format("sebagian-{}", i), two, body);
  }
  for (int i = 0; i < 3; ++i) {
    std::string filler;
    for (int word = 0; word < 120; ++word)
      filler += fmt::format("isi{}x{} ", i, word);
    add(fmt::format("semua-{}", i), "Lain", "Kuda " + filler + "zebra " + filler + "jerapah.");
  }
  add("kuda", "Kuda", "Kuda lari.");
  return articles;
}

const EveryWay& library() {
  static const EveryWay kLibrary(animals());
  return kLibrary;
}

SearchRequest request_for(std::string query) {
  SearchRequest request{.query = std::move(query)};
  request.group = false;
  request.typo = Typo::off;
  return request;
}

Ids sorted(Ids ids) {
  std::ranges::sort(ids);
  return ids;
}

}  // namespace

TEST_CASE("articles with every word come first, then those with some of them") {
  SearchRequest request = request_for("kuda zebra jerapah");
  request.limit = 100;
  library().search(request, [](const SearchResults& results) {
    CHECK(results.relaxed);
    const Ids ids = ids_of(results);
    REQUIRE(ids.size() == 100);
    CHECK(sorted({ids.begin(), ids.begin() + 3}) == Ids{"semua-0", "semua-1", "semua-2"});
    CHECK(std::set(ids.begin(), ids.end()).size() == ids.size());
  });
}

TEST_CASE("pages and cursors lead through one list, each article once") {
  Ids expected;
  for (const bool shards : {false, true}) {
    for (const bool tables : {false, true}) {
      CAPTURE(shards);
      CAPTURE(tables);
      Searcher searcher = library().searcher(shards, tables);
      Ids by_offset;
      Ids by_cursor;
      SearchRequest request = request_for("kuda zebra jerapah");
      SearchRequest next = request;
      for (std::uint32_t offset = 0; offset < 200; offset += 20) {
        request.limit = next.limit = 20;
        request.offset = offset;
        const Ids page = ids_of(*searcher.search(request));
        by_offset.insert(by_offset.end(), page.begin(), page.end());
        if (offset > 0 && next.cursor.empty()) continue;
        const auto results = searcher.search(next);
        REQUIRE(results);
        const Ids more = ids_of(*results);
        by_cursor.insert(by_cursor.end(), more.begin(), more.end());
        next.cursor = results->next_cursor;
      }
      CHECK(by_offset.size() == kPartly + 4);
      CHECK(std::set(by_offset.begin(), by_offset.end()).size() == by_offset.size());
      CHECK(by_cursor == by_offset);
      if (expected.empty()) expected = by_offset;
      CHECK(by_offset == expected);
    }
  }
}

TEST_CASE("a list by time has articles with every word alone, where there are any") {
  for (const Sort sort : {Sort::newest, Sort::oldest}) {
    SearchRequest request = request_for("kuda zebra jerapah");
    request.sort = sort;
    library().search(request, [&](const SearchResults& results) {
      CHECK_FALSE(results.relaxed);
      const bool newest = sort == Sort::newest;
      CHECK(ids_of(results) ==
            (newest ? Ids{"semua-2", "semua-1", "semua-0"} : Ids{"semua-0", "semua-1", "semua-2"}));
    });
    request.query = "kuda xyzzy";
    library().search(request, [](const SearchResults& results) {
      CHECK(results.relaxed);
      CHECK(results.total.value == 2 * kPartly / 3 + 4);
    });
  }
}

TEST_CASE("with filters, only finding nothing with every word relaxes") {
  struct Row {
    const char* query;
    bool relaxed;
    std::uint64_t total;
  };
  for (const Row& row : {Row{"kuda zebra jerapah source:warta", false, 1},
                         Row{"kuda zebra jerapah source:kabar", false, 2},
                         Row{"kuda zebra jerapah source:kabar,warta", false, 3},
                         Row{"kuda zebra jerapah section:hewan", false, 3},
                         Row{"kuda xyzzy section:hewan", true, 2 * kPartly / 3 + 4}}) {
    CAPTURE(row.query);
    library().search(request_for(row.query), [&](const SearchResults& results) {
      CHECK(results.relaxed == row.relaxed);
      CHECK(results.total.value == row.total);
    });
  }
}

TEST_CASE("one part of a query alone cannot be relaxed") {
  const EveryWay library({make_article("ini", "", "Mereka blokir situs itu."),
                          make_article("itu", "", "Mereka memblokir situs itu."),
                          make_article("lain", "", "Situs itu diblokir.")});
  for (const std::string query : {"blokir*", "blokir* -xyzzy", "blokir* sejak:1900"}) {
    CAPTURE(query);
    library.search(request_for(query), [&](const SearchResults& results) {
      CHECK_FALSE(results.relaxed);
      CHECK(results.total.value == (query == "blokir* sejak:1900" ? 0 : 1));
    });
  }
  library.search(request_for("blokir* xyzzy"), [](const SearchResults& results) {
    CHECK(results.relaxed);
    CHECK(ids_of(results) == Ids{"ini"});
  });
}
