// SPDX-License-Identifier: GPL-2.0-or-later
// Targets that cannot be written to: a clear error, and the index as it was.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/mount.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;
namespace fs = std::filesystem;

namespace {

/// A small file system in memory; mounted() is false where that is not permitted.
class SmallDisk {
 public:
  explicit SmallDisk(const std::string& size) {
    mounted_ = ::mount("telusur-test", folder_.path().c_str(), "tmpfs", 0,
                       fmt::format("size={}", size).c_str()) == 0;
  }
  ~SmallDisk() {
    if (mounted_) ::umount2(folder_.path().c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  [[nodiscard]] bool mounted() const { return mounted_; }
  [[nodiscard]] const fs::path& path() const { return folder_.path(); }

  [[nodiscard]] bool make_read_only() const {
    return ::mount("telusur-test", path().c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "") == 0;
  }

 private:
  TemporaryFolder folder_;
  bool mounted_ = false;
};

std::string many_records(int count) {
  std::string records;
  for (int i = 0; i < count; ++i) {
    std::string body = "banyak";
    for (int word = 0; word < 300; ++word)
      body += fmt::format(" k{}x", (i * 7919 + word * 104'729) % 500'009);
    records += record(fmt::format("banyak-{}", i), "Judul", body);
  }
  return records;
}

std::string count(const std::string& db, const std::string& query) {
  return run_telusur({"--db", db, "-c", query}).out;
}

}  // namespace

TEST_CASE("disk full: an update and a rebuild fail by name, the index answers as before") {
  for (const bool full : {false, true}) {
    CAPTURE(full);
    const SmallDisk disk("6M");
    if (!disk.mounted()) {
      MESSAGE("skipped: mounting a small disk is not permitted here");
      return;
    }
    const std::string db = (disk.path() / "indeks").string();
    const auto add = [&](const std::string& records) {
      return run_indexer({"--db", db, "-"}, {.input = records});
    };
    REQUIRE(add(record("lama", "Lama", "artikel lama")).status == 0);
    std::vector<std::string> arguments = {"--db", db, "-"};
    if (full) arguments.emplace_back("--full");
    const Finished done = run_indexer(arguments, {.input = many_records(4'000)});
    CHECK(done.status == 2);
    CHECK_MESSAGE(contains(done.err, "ruang disk habis"), done.err);
    CHECK(contains(done.err, db));
    CHECK(count(db, "lama") == "1\n");
    CHECK(count(db, "banyak") == "0\n");
    CHECK(Xapian::Database::check(db + "/XAPIANDB") == 0);
    // A rebuild gives back what it took. An update leaves the tables as long as it made them: the
    // next one writes over that, but needs a few blocks of its own.
    if (!full) continue;
    const Finished next = add(record("b", "Baru", "artikel baru"));
    CHECK_MESSAGE(next.status == 0, next.err);
    CHECK(count(db, "artikel") == "2\n");
  }
}

TEST_CASE("a read-only disk: an error by name, and searches go on") {
  const SmallDisk disk("6M");
  if (!disk.mounted()) {
    MESSAGE("skipped: mounting a small disk is not permitted here");
    return;
  }
  const std::string db = (disk.path() / "indeks").string();
  REQUIRE(
      run_indexer({"--db", db, "-"}, {.input = record("lama", "Lama", "artikel lama")}).status ==
      0);
  REQUIRE(disk.make_read_only());
  for (const char* flag : {"--full", "--json"}) {
    const Finished done =
        run_indexer({"--db", db, flag, "-"}, {.input = record("b", "Baru", "artikel baru")});
    CHECK(done.status == 2);
    CHECK_MESSAGE(contains(done.err, "sistem berkas hanya dapat dibaca"), done.err);
    CHECK(contains(done.err, db));
  }
  CHECK(count(db, "lama") == "1\n");
}

TEST_CASE("a target that cannot be a folder") {
  const TemporaryFolder folder;
  const std::string file = folder.write("berkas", "bukan folder").string();
  const std::string input = record("a", "Satu", "isi");
  for (const std::string& db : {file, file + "/indeks", folder.path().string() + "/tak/ada"}) {
    CAPTURE(db);
    const Finished done = run_indexer({"--db", db, "-"}, {.input = input});
    CHECK(done.status == 2);
    CHECK(contains(done.err, db));
  }
}
