// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/token_table.hpp"

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

TEST_CASE("the table has of every document what the index has") {
  const analysis::Analyzer analyzer = *analysis::make_analyzer({.stemmer = "none"});
  const TemporaryFolder folder;
  std::vector<article::Article> articles;
  for (int i = 0; i < 40; ++i) {
    // One long enough not to fit what is kept of others, some without a time.
    std::string body = fmt::format("artikel nomor {} tentang pasar.", i);
    for (int word = 0; word < (i == 20 ? 400'000 : i); ++word)
      body += fmt::format(" kata{}", word);
    article::Article article = make_article(fmt::format("a{}", i), "Judul", body);
    if (i % 3 != 0) {
      article.published =
          article::Timestamp{std::chrono::sys_seconds(std::chrono::seconds(1'690'000'000 + i)), {}};
    }
    articles.push_back(std::move(article));
  }
  write_index(folder.path(), analyzer, articles);
  const auto writer = open_writer(folder.path(), analyzer);
  REQUIRE(writer->remove("a5").has_value());
  REQUIRE(writer->finish().has_value());

  auto reader = index::IndexReader::open(folder.path(), analyzer);
  REQUIRE(reader.has_value());
  const auto built = TokenTable::build(*reader, analyzer);
  REQUIRE(built.has_value());
  const auto table = *built;
  REQUIRE(table != nullptr);
  const auto read = reader->read([&](const Xapian::Database& db) -> Result<void> {
    for (Xapian::docid docid = 0; docid < db.get_lastdocid() + 3; ++docid) {
      CAPTURE(docid);
      index::TokenStream from_index;
      bool there = docid > 0;
      try {
        there = there && index::read_tokens(db, docid, from_index);
      } catch (const Xapian::DocNotFoundError&) {
        there = false;
      }
      const auto from_table = table->tokens(docid);
      REQUIRE(from_table.has_value() == there);
      if (!there) continue;
      CHECK(*from_table == index::TokenStreamView(from_index));
      CHECK(table->published(docid) == index::published_at(db, docid));
    }
    return {};
  });
  CHECK(read.has_value());
}
