// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/cursor.hpp"

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

/// 230 stories about menara, some told twice or three times, many at the same time or at none.
std::vector<article::Article> tower_news() {
  std::vector<article::Article> articles;
  for (int story = 0; story < 230; ++story) {
    std::string body = "Menara";
    for (int more = 0; more < story % 4; ++more)
      body += " menara";
    for (int word = 0; word < 15; ++word)
      body += fmt::format(" tempat{}x{}", story, word);
    for (int copy = 0; copy <= (story % 5 == 0 ? story % 3 : 0); ++copy) {
      articles.push_back(make_article(fmt::format("s{}-{}", story, copy), "Kabar", body));
      if (story % 11 == 0) continue;
      articles.back().published =
          *article::parse_timestamp(fmt::format("2024-03-{:02}", 1 + (story * 7 + copy) % 20));
    }
  }
  return articles;
}

class Library {
 public:
  Library() { write_index(folder_.path(), analyzer(), tower_news()); }

  void add(const std::vector<article::Article>& articles) const {
    write_index(folder_.path(), analyzer(), articles);
  }

  void rebuild(const std::vector<article::Article>& articles) const {
    index::WriterOptions options;
    options.rebuild = true;
    write_index(folder_.path(), analyzer(), articles, options);
  }

  [[nodiscard]] Result<SearchResults> ask(const SearchRequest& request) const {
    auto reader = index::IndexReader::open(folder_.path(), analyzer());
    REQUIRE(reader.has_value());
    return Searcher(std::move(*reader), analyzer(), Ranking{}).search(request);
  }

  [[nodiscard]] SearchResults search(const SearchRequest& request) const {
    auto results = ask(request);
    REQUIRE_MESSAGE(results.has_value(), (results ? "" : to_string(results.error())));
    return std::move(*results);
  }

  [[nodiscard]] std::string revision() const {
    auto reader = index::IndexReader::open(folder_.path(), analyzer());
    REQUIRE(reader.has_value());
    return reader->revision();
  }

  /// All hits, page after page.
  [[nodiscard]] std::vector<std::string> read_all(SearchRequest request) const {
    std::vector<std::string> ids;
    for (;;) {
      const SearchResults page = search(request);
      CHECK_FALSE(page.index_changed);
      for (const Hit& hit : page.hits)
        ids.push_back(hit.article.id);
      if (page.next_cursor.empty()) return ids;
      request.cursor = page.next_cursor;
    }
  }

 private:
  TemporaryFolder folder_;
};

const Library& library() {
  static const Library kLibrary;
  return kLibrary;
}

Cursor sample() {
  return {.binding = 0xFEDCBA9876543210,
          .revision = 7,
          .now = Moment{std::chrono::seconds{-5}},
          .position = 120,
          .last = "kabar/2024?a=b&ü"};
}

}  // namespace

TEST_CASE("a cursor is safe in URLs and read back as it was") {
  Cursor cursor = sample();
  for (const char* last : {"", "a", "ab", "abc", "kabar/2024?a=b&ü"}) {
    cursor.last = last;
    const std::string text = encode(cursor);
    CHECK(text.find_first_not_of(
              "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
          std::string::npos);
    CHECK(decode_cursor(text) == cursor);
  }
  cursor.last.assign(article::kMaxIdBytes, '\xFF');
  CHECK(encode(cursor).size() <= kMaxCursorBytes);
  CHECK(decode_cursor(encode(cursor)) == cursor);
}

TEST_CASE("whatever was not written as a cursor is none") {
  const std::string text = encode(sample());
  for (const std::string& other :
       {std::string(), std::string("A"), std::string("abc"), std::string("=="), text + "A",
        text + "=", text.substr(1), text.substr(0, text.size() - 1), std::string(10'000, 'A')}) {
    CHECK_FALSE(decode_cursor(other));
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (const char digit : {'A', 'b', '9', '_', ' ', '\xFF'}) {
      std::string changed = text;
      changed[i] = digit;
      if (changed != text) CHECK_FALSE(decode_cursor(changed));
    }
  }
  Cursor far = sample();
  far.position = kMaxCursorPosition + 1;
  CHECK_FALSE(decode_cursor(encode(far)));
}

TEST_CASE("a list read page after page shows each hit once, in the order of the list") {
  for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
    for (const bool group : {true, false}) {
      SearchRequest request{.query = "menara", .snippets = 0, .sort = sort, .group = group};
      const std::vector<std::string> by_ten = library().read_all(request);
      CHECK(by_ten.size() == (group ? 230 : tower_news().size()));
      CHECK(std::set<std::string>(by_ten.begin(), by_ten.end()).size() == by_ten.size());
      request.limit = 100;
      CHECK(library().read_all(request) == by_ten);
      request.limit = 7;
      CHECK(library().read_all(request) == by_ten);
      std::vector<std::string> by_offset;
      request.limit = 50;
      for (request.offset = 0; request.offset < 300; request.offset += 50) {
        for (const Hit& hit : library().search(request).hits)
          by_offset.push_back(hit.article.id);
      }
      CHECK(by_offset == by_ten);
    }
  }
}

TEST_CASE("no cursor where nothing follows") {
  CHECK(library().search({.query = "zebra"}).next_cursor.empty());
  CHECK(library().search({.query = "menara", .limit = 0}).next_cursor.empty());
  const SearchResults last = library().search({.query = "menara", .limit = 100, .offset = 200});
  CHECK(last.hits.size() == 30);
  CHECK(last.next_cursor.empty());
}

TEST_CASE("a cursor of another search is refused, and says of what") {
  const SearchRequest request{.query = "menara", .limit = 5};
  const std::string cursor = library().search(request).next_cursor;
  REQUIRE_FALSE(cursor.empty());
  std::vector<SearchRequest> others(10, request);
  others[0].query = "kabar";
  others[1].sort = Sort::newest;
  others[2].group = false;
  others[3].match = Match::all;
  others[4].expand.synonyms = false;
  others[5].filters[FilterField::source].include = {"a"};
  others[6].filters[FilterField::source].exclude = {"a"};
  others[7].filters[FilterField::section].include = {"a"};
  others[8].filters.published.since = Moment{};
  others[9].offset = 1;
  for (SearchRequest& other : others) {
    other.cursor = cursor;
    const auto answer = library().ask(other);
    REQUIRE_FALSE(answer.has_value());
    CHECK(answer.error().code == ErrorCode::invalid_parameter);
    CHECK(answer.error().where == "cursor");
  }
  SearchRequest same = request;
  same.cursor = cursor;
  same.limit = 20;
  same.snippets = 0;
  same.facets = {{FacetField::tag, 1, ""}};
  CHECK(library().ask(same).has_value());
}

TEST_CASE("after a change of the index the list goes on after the last hit shown") {
  for (const bool rebuilt : {false, true}) {
    const Library changing;
    SearchRequest request{.query = "menara", .limit = 10, .snippets = 0, .sort = Sort::newest};
    const auto before = changing.read_all(request);
    const std::string first = changing.search(request).next_cursor;
    std::vector<article::Article> fresh;
    for (int i = 0; i < 3; ++i) {
      fresh.push_back(make_article(fmt::format("baru{}", i), "Kabar", fmt::format("Menara {}", i)));
      fresh.back().published = *article::parse_timestamp("2024-05-01");
    }
    if (rebuilt) {
      auto all = tower_news();
      std::ranges::reverse(all);
      fresh.insert(fresh.end(), all.begin(), all.end());
      changing.rebuild(fresh);
    } else {
      changing.add(fresh);
    }
    request.cursor = first;
    const SearchResults page = changing.search(request);
    CHECK(page.index_changed);
    REQUIRE(page.hits.size() == 10);
    if (!rebuilt) CHECK(page.hits.front().article.id == before[10]);
    SearchRequest from_top = request;
    from_top.cursor.clear();
    const auto after = changing.read_all(from_top);
    const auto last_shown = std::ranges::find(after, before[9]);
    REQUIRE(last_shown != after.end());
    CHECK(page.hits.front().article.id == *(last_shown + 1));
    request.cursor = page.next_cursor;
    CHECK_FALSE(changing.search(request).index_changed);
  }
}

TEST_CASE("when the last hit shown is gone, the list goes on after as many") {
  const Library changing;
  SearchRequest request{.query = "menara", .limit = 10, .snippets = 0, .sort = Sort::oldest};
  const SearchResults first = changing.search(request);
  auto gone = make_article(first.hits.back().article.id, "Kabar", "Tidak lagi tentang itu.");
  changing.add({gone});
  request.cursor = first.next_cursor;
  const SearchResults page = changing.search(request);
  CHECK(page.index_changed);
  request.cursor.clear();
  request.offset = 10;
  CHECK(page.hits.front().article.id == changing.search(request).hits.front().article.id);
}

TEST_CASE("cursors lead 10,000 hits deep, near-copies grouped or not, and end there") {
  std::vector<article::Article> articles;
  for (std::uint32_t i = 0; i < kMaxCursorPosition + 1000; ++i) {
    // Every twentieth is told twice, in as many words as make it a copy.
    const std::uint32_t story = i % 20 == 0 && i > 0 ? i - 1 : i;
    articles.push_back(make_article(
        fmt::format("a{}", i), "",
        fmt::format("Menara {0} di pulau {0} menyala {0} hari setelah kapal {0} datang", story)));
  }
  const Library large;
  large.add(articles);
  for (const bool group : {true, false}) {
    CAPTURE(group);
    SearchRequest request{.query = "menara", .limit = 100, .snippets = 0};
    request.group = group;
    const auto jump_to = [&](std::uint32_t position) {
      return encode({.binding = cursor_binding(request),
                     .revision = revision_mark(large.revision()),
                     .position = position,
                     .last = "a1"});
    };
    request.cursor = jump_to(kMaxCursorPosition - 250);
    const std::vector<std::string> end = large.read_all(request);
    CHECK(end.size() == 300);
    CHECK(std::set<std::string>(end.begin(), end.end()).size() == end.size());
    request.cursor = jump_to(kMaxCursorPosition + 1);
    CHECK_FALSE(large.ask(request).has_value());
  }
}
