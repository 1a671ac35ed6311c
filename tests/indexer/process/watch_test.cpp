// SPDX-License-Identifier: GPL-2.0-or-later
// --watch: files that land are indexed, the index being asked again and again until it has them.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;
namespace fs = std::filesystem;

namespace {

/// An indexer that watches a folder of its own.
class Watched {
 public:
  explicit Watched(std::vector<std::string> more = {}) {
    write("awal.ndjson", record("awal", "Awal", "sudah ada"));
    std::vector<std::string> arguments = {"--db", db(), "--watch",
                                          (folder_.path() / "masuk").string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    process_.emplace(kIndexer, arguments);
    wait_for("sudah ada", 1);
  }

  /// Written under a hidden name first, then renamed: it lands as a whole.
  void write(const std::string& name, const std::string& records) {
    const fs::path hidden = folder_.write(fs::path("masuk") / ("." + name), records);
    fs::rename(hidden, folder_.path() / "masuk" / name);
  }

  void write_in_place(const std::string& name, const std::string& records) {
    folder_.write(fs::path("masuk") / name, records);
  }

  void remove(const std::string& name) { fs::remove_all(folder_.path() / "masuk" / name); }

  /// Asks until so many articles match; the test fails at the deadline.
  void wait_for(const std::string& query, int articles) const {
    const auto end = std::chrono::steady_clock::now() + Process::kDeadline;
    std::string found;
    do {
      found = run_telusur({"--db", db(), "-c", query}).out;
      if (found == fmt::format("{}\n", articles)) return;
    } while (std::chrono::steady_clock::now() < end);
    FAIL(fmt::format("`{}` is found {} times, not {}", query, found, articles));
  }

  /// Until the journal, which is written after the index, has the file.
  void wait_for_journal(const std::string& name) const {
    const auto end = std::chrono::steady_clock::now() + Process::kDeadline;
    std::string journal;
    do {
      std::ifstream file(fs::path(db()) / "journal.jsonl");
      journal.assign(std::istreambuf_iterator<char>(file), {});
    } while (!contains(journal, name) && std::chrono::steady_clock::now() < end);
    REQUIRE(contains(journal, name));
  }

  [[nodiscard]] std::string db() const { return (folder_.path() / "indeks").string(); }
  [[nodiscard]] fs::path path() const { return folder_.path(); }
  Process& process() { return *process_; }

 private:
  TemporaryFolder folder_;
  std::optional<Process> process_;
};

}  // namespace

TEST_CASE("what lands is indexed: renamed, written in place, in new folders") {
  Watched watched;
  watched.write("b.ndjson", record("b", "Dua", "lewat ganti nama"));
  watched.wait_for("lewat ganti nama", 1);
  watched.write_in_place("c.ndjson", record("c", "Tiga", "ditulis di tempat"));
  watched.wait_for("ditulis di tempat", 1);
  watched.write_in_place("baru/dalam/d.ndjson", record("d", "Empat", "folder baru"));
  watched.wait_for("folder baru", 1);
  watched.write("b.ndjson", record("b", "Dua", "kalimat penutup"));
  watched.wait_for("kalimat penutup", 1);
  watched.wait_for("lewat ganti nama", 0);
}

TEST_CASE("a folder moved in and renamed stays followed") {
  Watched watched({"--delete-missing"});
  const TemporaryFolder outside;
  outside.write("paket/e.ndjson", record("e", "Lima", "datang bersama folder"));
  std::error_code other_disk;
  fs::rename(outside.path() / "paket", watched.path() / "masuk" / "paket", other_disk);
  REQUIRE(!other_disk);
  watched.wait_for("datang bersama folder", 1);
  fs::rename(watched.path() / "masuk" / "paket", watched.path() / "masuk" / "arsip");
  watched.write_in_place("arsip/f.ndjson", record("f", "Enam", "setelah ganti nama"));
  watched.wait_for("setelah ganti nama", 1);
  watched.wait_for("datang bersama folder", 1);
}

TEST_CASE("what goes is removed where that was asked for, and kept otherwise") {
  Watched watched({"--delete-missing"});
  watched.write("b.ndjson", record("b", "Dua", "sebentar saja"));
  watched.wait_for("sebentar saja", 1);
  watched.remove("b.ndjson");
  watched.wait_for("sebentar saja", 0);
  watched.wait_for("sudah ada", 1);
}

TEST_CASE("a bad file is reported and does not end the watch") {
  Watched watched;
  watched.write("rusak.ndjson", "{rusak\n");
  watched.write("b.ndjson", record("b", "Dua", "setelah yang rusak"));
  watched.wait_for("setelah yang rusak", 1);
  watched.process().signal(SIGTERM);
  const Finished done = watched.process().wait_for_end();
  CHECK(done.status == 0);
  CHECK(contains(done.err, "rusak.ndjson"));
}

TEST_CASE("killed, and started again: what came meanwhile is indexed, the rest is not read") {
  Watched watched;
  watched.wait_for_journal("awal.ndjson");
  watched.process().signal(SIGKILL);
  CHECK(watched.process().wait_for_end().signal == SIGKILL);
  watched.write("b.ndjson", record("b", "Dua", "selagi mati"));
  const Finished done =
      run_indexer({"--db", watched.db(), "--json", (watched.path() / "masuk").string()});
  REQUIRE(done.status == 0);
  CHECK(json_of(done.out).at("unread").as_int64() == 1);
  CHECK(json_of(done.out).at("added").as_int64() == 1);
}

TEST_CASE("what cannot be watched is an error at once") {
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "indeks").string();
  const Finished no_folder = run_indexer({"--db", db, "--watch", "-"});
  CHECK(no_folder.status == 2);
  CHECK(contains(no_folder.err, "--watch"));
  CHECK(run_indexer({"--db", db, "--watch", "--full", folder.path().string()}).status == 2);
}
