// SPDX-License-Identifier: GPL-2.0-or-later
// What is promised when the indexer ends before its time: the last committed index answers as it
// did, and the next run works. Moments are met by what can be seen from outside (bytes taken from
// the pipe, files appearing), never by waiting for some time.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <csignal>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;
namespace fs = std::filesystem;

namespace {

/// Articles with many different words, so that a few thousand fill a small buffer.
std::string many_records(int first, int count) {
  std::string records;
  for (int i = first; i < first + count; ++i) {
    std::string body = "baru";
    for (int word = 0; word < 250; ++word)
      body += fmt::format(" k{}x", (i * 7919 + word * 104'729) % 50'021);
    records += record(fmt::format("baru-{}", i), "Judul", body);
  }
  return records;
}

/// An index with one article (`lama`) in a folder of its own.
class OldIndex {
 public:
  OldIndex() {
    const Finished done =
        run_indexer({"--db", db(), "-"}, {.input = record("lama", "Lama", "artikel lama")});
    REQUIRE_MESSAGE(done.status == 0, done.err);
  }

  [[nodiscard]] std::string db() const { return (folder_.path() / "indeks").string(); }

  [[nodiscard]] fs::path generation() const {
    for (const auto& entry : fs::directory_iterator(db())) {
      if (entry.is_directory()) return entry.path();
    }
    return {};
  }

  [[nodiscard]] int count(const std::string& query) const {
    const Finished done = run_telusur({"--db", db(), "-c", query});
    REQUIRE_MESSAGE(done.status < 2, done.err);
    return std::stoi(done.out);
  }

  /// Readable, whole by Xapian's own check, and written to by the next run.
  void check_usable() const {
    CHECK(count("lama") == 1);
    CHECK(Xapian::Database::check(db() + "/XAPIANDB") == 0);
    const Finished next =
        run_indexer({"--db", db(), "-"}, {.input = record("lagi", "Lagi", "artikel lagi")});
    CHECK_MESSAGE(next.status == 0, next.err);
    CHECK(count("lagi") == 1);
    CHECK(count("lama") == 1);
    CHECK(Xapian::Database::check(generation().string()) == 0);
    int folders = 0;
    for (const auto& entry : fs::directory_iterator(db()))
      folders += entry.is_directory() ? 1 : 0;
    CHECK(folders == 1);  // nothing is left of the killed run
  }

 private:
  TemporaryFolder folder_;
};

void kill(Process& process) {
  process.signal(SIGKILL);
  CHECK(process.wait().signal == SIGKILL);
}

constexpr int kFew = 40;

}  // namespace

TEST_CASE("killed while it reads: the index answers as before") {
  for (const bool full : {false, true}) {
    CAPTURE(full);
    const OldIndex index;
    std::vector<std::string> arguments = {"--db", index.db(), "-"};
    if (full) arguments.emplace_back("--full");
    Process process(kIndexer, arguments);
    REQUIRE(process.write(many_records(0, kFew)));
    process.wait_until_taken();
    kill(process);
    CHECK(index.count("baru") == 0);
    index.check_usable();
  }
}

TEST_CASE("killed after its buffer went to disk, before the commit") {
  const OldIndex index;
  Process process(kIndexer,
                  {"--db", index.db(), "--max-memory", "128M", "--progress", "never", "-"});
  FolderWatch watch(index.generation());
  // 8 MB for Xapian hold about 250 of these; feed until the tables are written to, which takes
  // more than their first blocks.
  int fed = 0;
  do {
    REQUIRE(process.write(many_records(fed, 200)));
    fed += 200;
    REQUIRE(fed <= 20'000);
  } while (!watch.wait_for("postlist", std::chrono::seconds{0}));
  kill(process);
  CHECK(index.count("baru") == 0);
  index.check_usable();
}

TEST_CASE("killed while it commits: all of the run, or nothing") {
  // Glass writes `v.tmp` and renames it to `iamglass`: just before, and just after, the commit.
  for (const std::string moment : {"v.tmp", "iamglass"}) {
    CAPTURE(moment);
    const OldIndex index;
    Process process(kIndexer, {"--db", index.db(), "-"});
    REQUIRE(process.write(many_records(0, kFew)));
    process.wait_until_taken();
    FolderWatch watch(index.generation());
    process.close_input();
    REQUIRE(watch.wait_for(moment));
    process.signal(SIGKILL);
    process.wait();
    const int found = index.count("baru");
    CHECK((found == 0 || found == kFew));
    index.check_usable();
  }
}

TEST_CASE("killed while a rebuild compacts or switches: the old index or the new one") {
  // The rebuild fills generation 3, compacts it to 4 and names that in the stub file.
  for (const std::string moment : {"gen-000004", "XAPIANDB"}) {
    CAPTURE(moment);
    const OldIndex index;
    Process process(kIndexer, {"--db", index.db(), "--full", "-"});
    REQUIRE(process.write(record("lama", "Lama", "artikel lama") + many_records(0, kFew)));
    process.wait_until_taken();
    FolderWatch watch(index.db());
    process.close_input();
    REQUIRE(watch.wait_for(moment));
    process.signal(SIGKILL);
    process.wait();
    const int found = index.count("baru");
    CHECK((found == 0 || found == kFew));
    index.check_usable();
  }
}

TEST_CASE("killed in its first run: no index, and the next run makes one") {
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "indeks").string();
  Process process(kIndexer, {"--db", db, "-"});
  REQUIRE(process.write(many_records(0, kFew)));
  process.wait_until_taken();
  kill(process);
  CHECK(run_telusur({"--db", db, "baru"}).status == 2);
  CHECK(run_indexer({"--db", db, "-"}, {.input = many_records(0, 3)}).status == 0);
  CHECK(run_telusur({"--db", db, "-c", "baru"}).out == "3\n");
}

TEST_CASE("interrupted: status 130, a word about it, and the index as it was") {
  for (const int number : {SIGINT, SIGTERM}) {
    for (const bool full : {false, true}) {
      CAPTURE(number);
      CAPTURE(full);
      const OldIndex index;
      std::vector<std::string> arguments = {"--db", index.db(), "-"};
      if (full) arguments.emplace_back("--full");
      Process process(kIndexer, arguments);
      REQUIRE(process.write(many_records(0, kFew)));
      process.wait_until_taken();
      process.signal(number);
      process.write(many_records(kFew, 2));  // may find the pipe closed
      const Finished done = process.wait();
      CHECK(done.status == 130);
      CHECK(contains(done.err, "dihentikan (tidak ada yang berubah)"));
      CHECK(done.out.empty());
      CHECK(index.count("baru") == 0);
      index.check_usable();
    }
  }
}

TEST_CASE("interrupted while nothing comes in: it ends at once, without waiting for input") {
  const OldIndex index;
  Process process(kIndexer, {"--db", index.db(), "-"});
  REQUIRE(process.write(many_records(0, kFew)));
  process.wait_until_taken();
  process.signal(SIGINT);
  const Finished done = process.wait_for_end();  // its input stays open
  CHECK(done.status == 130);
  CHECK(index.count("baru") == 0);
  index.check_usable();
}
