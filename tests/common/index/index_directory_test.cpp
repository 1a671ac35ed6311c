// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/index_directory.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <string>

#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::index;
namespace fs = std::filesystem;

TEST_CASE("a folder is made where its parent exists") {
  const testing::TemporaryFolder folder;
  const IndexDirectory directory(folder.path() / "indeks");
  CHECK(directory.create().has_value());
  CHECK(directory.create().has_value());
  CHECK(fs::is_directory(folder.path() / "indeks"));
  const auto refused = IndexDirectory(folder.path() / "tidak" / "ada").create();
  REQUIRE(!refused);
  CHECK(refused.error().code == ErrorCode::unwritable);
  CHECK(refused.error().what.find("tidak does not exist") != std::string::npos);
}

TEST_CASE("the live generation is the one the stub names") {
  const testing::TemporaryFolder folder;
  const IndexDirectory directory(folder.path());
  CHECK(directory.live_generation().error().code == ErrorCode::index_missing);
  const fs::path first = directory.next_generation();
  CHECK(first.filename() == "gen-000001");
  fs::create_directory(first);
  CHECK(directory.live_generation().error().code == ErrorCode::index_missing);
  REQUIRE(directory.publish(first).has_value());
  REQUIRE(directory.live_generation().has_value());
  CHECK(*directory.live_generation() == first);
  CHECK(directory.next_generation().filename() == "gen-000002");
}

TEST_CASE("a stub we did not write is reported, with the command that helps") {
  const testing::TemporaryFolder folder;
  for (const std::string content : {"", "hello", "chert gen-000001\n", "remote host:1\n"}) {
    CAPTURE(content);
    folder.write("XAPIANDB", content);
    const auto live = IndexDirectory(folder.path()).live_generation();
    REQUIRE(!live);
    CHECK(live.error().code == ErrorCode::index_damaged);
    CHECK(live.error().hint.find("--full") != std::string::npos);
  }
}

TEST_CASE("a copy of xapian-replicate is an index, too") {
  const testing::TemporaryFolder folder;
  const IndexDirectory directory(folder.path());
  folder.write("replica_1/iamglass", "");
  folder.write("XAPIANDB", "# Automatically generated.\n# Do not edit.\nauto replica_1\n");
  REQUIRE(directory.live_generation());
  CHECK(*directory.live_generation() == folder.path() / "replica_1");
  // A rebuild takes its place.
  const fs::path next = directory.next_generation();
  CHECK(next.filename() == "gen-000001");
  fs::create_directory(next);
  REQUIRE(directory.publish(next));
  directory.remove_others(next);
  CHECK_FALSE(fs::exists(folder.path() / "replica_1"));
  for (const std::string content : {"#", "# a", "#\n#\n", "auto gen-000001\n", "glass replica_1\n",
                                    "auto replica_2\n", "auto ", "auto"}) {
    CAPTURE(content);
    folder.write("XAPIANDB", content);
    CHECK_FALSE(directory.live_generation());
  }
}

TEST_CASE("a stub cannot lead out of the folder") {
  const testing::TemporaryFolder folder;
  folder.write("elsewhere/gen-000001/x", "");
  for (const std::string name : {"../elsewhere/gen-000001", "/tmp", ".", ".."}) {
    CAPTURE(name);
    const fs::path stub = folder.write("index/XAPIANDB", "glass " + name + "\n");
    CHECK(!IndexDirectory(stub.parent_path()).live_generation());
  }
}

TEST_CASE("generations no stub names go; other files stay") {
  const testing::TemporaryFolder folder;
  const IndexDirectory directory(folder.path());
  for (const char* name : {"gen-000001", "gen-000002", "gen-7", "gen-x", "catatan"})
    folder.write(fs::path(name) / "file", "x");
  directory.remove_others(folder.path() / "gen-000002");
  CHECK(!fs::exists(folder.path() / "gen-000001"));
  CHECK(fs::exists(folder.path() / "gen-000002" / "file"));
  CHECK(!fs::exists(folder.path() / "gen-7"));
  CHECK(fs::exists(folder.path() / "gen-x"));
  CHECK(fs::exists(folder.path() / "catatan"));
  CHECK(directory.next_generation().filename() == "gen-000003");
}

TEST_CASE("one writer at a time; the other is told who") {
  const testing::TemporaryFolder folder;
  {
    const auto held = WriterLock::acquire(folder.path());
    REQUIRE(held.has_value());
    const auto refused = WriterLock::acquire(folder.path());
    REQUIRE(!refused);
    CHECK(refused.error().code == ErrorCode::index_busy);
    CHECK(refused.error().what.find(std::to_string(::getpid())) != std::string::npos);
  }
  CHECK(WriterLock::acquire(folder.path()).has_value());
}
