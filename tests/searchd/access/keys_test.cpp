// SPDX-License-Identifier: GPL-2.0-or-later
#include "access/keys.hpp"

#include <doctest/doctest.h>

#include <set>

#include "temporary_folder.hpp"

using namespace telusur;
using access::Scope;

namespace {

const std::string kHash(64, 'a');

std::string key(const std::string& lines) {
  return "[[key]]\nname = \"n\"\nhash = \"sha256:" + kHash + "\"\n" + lines;
}

}  // namespace

TEST_CASE("a new key opens what its table says, and no other text does") {
  const testing::TemporaryFolder folder;
  const access::NewKey made = access::make_key({Scope::search, Scope::write}, "redaksi");
  CHECK(made.table.find(made.secret) == std::string::npos);
  const auto ring = access::read_key_file(folder.write("keys.toml", made.table).string());
  REQUIRE(ring.has_value());
  const access::Key* found = ring->find(made.secret);
  REQUIRE(found != nullptr);
  CHECK(found->name == "redaksi");
  CHECK(found->scopes == access::Scopes{Scope::search, Scope::write});
  CHECK_FALSE(found->scopes.has(Scope::admin));
  CHECK(ring->find(made.secret + "a") == nullptr);
  CHECK(ring->find(made.secret.substr(1)) == nullptr);
  CHECK(ring->find("") == nullptr);
}

TEST_CASE("no two keys are alike, and each has 256 bits") {
  std::set<std::string> secrets;
  for (int i = 0; i < 1000; ++i)
    secrets.insert(access::make_key({Scope::search}, "n").secret);
  CHECK(secrets.size() == 1000);
  CHECK(secrets.begin()->size() == std::string_view("telusur_").size() + 64);
}

TEST_CASE("hashes are SHA-256 (FIPS 180-4, example of one block)") {
  const access::Digest digest = access::digest_of("abc");
  CHECK(digest[0] == 0xBA);
  CHECK(digest[1] == 0x78);
  CHECK(digest[31] == 0xAD);
}

TEST_CASE("without a key file searching is open and the rest is off") {
  const auto keys = access::Keys::open("");
  REQUIRE(keys.has_value());
  const auto ring = (*keys)->current();
  CHECK(ring->is_open(Scope::search));
  CHECK(ring->offers(Scope::search));
  CHECK_FALSE(ring->offers(Scope::write));
  CHECK_FALSE(ring->offers(Scope::admin));
}

TEST_CASE("a key file closes searching unless it says otherwise") {
  const testing::TemporaryFolder folder;
  const std::string write_key = key("scopes = [\"write\"]\n");
  const auto closed = access::read_key_file(folder.write("a.toml", write_key).string());
  REQUIRE(closed.has_value());
  CHECK_FALSE(closed->offers(Scope::search));
  CHECK(closed->offers(Scope::write));
  const auto open =
      access::read_key_file(folder.write("b.toml", "open-search = true\n" + write_key).string());
  REQUIRE(open.has_value());
  CHECK(open->is_open(Scope::search));
  CHECK_FALSE(open->is_open(Scope::write));
}

TEST_CASE("a key may expire and have a rate of its own") {
  const testing::TemporaryFolder folder;
  using namespace std::chrono;
  struct Row {
    const char* expires;
    sys_seconds moment;
  };
  for (const Row& row : {
           Row{"2027-12-31", sys_days(year(2028) / 1 / 1)},
           Row{"2027-12-31T17:00:00+07:00", sys_days(year(2027) / 12 / 31) + hours(10)},
           Row{"2027-12-31T23:30:05Z",
               sys_days(year(2027) / 12 / 31) + hours(23) + minutes(30) + seconds(5)},
       }) {
    CAPTURE(row.expires);
    const auto ring = access::read_key_file(
        folder
            .write("k.toml", key("scopes = [\"search\"]\nrate = 2.5\nburst = 9\nexpires = " +
                                 std::string(row.expires) + "\n"))
            .string());
    REQUIRE(ring.has_value());
    CHECK(ring->keys().front().expires == row.moment);
    CHECK(ring->keys().front().rate == access::Rate{2.5, 9});
  }
}

TEST_CASE("a faulty key file is refused with its line") {
  const testing::TemporaryFolder folder;
  struct Row {
    const char* what;
    std::string content;
    const char* where;
  };
  for (const Row& row : {
           Row{"no TOML", "[[key]\n", ":1"},
           Row{"a key in the clear", "[[key]]\nname = \"n\"\nhash = \"rahasia\"\n", ":3"},
           Row{"half a hash", "[[key]]\nname = \"n\"\nhash = \"sha256:abcd\"\n", ":3"},
           Row{"no hexadecimal",
               "[[key]]\nname=\"n\"\nhash=\"sha256:" + std::string(64, 'g') + "\"", ":3"},
           Row{"no scopes", key(""), ":1"},
           Row{"no scope", key("scopes = []\n"), ":4"},
           Row{"unknown scope", key("scopes = [\"root\"]\n"), ":4"},
           Row{"unknown name", key("scopes = [\"search\"]\nscope = 1\n"), ":5"},
           Row{"local time", key("scopes = [\"search\"]\nexpires = 2027-01-01T00:00:00\n"), ":5"},
           Row{"rate below 0", key("scopes = [\"search\"]\nrate = -1\n"), ":5"},
           Row{"burst alone", key("scopes = [\"search\"]\nburst = 3\n"), ":5"},
           Row{"same name twice", key("scopes = [\"search\"]\n") + key("scopes = [\"search\"]\n"),
               ":5"},
           Row{"no list of tables", "key = 3\n", ":1"},
           Row{"open-search of another kind", "open-search = 1\n", ":1"},
       }) {
    CAPTURE(row.what);
    const auto ring = access::read_key_file(folder.write("k.toml", row.content).string());
    REQUIRE_FALSE(ring.has_value());
    CHECK(ring.error().where.ends_with(row.where));
  }
  CHECK(access::read_key_file((folder.path() / "none.toml").string()).error().code ==
        ErrorCode::unreadable);
}

TEST_CASE("keys are replaced as a whole, and stay when the new file is faulty") {
  const testing::TemporaryFolder folder;
  const access::NewKey first = access::make_key({Scope::search}, "a");
  const access::NewKey second = access::make_key({Scope::search}, "b");
  const std::string path = folder.write("k.toml", first.table).string();
  auto keys = access::Keys::open(path);
  REQUIRE(keys.has_value());
  const auto before = (*keys)->current();
  (void)folder.write("k.toml", second.table);
  CHECK((*keys)->reload().has_value());
  CHECK((*keys)->current()->find(first.secret) == nullptr);
  CHECK((*keys)->current()->find(second.secret) != nullptr);
  CHECK(before->find(first.secret) != nullptr);  // who holds the old ring keeps it
  (void)folder.write("k.toml", "broken");
  CHECK_FALSE((*keys)->reload().has_value());
  CHECK((*keys)->current()->find(second.secret) != nullptr);
}
