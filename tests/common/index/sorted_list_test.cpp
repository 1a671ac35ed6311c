// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/sorted_list.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "temporary_folder.hpp"

using namespace telusur::index;
using namespace telusur::testing;

namespace {

using Entries = std::map<std::string, std::string>;

/// Small blocks, so that a few entries take several.
constexpr ListKind kWords{"W", 64, take_newer};

std::string join(std::string_view older, std::string_view newer) {
  return std::string(older) + std::string(newer);
}
constexpr ListKind kJoined{"J", 64, join};

/// One index with its lists.
class Place {
 public:
  Place() : db_(folder_.path().string(), Xapian::DB_CREATE_OR_OPEN) {}

  void append(const Entries& entries, const ListKind& kind = kWords) {
    std::vector<ListEntry> changes;
    for (const auto& [key, value] : entries)
      changes.push_back({key, value});
    SortedListWriter(db_, kind).append(changes);
    db_.commit();
  }
  Xapian::WritableDatabase& db() { return db_; }
  [[nodiscard]] ListSource source() const { return {Xapian::Database(folder_.path().string())}; }
  [[nodiscard]] ListSource cached(const std::shared_ptr<BlockCache>& cache) const {
    return {Xapian::Database(folder_.path().string()), "s", cache};
  }
  [[nodiscard]] std::size_t blocks() const {
    const Xapian::Database db(folder_.path().string());
    std::size_t count = 0;
    for (auto key = db.metadata_keys_begin("W"); key != db.metadata_keys_end("W"); ++key)
      ++count;
    return count - 1;  // the directory
  }

 private:
  TemporaryFolder folder_;
  Xapian::WritableDatabase db_;
};

Entries read(const ListSource& source, const ListKind& kind = kWords) {
  const SortedList list(source, kind);
  Entries entries;
  std::string before;
  auto cursor = list.begin();
  while (cursor.next()) {
    CHECK((entries.empty() || before < cursor.key()));
    before = cursor.key();
    entries.insert({cursor.key(), cursor.value()});
  }
  return entries;
}

}  // namespace

TEST_CASE("a list that was never written is empty") {
  const Place place;
  CHECK(read(place.source()).empty());
  const ListSource source = place.source();
  CHECK(SortedList(source, kWords).find("a").empty());
}

TEST_CASE("whatever is written, a list reads as a map would") {
  std::mt19937 random(5);  // NOLINT: the same each time
  Place place;
  Entries expected;
  for (int commit = 0; commit < 120; ++commit) {
    Entries changes;
    for (std::size_t i = 0; i < 1 + random() % 12; ++i) {
      const std::string key = fmt::format("kata-{}", random() % 300);
      changes[key] = random() % 4 == 0 ? "" : fmt::format("nilai {}", commit);
    }
    place.append(changes);
    for (const auto& [key, value] : changes) {
      if (value.empty()) {
        expected.erase(key);
      } else {
        expected[key] = value;
      }
    }
    if (commit % 10 == 9) REQUIRE(read(place.source()) == expected);
  }
  const ListSource source = place.source();
  const SortedList list(source, kWords);
  for (int i = 0; i < 300; ++i) {
    const std::string key = fmt::format("kata-{}", i);
    CAPTURE(key);
    const auto known = expected.find(key);
    CHECK(list.find(key) == (known == expected.end() ? "" : known->second));
    auto from = list.from(key);
    const auto next = expected.lower_bound(key);
    REQUIRE(from.next() == (next != expected.end()));
    if (next != expected.end()) CHECK(from.key() == next->first);
  }
  CHECK(SortedListWriter(place.db(), kWords).find("kata-7") == list.find("kata-7"));
  SortedListWriter(place.db(), kWords).merge_all();
  place.db().commit();
  CHECK(read(place.source()) == expected);
}

TEST_CASE("values of several segments are combined, older ones first") {
  Place place;
  place.append({{"a", "1"}, {"b", "1"}, {"c", "1"}, {"d", "1"}, {"e", "1"}}, kJoined);
  place.append({{"b", "2"}}, kJoined);
  place.append({{"b", "3"}, {"f", "3"}}, kJoined);
  const Entries expected = {{"a", "1"}, {"b", "123"}, {"c", "1"},
                            {"d", "1"}, {"e", "1"},   {"f", "3"}};
  CHECK(read(place.source(), kJoined) == expected);
  SortedListWriter(place.db(), kJoined).merge_all();
  place.db().commit();
  CHECK(read(place.source(), kJoined) == expected);
}

TEST_CASE("a small change writes little and leaves few segments") {
  Place place;
  Entries many;
  for (int i = 0; i < 4000; ++i)
    many[fmt::format("kata-{:04}", i)] = fmt::format("nilai {}", i);
  place.append(many);
  const std::size_t before = place.blocks();
  REQUIRE(before > 100);
  const auto cache = std::make_shared<BlockCache>();
  CHECK(read(place.cached(cache)) == many);
  const std::size_t read_first = cache->bytes();
  for (int commit = 0; commit < 64; ++commit) {
    const std::string key = fmt::format("kata-{:04}", 61 * commit);
    many[key] = "lain";
    place.append({{key, "lain"}});
    CHECK(place.blocks() <= before + 64);
  }
  CHECK(read(place.cached(cache)) == many);
  // The blocks that were there are known; of the others there are few.
  CHECK(cache->bytes() < read_first + read_first / 10);
}

TEST_CASE("removing all leaves nothing behind") {
  Place place;
  place.append({{"a", "1"}, {"b", "1"}});
  place.append({{"a", ""}, {"b", ""}});
  CHECK(read(place.source()).empty());
  const ListSource source = place.source();
  CHECK(source.db.metadata_keys_begin("W") == source.db.metadata_keys_end("W"));
}

TEST_CASE("known blocks are not read again, replaced ones are forgotten") {
  Place place;
  place.append({{"a", "1"}, {"b", "1"}});
  const auto cache = std::make_shared<BlockCache>();
  const auto source = std::make_unique<ListSource>(place.cached(cache));
  CHECK(read(*source).size() == 2);
  CHECK(cache->bytes() > 0);
  // A block that nobody could read any more.
  const auto key = [&] {
    auto keys = place.db().metadata_keys_begin("W");
    return *++keys;
  }();
  const std::string block = place.db().get_metadata(key);
  place.db().set_metadata(key, "x");
  place.db().commit();
  CHECK(read(place.cached(cache)).size() == 2);
  CHECK_THROWS_AS(read(place.source()), Xapian::DatabaseCorruptError);
  place.db().set_metadata(key, block);

  place.append({{"a", ""}, {"b", ""}, {"c", "1"}});
  const ListSource later = place.cached(cache);
  const SortedList list(later, kWords);
  const std::size_t before = cache->bytes();
  list.forget_replaced();
  CHECK(cache->bytes() < before);
}

TEST_CASE("what is no list is refused") {
  Place place;
  place.append({{"a", "1"}});
  const std::string directory = place.db().get_metadata("W");
  for (std::size_t length = 2; length < directory.size(); ++length) {
    place.db().set_metadata("W", directory.substr(0, length));
    place.db().commit();
    CAPTURE(length);
    CHECK_THROWS_AS(read(place.source()), Xapian::DatabaseCorruptError);
  }
}
