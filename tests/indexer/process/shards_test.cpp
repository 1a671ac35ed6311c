// SPDX-License-Identifier: GPL-2.0-or-later
// An index in several parts, as telusur-indexer makes and changes it.
#include <doctest/doctest.h>
#include <xapian.h>

#include <filesystem>
#include <set>
#include <string>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;
namespace fs = std::filesystem;

namespace {

std::string records(int from, int to, std::string_view text = "isi") {
  std::string all;
  for (int i = from; i < to; ++i)
    all += record("a" + std::to_string(i), "Judul " + std::to_string(i), text);
  return all;
}

constexpr Xapian::valueno kEarlierTitles = 7;  ///< slot, as common/index/schema.hpp has it

struct Place {
  [[nodiscard]] std::string db() const { return (folder.path() / "indeks").string(); }

  Finished index(const std::string& input, std::vector<std::string> options = {}) const {
    options.insert(options.begin(), {"--db", db(), "--json", "-"});
    return run_indexer(options, {.input = input});
  }

  Finished reshard(int shards) const {
    return run_indexer({"--db", db(), "--reshard", std::to_string(shards)});
  }

  /// Names of the parts' folders.
  [[nodiscard]] std::set<std::string> parts() const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(db())) {
      if (entry.is_directory()) names.insert(entry.path().filename().string());
    }
    return names;
  }

  /// Articles of all parts, each asked as the index of its own that it is.
  [[nodiscard]] int count(const std::string& query) const {
    int all = 0;
    for (const std::string& part : parts())
      all += std::stoi(run_telusur({"--db", db() + "/" + part, "-c", query}).out);
    return all;
  }

  TemporaryFolder folder;
};

std::int64_t number(const Finished& done, const char* field) {
  return json_of(done.out).at(field).as_int64();
}

}  // namespace

TEST_CASE("--shards splits a new index; later runs keep to it") {
  const Place place;
  const Finished first = place.index(records(0, 40), {"--shards", "4"});
  REQUIRE_MESSAGE(first.status == 0, first.err);
  CHECK(number(first, "added") == 40);
  CHECK(number(first, "articles") == 40);
  CHECK(place.parts() == std::set<std::string>{"shard-4-0", "shard-4-1", "shard-4-2", "shard-4-3"});
  CHECK(place.count("isi") == 40);

  const Finished second = place.index(records(0, 20) + records(20, 45, "lain"));
  REQUIRE_MESSAGE(second.status == 0, second.err);
  CHECK(number(second, "unchanged") == 20);
  CHECK(number(second, "updated") == 20);
  CHECK(number(second, "added") == 5);
  CHECK(place.count("lain") == 25);
  CHECK(place.count("isi") == 20);

  const Finished removed = run_indexer({"--db", place.db(), "--delete", "a1"});
  REQUIRE_MESSAGE(removed.status == 0, removed.err);
  CHECK(place.count("isi") == 19);
}

TEST_CASE("--reshard splits an index anew from what it stores") {
  const Place place;
  REQUIRE(place.index(records(0, 30)).status == 0);
  const Finished split = place.reshard(3);
  REQUIRE_MESSAGE(split.status == 0, split.err);
  CHECK(contains(split.out, "30"));
  CHECK(place.parts() == std::set<std::string>{"shard-3-0", "shard-3-1", "shard-3-2"});
  CHECK(place.count("isi") == 30);
  CHECK(number(place.index(records(0, 31)), "unchanged") == 30);

  REQUIRE(place.reshard(2).status == 0);
  CHECK(place.parts() == std::set<std::string>{"shard-2-0", "shard-2-1"});
  CHECK(place.count("isi") == 31);

  INFO("the same number of parts builds each anew");
  REQUIRE(place.reshard(2).status == 0);
  CHECK(place.count("isi") == 31);
}

TEST_CASE("--reshard keeps what articles were called before") {
  const Place place;
  REQUIRE(place.index(record("a", "Judul lama", "isi")).status == 0);
  REQUIRE(place.index(record("a", "Judul baru", "isi")).status == 0);
  REQUIRE(place.reshard(2).status == 0);
  std::string titles;
  for (const std::string& part : place.parts()) {
    const Xapian::Database db(place.db() + "/" + part);
    for (auto at = db.postlist_begin(""); at != db.postlist_end(""); ++at)
      titles += db.get_document(*at).get_value(kEarlierTitles);
  }
  CHECK(contains(titles, "Judul lama"));
  CHECK_FALSE(contains(titles, "Judul baru"));
}

TEST_CASE("what does not go together is said") {
  const Place place;
  REQUIRE(place.index(records(0, 5), {"--shards", "2"}).status == 0);
  const Finished other = place.index(records(0, 5), {"--shards", "3"});
  CHECK(other.status == 2);
  CHECK(contains(other.err, "2 bagian, bukan 3"));
  CHECK(contains(other.err, "--reshard 3"));
  for (const std::vector<std::string>& more :
       {std::vector<std::string>{"masukan/"}, {"--full"}, {"--delete", "a1"}, {"--shards", "3"}}) {
    std::vector<std::string> arguments{"--db", place.db(), "--reshard", "3"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    CHECK(run_indexer(arguments).status == 2);
  }
  CHECK(run_indexer({"--db", place.db(), "--shards", "0", "-"}).status == 2);
  CHECK(run_indexer({"--db", place.db(), "--shards", "257", "-"}).status == 2);
  CHECK(place.count("isi") == 5);
  const Finished none = run_indexer({"--db", place.db() + "-lain", "--reshard", "2"});
  CHECK(none.status == 2);
  CHECK(contains(none.err, "tidak ada indeks di sini"));
  CHECK_FALSE(fs::exists(place.db() + "-lain"));
}
