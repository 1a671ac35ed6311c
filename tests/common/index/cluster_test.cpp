// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/cluster.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "index/index_reader.hpp"
#include "index/sharded_index.hpp"
#include "small_index.hpp"
#include "table_stemmer.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::index;
using namespace telusur::testing;
namespace fs = std::filesystem;
using std::chrono::milliseconds;

namespace {

const analysis::Analyzer& analyzer() {
  static const analysis::Analyzer kAnalyzer = table_analyzer({});
  return kAnalyzer;
}

/// A cluster at a time the test sets.
struct Clocked {
  std::chrono::steady_clock::time_point now{};
  Cluster cluster;

  explicit Clocked(ClusterConfig config)
      : cluster(std::move(config), "cluster.toml", [this] { return now; }) {}
};

ClusterConfig one_shard(std::vector<ReplicaPlace> replicas) {
  ClusterConfig config;
  config.shards = {{"a", std::move(replicas)}};
  config.retry_after = milliseconds(100);
  config.retry_at_most = milliseconds(350);
  return config;
}

ReplicaPlace server(std::uint16_t port) {
  return RemoteAddress{"127.0.0.1", port};
}

/// Articles on two shards, `a` with two copies.
struct Shards {
  Shards() {
    write_index(folder.path() / "a1", analyzer(), {make_article("x", "Satu", "isi")});
    write_index(folder.path() / "a2", analyzer(), {make_article("x", "Satu", "isi")});
    write_index(folder.path() / "b", analyzer(), {make_article("y", "Dua", "isi")});
  }
  [[nodiscard]] std::shared_ptr<Cluster> cluster() const {
    ClusterConfig config;
    config.shards = {{"a", {folder.path() / "a1", folder.path() / "a2"}},
                     {"b", {folder.path() / "b"}}};
    return std::make_shared<Cluster>(std::move(config), folder.path() / "cluster.toml");
  }
  TemporaryFolder folder;
};

std::uint64_t count(IndexReader& reader) {
  const auto counted = reader.read(
      [](const Xapian::Database& db) { return Result<std::uint64_t>(db.get_doccount()); });
  REQUIRE_MESSAGE(counted.has_value(), (counted ? "" : to_string(counted.error())));
  return *counted;
}

}  // namespace

TEST_CASE("replicas on this machine come first, servers take turns") {
  const Clocked at(one_shard({server(1), fs::path("/here"), server(2)}));
  CHECK(at.cluster.candidates(0, 0) == std::vector<std::size_t>{1, 0, 2});
  CHECK(at.cluster.candidates(0, 1) == std::vector<std::size_t>{1, 2, 0});
  CHECK(at.cluster.candidates(0, 2) == std::vector<std::size_t>{1, 0, 2});
}

TEST_CASE("a replica that fails rests, twice as long each time, until it serves") {
  Clocked at(one_shard({server(1), server(2)}));
  const std::uint64_t before = at.cluster.changes();
  at.cluster.failed(0, 0, "broken");
  CHECK(at.cluster.changes() > before);
  CHECK(at.cluster.candidates(0, 0) == std::vector<std::size_t>{1});
  for (const int rest : {100, 200, 350, 350}) {
    CAPTURE(rest);
    at.now += milliseconds(rest - 1);
    CHECK(at.cluster.due(0).empty());
    at.now += milliseconds(1);
    CHECK(at.cluster.due(0) == std::vector<std::size_t>{0});
    INFO("who asks first probes it");
    CHECK(at.cluster.due(0).empty());
    at.cluster.failed(0, 0, "still broken");
  }
  const ShardHealth shard = at.cluster.health().front();
  CHECK(shard.available());
  CHECK_FALSE(shard.replicas[0].up);
  CHECK(shard.replicas[0].trouble == "still broken");
  CHECK(shard.replicas[0].failures == 5);
  CHECK(shard.replicas[1].up);

  at.cluster.recovered(0, 0);
  at.cluster.served(0, 0);
  CHECK(at.cluster.candidates(0, 0).size() == 2);
  at.cluster.failed(0, 0, "broken");
  at.now += milliseconds(100);
  CHECK(at.cluster.due(0).size() == 1);
}

TEST_CASE("a slow server is used last, and first again when it is fast") {
  ClusterConfig config = one_shard({server(1), server(2)});
  config.slow = milliseconds(50);
  Clocked at(config);
  at.cluster.replied(0, 0, milliseconds(51));
  CHECK(at.cluster.candidates(0, 0) == std::vector<std::size_t>{1, 0});
  CHECK(at.cluster.is_up(0, 0));
  CHECK(at.cluster.health().front().replicas[0].slow);
  CHECK(at.cluster.due(0).empty());
  at.now += milliseconds(100);
  CHECK(at.cluster.due(0) == std::vector<std::size_t>{0});
  const std::uint64_t before = at.cluster.changes();
  at.cluster.replied(0, 0, milliseconds(50));
  CHECK(at.cluster.changes() > before);
  CHECK(at.cluster.candidates(0, 0) == std::vector<std::size_t>{0, 1});
  CHECK(at.cluster.health().front().replicas[0].round_trip == milliseconds(50));
}

TEST_CASE("a reader follows a cluster file that is read again") {
  const Shards shards;
  const fs::path file = shards.folder.path() / "cluster.toml";
  const auto write = [&](const std::string& text) { std::ofstream(file) << text; };
  const std::string a = "[[shard]]\nname = \"a\"\nreplicas = [\"./gone\", \"./a1\"]\n";
  write(a);
  const auto place = IndexPlace::find(file);
  REQUIRE(place);
  auto reader = IndexReader::open(*place, analyzer());
  REQUIRE(reader);
  CHECK(count(*reader) == 1);
  REQUIRE(place->cluster()->reload());
  CHECK_FALSE(*place->cluster()->reload());

  write(a + "[[shard]]\nname = \"b\"\nreplicas = [\"./b\"]\n");
  const auto reloaded = place->cluster()->reload();
  REQUIRE(reloaded);
  CHECK(*reloaded);
  CHECK(count(*reader) == 2);
  CHECK(reader->place().cluster() == latest(place->cluster()));
  const ShardHealth known = latest(place->cluster())->health().front();
  INFO("what was known of a replica still is");
  CHECK_FALSE(known.replicas[0].up);
  CHECK(known.replicas[1].up);

  write("shard = 1");
  const auto faulty = latest(place->cluster())->reload();
  REQUIRE_FALSE(faulty);
  CHECK(faulty.error().code == ErrorCode::invalid_parameter);
  CHECK(count(*reader) == 2);
}

TEST_CASE("a reader of a split folder follows another split by itself") {
  const TemporaryFolder folder;
  const ShardedDirectory split(folder.path() / "db");
  fs::create_directory(split.path());
  const auto write = [&](std::size_t shards) {
    for (std::size_t i = 0; i < shards; ++i) {
      write_index(split.shard(i, shards), analyzer(),
                  {make_article("x" + std::to_string(i), "Satu", "isi")});
    }
    REQUIRE(split.publish(shards));
  };
  write(2);
  auto reader = IndexReader::open(split.path(), analyzer());
  REQUIRE(reader);
  CHECK(count(*reader) == 2);
  write(3);
  split.remove_others(3);
  REQUIRE(reader->refresh());
  CHECK(count(*reader) == 3);
  CHECK(reader->missing_shards().empty());
  CHECK(reader->place().cluster()->config().shards.size() == 3);
}

TEST_CASE("replicas that a reader does not read are looked at as well") {
  const Shards shards;
  const auto cluster = shards.cluster();
  auto reader = IndexReader::open(IndexPlace(cluster), analyzer());
  REQUIRE(reader);
  CHECK(cluster->health()[0].replicas[1].commits == 0);
  reader->look_at_idle_replicas();
  CHECK(cluster->health()[0].replicas[1].commits == 1);
  write_index(shards.folder.path() / "a2", analyzer(), {make_article("z", "Tiga", "isi")});
  reader->look_at_idle_replicas();
  CHECK(cluster->health()[0].replicas[1].commits == 2);
  CHECK(cluster->health()[0].replicas[0].commits == 1);
  fs::remove_all(shards.folder.path() / "a2");
  reader->look_at_idle_replicas();
  CHECK_FALSE(cluster->health()[0].replicas[1].up);
  CHECK(count(*reader) == 2);
}

TEST_CASE("another copy of a shard is used when one is gone") {
  const Shards shards;
  fs::remove_all(shards.folder.path() / "a1");
  const auto cluster = shards.cluster();
  auto reader = IndexReader::open(IndexPlace(cluster), analyzer());
  REQUIRE(reader);
  CHECK(count(*reader) == 2);
  CHECK(reader->missing_shards().empty());
  CHECK_FALSE(cluster->health()[0].replicas[0].up);
}

TEST_CASE("a shard without a copy is named, the others answer, and it comes back by itself") {
  const Shards shards;
  const fs::path away = shards.folder.path() / "away";
  fs::rename(shards.folder.path() / "b", away);
  ClusterConfig config = shards.cluster()->config();
  config.retry_after = milliseconds(1);
  const auto cluster = std::make_shared<Cluster>(config, "cluster.toml");
  auto reader = IndexReader::open(IndexPlace(cluster), analyzer());
  REQUIRE(reader);
  CHECK(count(*reader) == 1);
  CHECK(reader->missing_shards() == std::vector<std::string>{"b"});
  const std::string revision = reader->revision();

  fs::rename(away, shards.folder.path() / "b");
  while (!reader->missing_shards().empty())
    REQUIRE(reader->refresh());
  CHECK(count(*reader) == 2);
  CHECK(reader->revision() != revision);
}

TEST_CASE("without any shard there is an error that says so") {
  const Shards shards;
  const auto cluster = shards.cluster();
  for (const char* name : {"a1", "a2", "b"})
    fs::remove_all(shards.folder.path() / name);
  const auto reader = IndexReader::open(IndexPlace(cluster), analyzer());
  REQUIRE_FALSE(reader);
  CHECK(reader.error().code == ErrorCode::network);
  CHECK(reader.error().what == "no shard can be reached");
}

TEST_CASE("a commit and a new generation of a shard are seen by refresh()") {
  const Shards shards;
  auto reader = IndexReader::open(IndexPlace(shards.cluster()), analyzer());
  REQUIRE(reader);
  const std::string first = reader->revision();
  write_index(shards.folder.path() / "b", analyzer(), {make_article("z", "Tiga", "isi")});
  REQUIRE(reader->refresh());
  CHECK(count(*reader) == 3);
  const std::string second = reader->revision();
  CHECK(second != first);
  write_index(shards.folder.path() / "b", analyzer(), {make_article("z", "Tiga", "isi")},
              {.rebuild = true});
  REQUIRE(reader->refresh());
  CHECK(count(*reader) == 2);
  CHECK(reader->revision() != second);
  REQUIRE(reader->refresh());
}

TEST_CASE("a copy made by another analyzer is refused") {
  const Shards shards;
  fs::remove_all(shards.folder.path() / "a1");
  write_index(shards.folder.path() / "a1", table_analyzer({}, "table-2"),
              {make_article("x", "Satu", "isi")});
  const auto cluster = shards.cluster();
  auto reader = IndexReader::open(IndexPlace(cluster), analyzer());
  REQUIRE(reader);
  CHECK(count(*reader) == 2);
  CHECK(cluster->health()[0].replicas[0].trouble.find("table-2") != std::string::npos);
}
