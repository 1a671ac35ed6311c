// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/article_table.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "index/index_reader.hpp"
#include "small_index.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::search;
using namespace telusur::testing;

TEST_CASE("the table has every article as the index has it") {
  const analysis::Analyzer analyzer = *analysis::make_analyzer({.stemmer = "none"});
  const TemporaryFolder folder;
  std::vector<article::Article> articles;
  for (int i = 0; i < 30; ++i) {
    articles.push_back(make_article(fmt::format("a{}", i), fmt::format("Judul {}", i),
                                    fmt::format("artikel nomor {} tentang pasar", i)));
  }
  write_index(folder.path(), analyzer, articles);
  const auto writer = open_writer(folder.path(), analyzer);
  for (const char* removed : {"a0", "a7", "a29"})
    REQUIRE(writer->remove(removed).has_value());
  REQUIRE(writer->finish().has_value());

  auto reader = index::IndexReader::open(folder.path(), analyzer);
  REQUIRE(reader.has_value());
  const auto check = [&](const ArticleTable& table, bool plain) {
    int found = 0;
    const auto read = reader->read([&](const Xapian::Database& db) -> Result<void> {
      for (int i = 0; i < 30; ++i) {
        const Xapian::docid docid = index::find_article(db, fmt::format("a{}", i));
        if (docid == 0) continue;
        ++found;
        CHECK((table.data(docid) == db.get_document(docid).get_data()) == !plain);
        const auto article = reader->decoder().decode(table.data(docid));
        REQUIRE(article.has_value());
        CHECK(article->title == fmt::format("Judul {}", i));
        CHECK(article->body == fmt::format("artikel nomor {} tentang pasar", i));
      }
      CHECK(table.data(0).empty());
      CHECK(table.data(db.get_lastdocid() + 1).empty());
      return {};
    });
    CHECK(read.has_value());
    CHECK(found == 27);
  };
  const auto build = [&](const ArticleTable::Limits& limits) {
    const auto built = ArticleTable::build_within(*reader, limits);
    REQUIRE(built.has_value());
    return *built;
  };
  SUBCASE("as it is read, where that is little") {
    const auto table = build({});
    REQUIRE(table != nullptr);
    check(*table, true);
  }
  SUBCASE("compressed, where it is more") {
    const auto table = build({.plain_bytes = 100});
    REQUIRE(table != nullptr);
    check(*table, false);
  }
  SUBCASE("not at all, where even that is too much") {
    CHECK(build({.bytes = 100, .plain_bytes = 100}) == nullptr);
  }
}
