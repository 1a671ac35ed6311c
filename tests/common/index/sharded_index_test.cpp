// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/sharded_index.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>

#include "index/cluster_file.hpp"
#include "index/index_directory.hpp"
#include "index/index_reader.hpp"
#include "small_index.hpp"
#include "table_stemmer.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::index;
using namespace telusur::testing;
namespace fs = std::filesystem;

namespace {

const analysis::Analyzer& analyzer() {
  static const analysis::Analyzer kAnalyzer = table_analyzer({});
  return kAnalyzer;
}

article::Article numbered(int number, std::string_view text = "satu") {
  return make_article(fmt::format("a{}", number), "Judul", std::string(text));
}

std::unique_ptr<IndexWriter> open(const fs::path& directory, std::size_t shards,
                                  const WriterOptions& options = {}) {
  auto writer = open_sharded_writer(directory, shards, analyzer(), options);
  REQUIRE_MESSAGE(writer.has_value(), (writer ? "" : to_string(writer.error())));
  return std::move(*writer);
}

void write(const fs::path& directory, std::size_t shards, int articles) {
  const auto writer = open(directory, shards);
  for (int i = 0; i < articles; ++i)
    put(*writer, analyzer(), numbered(i));
  REQUIRE(writer->finish());
}

std::set<std::string> ids_in(const fs::path& shard) {
  std::set<std::string> ids;
  REQUIRE(read_stored_articles(shard, [&](const article::Article& article, const Versions&) {
    return ids.insert(article.id).second;
  }));
  return ids;
}

}  // namespace

TEST_CASE("an id belongs to the same shard for ever") {
  // Worked out once: a change of these moves every article of every split index.
  CHECK(shard_of("a0", 4) == 2);
  CHECK(shard_of("a1", 4) == 0);
  CHECK(shard_of("", 4) == 2);
  CHECK(shard_of("https://berita.example/2024/05/judul-panjang", 7) == 6);
  CHECK(shard_of("anything", 1) == 0);
}

TEST_CASE("shards are about equally large") {
  constexpr std::size_t kShards = 8;
  constexpr int kIds = 8000;
  std::vector<int> sizes(kShards);
  for (int i = 0; i < kIds; ++i)
    ++sizes[shard_of(fmt::format("berita-{}", i), kShards)];
  for (const int size : sizes) {
    CHECK(size > 900);
    CHECK(size < 1100);
  }
}

TEST_CASE("a split index has every article in one shard, each an ordinary index") {
  const TemporaryFolder folder;
  const fs::path db = folder.path() / "db";
  write(db, 3, 30);
  const auto shards = ShardedDirectory(db).shards();
  REQUIRE(shards);
  REQUIRE(shards->size() == 3);
  std::size_t together = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto ids = ids_in((*shards)[i]);
    together += ids.size();
    for (const std::string& id : ids)
      CHECK(shard_of(id, 3) == i);
    auto reader = IndexReader::open((*shards)[i], analyzer());
    REQUIRE(reader);
    CHECK(reader->articles() == ids.size());
  }
  CHECK(together == 30);
}

TEST_CASE("what becomes of an article is told as for an unsplit index") {
  const TemporaryFolder folder;
  const fs::path db = folder.path() / "db";
  write(db, 3, 10);
  const auto writer = open(db, 0);
  CHECK(put(*writer, analyzer(), numbered(1)) == Outcome::unchanged);
  CHECK(put(*writer, analyzer(), numbered(2, "dua")) == Outcome::updated);
  CHECK(put(*writer, analyzer(), numbered(10)) == Outcome::added);
  CHECK(put(*writer, analyzer(), numbered(10)) == Outcome::unchanged);
  CHECK(*writer->remove("a3"));
  CHECK_FALSE(*writer->remove("a3"));
  CHECK_FALSE(*writer->remove("other"));
  CHECK(writer->articles() == 10);
  REQUIRE(writer->finish());
  std::set<std::string> all;
  const auto shards = ShardedDirectory(db).shards();
  for (const fs::path& shard : *shards)
    all.merge(ids_in(shard));
  CHECK(all.size() == 10);
  CHECK(all.contains("a10"));
  CHECK_FALSE(all.contains("a3"));
}

TEST_CASE("an unfinished writer changes no shard, a dry run none either") {
  const TemporaryFolder folder;
  const fs::path db = folder.path() / "db";
  {
    const auto dry = open(db, 2, {.dry_run = true});
    CHECK(put(*dry, analyzer(), numbered(1)) == Outcome::added);
    REQUIRE(dry->finish());
    CHECK_FALSE(fs::exists(db));
  }
  write(db, 2, 4);
  {
    const auto writer = open(db, 2);
    put(*writer, analyzer(), numbered(77));
    CHECK(*writer->remove("a1"));
  }
  const auto shards = ShardedDirectory(db).shards();
  CHECK(ids_in((*shards)[0]).size() + ids_in((*shards)[1]).size() == 4);
}

TEST_CASE("a rebuild leaves what is not written again") {
  const TemporaryFolder folder;
  const fs::path db = folder.path() / "db";
  write(db, 2, 6);
  const auto writer = open(db, 2, {.rebuild = true});
  CHECK(put(*writer, analyzer(), numbered(1)) == Outcome::added);
  REQUIRE(writer->finish());
  const auto shards = ShardedDirectory(db).shards();
  CHECK(ids_in((*shards)[0]).size() + ids_in((*shards)[1]).size() == 1);
}

TEST_CASE("the number of shards is what the index has; another needs resharding") {
  const TemporaryFolder folder;
  const fs::path db = folder.path() / "db";
  write(db, 2, 2);
  const auto other = open_sharded_writer(db, 3, analyzer(), {});
  REQUIRE_FALSE(other);
  CHECK(other.error().code == ErrorCode::invalid_parameter);
  CHECK(other.error().hint.find("--reshard 3") != std::string::npos);
  const fs::path whole = folder.path() / "whole";
  write_index(whole, analyzer(), {numbered(1)});
  const auto unsplit = open_sharded_writer(whole, 2, analyzer(), {});
  REQUIRE_FALSE(unsplit);
  CHECK(unsplit.error().hint.find("--reshard 2") != std::string::npos);
}

TEST_CASE("a shard that another writer holds keeps all from being changed") {
  const TemporaryFolder folder;
  const fs::path db = folder.path() / "db";
  write(db, 2, 2);
  const auto shards = ShardedDirectory(db).shards();
  const auto held = WriterLock::acquire((*shards)[1]);
  REQUIRE(held);
  const auto writer = open_sharded_writer(db, 0, analyzer(), {});
  REQUIRE_FALSE(writer);
  CHECK(writer.error().code == ErrorCode::index_busy);
}

TEST_CASE("stored articles are read whatever analyzer made the index") {
  const TemporaryFolder folder;
  const fs::path db = folder.path() / "db";
  write_index(db, table_analyzer({}, "table-2"), {numbered(1)});
  REQUIRE_FALSE(IndexReader::open(db, analyzer()).has_value());
  CHECK(ids_in(db) == std::set<std::string>{"a1"});
  const auto none =
      read_stored_articles(folder.path() / "none", [](const auto&, const auto&) { return true; });
  CHECK(none.error().code == ErrorCode::index_missing);
}
