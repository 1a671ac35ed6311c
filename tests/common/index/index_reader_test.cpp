// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/index_reader.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <atomic>
#include <string>
#include <thread>

#include "small_index.hpp"
#include "table_stemmer.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::index;
using namespace telusur::testing;

namespace {

const analysis::Analyzer& analyzer() {
  static const analysis::Analyzer kAnalyzer = table_analyzer({});
  return kAnalyzer;
}

}  // namespace

TEST_CASE("a missing index is missing, with the command that makes one") {
  const TemporaryFolder folder;
  const auto reader = IndexReader::open(folder.path() / "none", analyzer());
  REQUIRE(!reader);
  CHECK(reader.error().code == ErrorCode::index_missing);
  CHECK(reader.error().hint.find("telusur-indexer --db") != std::string::npos);
}

TEST_CASE("a reader sees a commit and a new generation when it refreshes, not before") {
  const TemporaryFolder folder;
  write_index(folder.path(), analyzer(), {make_article("a", "", "satu")});
  auto reader = IndexReader::open(folder.path(), analyzer());
  REQUIRE(reader.has_value());
  CHECK(reader->articles() == 1);
  const std::string first = reader->revision();
  REQUIRE(reader->refresh().has_value());
  CHECK(reader->revision() == first);

  write_index(folder.path(), analyzer(), {make_article("b", "", "dua")});
  CHECK(reader->articles() == 1);
  REQUIRE(reader->refresh().has_value());
  CHECK(reader->articles() == 2);
  const std::string second = reader->revision();
  CHECK(second != first);

  write_index(folder.path(), analyzer(), {make_article("c", "", "tiga")}, {.rebuild = true});
  const auto found = reader->read([](const Xapian::Database& db) -> Result<Xapian::docid> {
    return find_article(db, "a");  // the old generation, whole although its folder is gone
  });
  REQUIRE(found.has_value());
  CHECK(*found != 0);
  REQUIRE(reader->refresh().has_value());
  CHECK(reader->articles() == 1);
  CHECK(reader->revision() != second);
}

TEST_CASE("a reader that cannot refresh stays as it was") {
  const TemporaryFolder folder;
  write_index(folder.path(), analyzer(), {make_article("a", "", "satu")});
  auto reader = IndexReader::open(folder.path(), analyzer());
  REQUIRE(reader.has_value());
  folder.write("XAPIANDB", "rubbish");
  CHECK(!reader->refresh());
  CHECK(reader->articles() == 1);
}

TEST_CASE("a read survives two commits below it") {
  const TemporaryFolder folder;
  write_index(folder.path(), analyzer(), {make_article("a", "", "satu")});
  auto reader = IndexReader::open(folder.path(), analyzer());
  REQUIRE(reader.has_value());
  for (int i = 0; i < 3; ++i)
    write_index(folder.path(), analyzer(), {make_article("a", "", fmt::format("isi {}", i))});
  TokenStream stream;
  const auto read = reader->read([&](const Xapian::Database& db) -> Result<bool> {
    return read_tokens(db, find_article(db, "a"), stream);
  });
  REQUIRE(read.has_value());
  CHECK(*read);
}

TEST_CASE("an index being rebuilt can be opened at any moment") {
  const TemporaryFolder folder;
  write_index(folder.path(), analyzer(), {make_article("a", "", "satu")});
  std::atomic<bool> done = false;
  std::jthread reading([&] {
    while (!done) {
      const auto reader = IndexReader::open(folder.path(), analyzer());
      CHECK_MESSAGE(reader.has_value(), (reader ? "" : to_string(reader.error())));
    }
  });
  for (int i = 0; i < 40; ++i)
    write_index(folder.path(), analyzer(), {make_article("a", "", "satu")}, {.rebuild = true});
  done = true;
}

TEST_CASE("articles are found by id; other ids find nothing") {
  const TemporaryFolder folder;
  write_index(folder.path(), analyzer(), {make_article("a/1", "", "satu")});
  auto reader = IndexReader::open(folder.path(), analyzer());
  REQUIRE(reader.has_value());
  for (const auto& [id, known] :
       {std::pair<std::string, bool>{"a/1", true}, {"a", false}, {"A/1", false}, {"", false}}) {
    const auto& shown_id = id;
    CAPTURE(shown_id);
    const auto found = reader->read([&, wanted = id](const Xapian::Database& db) -> Result<bool> {
      return find_article(db, wanted) != 0;
    });
    REQUIRE(found.has_value());
    CHECK(*found == known);
  }
}
