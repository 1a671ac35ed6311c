// SPDX-License-Identifier: GPL-2.0-or-later
// What a run of telusur-indexer does to the index, and how it tells.
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;
namespace fs = std::filesystem;

namespace {

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// A folder with an index to be.
class Place {
 public:
  [[nodiscard]] std::string db() const { return (folder.path() / "indeks").string(); }

  /// Indexes records given as standard input, and gives the summary.
  Finished index(const std::string& input, std::vector<std::string> options = {}) const {
    options.insert(options.begin(), {"--db", db(), "--json", "-"});
    return run_indexer(options, {.input = input});
  }

  [[nodiscard]] std::string count(const std::string& query) const {
    return run_telusur({"--db", db(), "-c", query}).out;
  }

  TemporaryFolder folder;
};

std::int64_t number(const Finished& done, const char* field) {
  return json_of(done.out).at(field).as_int64();
}

}  // namespace

TEST_CASE("exit status: 0 all indexed, 1 some rejected, 2 nothing could be done") {
  const Place place;
  const std::string good = place.folder.write("baik.ndjson", record("a", "Satu", "isi")).string();
  const std::string bad =
      place.folder.write("buruk.ndjson", record("b", "Dua", "isi") + "{\"rusak\n").string();
  const std::string none = place.folder.write("kosong.ndjson", "{\"rusak\n").string();
  const std::string missing = (place.folder.path() / "tidak-ada.ndjson").string();
  struct Row {
    std::vector<std::string> arguments;
    int status;
    std::string said;
  };
  for (const auto& [arguments, status, said] : {
           Row{{"--db", place.db() + "0", none}, 2, "tidak satu artikel pun dapat dibaca"},
           Row{{"--db", place.db(), good}, 0, ""},
           Row{{"--db", place.db(), bad}, 1, "buruk.ndjson:2"},
           Row{{"--db", place.db(), none}, 1, "kosong.ndjson:1"},
           Row{{"--db", place.db(), good, missing}, 1, "berkas atau folder itu tidak ada"},
           Row{{"--db", place.db(), missing}, 2, "berkas atau folder itu tidak ada"},
           Row{{"--db", place.db()}, 2, "INPUT"},
           Row{{good}, 2, "--db"},
           Row{{"--db", place.db(), "--tidak-ada", good}, 2, "--tidak-ada"},
           Row{{"--db", place.db(), "--max-memory", "1M", good}, 2, "128M"},
           Row{{"--db", place.db(), "--full", "--delete", "a", good}, 2, "--delete"},
           Row{{"--db", place.db(), "--format", "pdf", good}, 1, "pdf"},
           Row{{"--db", place.db(), "--rejects", "/nonexistent/x", good}, 2, "--rejects"},
           Row{{"--db", place.db() + "/a/b", good}, 2, "tidak ada"},
           Row{{"--db", good, good}, 2, good},
           Row{{"--help"}, 0, ""},
           Row{{"--version"}, 0, ""},
       }) {
    const std::string last = arguments.back();
    CAPTURE(last);
    const Finished done = run_indexer(arguments);
    CHECK(done.status == status);
    CHECK_MESSAGE(contains(done.err, said), done.err);
    if (status == 0) CHECK(done.err.empty());
    if (status == 2) CHECK(done.out.empty());
  }
  CHECK(place.count("isi") == "2\n");
}

TEST_CASE("an article is added, updated or unchanged by its id") {
  const Place place;
  const Finished first = place.index(record("a", "Satu", "isi") + record("b", "Dua", "isi"));
  CHECK(number(first, "added") == 2);
  CHECK(number(first, "articles") == 2);
  const Finished second = place.index(record("a", "Satu", "isi") + record("b", "Dua", "baru") +
                                      record("c", "Tiga", "isi"));
  CHECK(second.status == 0);
  CHECK(number(second, "unchanged") == 1);
  CHECK(number(second, "updated") == 1);
  CHECK(number(second, "added") == 1);
  CHECK(number(second, "articles") == 3);
  CHECK(place.count("baru") == "1\n");
  CHECK(place.count("isi") == "2\n");
}

TEST_CASE("--delete removes known ids; an unknown one is rejected by name") {
  const Place place;
  place.index(record("a", "Satu", "isi") + record("b", "Dua", "isi"));
  const Finished known = run_indexer({"--db", place.db(), "--json", "--delete", "a"});
  CHECK(known.status == 0);
  CHECK(number(known, "deleted") == 1);
  CHECK(number(known, "articles") == 1);
  const Finished unknown = run_indexer({"--db", place.db(), "--delete", "tidak-ada"});
  CHECK(unknown.status == 1);
  CHECK(contains(unknown.err, "tidak-ada"));
  const Finished both =
      run_indexer({"--db", place.db(), "--json", "--delete", "b", "--delete", "c"});
  CHECK(both.status == 1);
  CHECK(number(both, "deleted") == 1);
  CHECK(place.count("isi") == "0\n");
}

TEST_CASE("--full forgets what the inputs do not hold, and leaves one generation") {
  const Place place;
  place.index(record("a", "Satu", "isi") + record("b", "Dua", "isi"));
  const Finished full = place.index(record("c", "Tiga", "isi"), {"--full"});
  CHECK(full.status == 0);
  CHECK(number(full, "articles") == 1);
  CHECK(place.count("isi") == "1\n");
  int folders = 0;
  for (const auto& entry : fs::directory_iterator(place.db()))
    folders += entry.is_directory() ? 1 : 0;
  CHECK(folders == 1);
}

TEST_CASE("a rebuild in which nothing can be read leaves the old index") {
  const Place place;
  place.index(record("a", "Satu", "isi"));
  CHECK(place.index("{\"rusak\n", {"--full"}).status == 2);
  CHECK(place.count("isi") == "1\n");
}

TEST_CASE("--dry-run tells what would happen and writes nothing") {
  const Place place;
  const Finished first = place.index(record("a", "Satu", "isi"), {"--dry-run"});
  CHECK(first.status == 0);
  CHECK(number(first, "added") == 1);
  CHECK(json_of(first.out).at("dry_run") == true);
  CHECK(!fs::exists(place.db()));
  place.index(record("a", "Satu", "isi"));
  const Finished second = place.index(
      record("a", "Satu", "lain") + record("b", "Dua", "isi") + "{\"rusak\n", {"--dry-run"});
  CHECK(second.status == 1);
  CHECK(number(second, "updated") == 1);
  CHECK(number(second, "added") == 1);
  CHECK(number(second, "rejected") == 1);
  CHECK(place.count("isi") == "1\n");
  CHECK(place.count("lain") == "0\n");
}

TEST_CASE("rejects are listed: input, record, code, reason") {
  const Place place;
  const std::string input = place.folder
                                .write("berita.ndjson", record("a", "Satu", "isi") + "{\"rusak\n" +
                                                            R"({"id":"c","title":7})" + "\n" +
                                                            R"({"id":"d","title":""})" + "\n")
                                .string();
  const fs::path rejects = place.folder.path() / "ditolak.tsv";
  const Finished done = run_indexer({"--db", place.db(), "--rejects", rejects.string(), input,
                                     (place.folder.path() / "hilang.txt").string()});
  CHECK(done.status == 1);
  std::vector<std::vector<std::string>> lines;
  std::string content = content_of(rejects);
  for (std::size_t at = 0; at < content.size();) {
    const std::size_t end = content.find('\n', at);
    std::vector<std::string> fields(1);
    for (const char c : content.substr(at, end - at)) {
      if (c == '\t') {
        fields.emplace_back();
      } else {
        fields.back() += c;
      }
    }
    lines.push_back(fields);
    at = end + 1;
  }
  REQUIRE(lines.size() == 4);
  for (const auto& fields : lines)
    REQUIRE(fields.size() == 4);
  CHECK(contains(lines[0][0], "hilang.txt"));
  CHECK(lines[0][1] == "0");
  CHECK(lines[0][2] == "unreadable");
  for (std::size_t i = 1; i < 4; ++i) {
    CHECK(lines[i][0] == input);
    CHECK(lines[i][1] == std::to_string(i + 1));
    CHECK(lines[i][2] == "invalid_document");
  }
  CHECK(contains(lines[1][3], "not valid JSON"));
  CHECK(contains(lines[2][3], "title"));
  CHECK(contains(lines[3][3], "no text"));
}

TEST_CASE("many rejects do not flood the terminal") {
  const Place place;
  std::string input = record("a", "Satu", "isi");
  for (int i = 0; i < 100; ++i)
    input += "{\"rusak\n";
  const Finished done = place.index(input);
  CHECK(done.status == 1);
  CHECK(number(done, "rejected") == 100);
  CHECK(std::count(done.err.begin(), done.err.end(), '\n') <= 12);
  CHECK(contains(done.err, "--rejects"));
}

TEST_CASE("the summary for people, in both languages") {
  const Place place;
  const std::string input = record("a", "Satu", "isi");
  const Finished indonesian = run_indexer({"--db", place.db(), "-"}, {.input = input});
  CHECK(contains(indonesian.out, "1 ditambahkan, 0 diperbarui, 0 tidak berubah, 0 ditolak"));
  CHECK(contains(indonesian.out, "1 artikel dalam indeks"));
  const Finished english = run_indexer({"--db", place.db(), "--lang", "en", "-"}, {.input = input});
  CHECK(contains(english.out, "0 added, 0 updated, 1 unchanged, 0 rejected"));
  CHECK(
      run_indexer({"--db", place.db(), "--progress", "never", "-"}, {.input = input}).err.empty());
}

TEST_CASE("a second writer gets a clear error and changes nothing") {
  const Place place;
  place.index(record("a", "Satu", "isi"));
  Process first(kIndexer, {"--db", place.db(), "-"});
  // It reads, so it holds the lock.
  REQUIRE(first.write(record("b", "Dua", "isi") + std::string(8192, '\n')));
  first.wait_until_taken();
  const Finished second = place.index(record("b", "Dua", "isi"));
  CHECK(second.status == 2);
  CHECK(contains(second.err, "pengindeks lain (proses " + std::to_string(first.id()) + ")"));
  CHECK(place.count("isi") == "1\n");  // readers are not in the way
  first.write(record("c", "Tiga", "isi"));
  CHECK(first.wait().status == 0);
  CHECK(place.count("isi") == "3\n");
}

TEST_CASE("a folder that cannot be written to") {
  if (::geteuid() == 0) {
    MESSAGE("skipped: root may write anywhere");
    return;
  }
  const Place place;
  place.index(record("a", "Satu", "isi"));
  fs::permissions(place.folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  const Finished done =
      run_indexer({"--db", (place.folder.path() / "baru").string(), "-"}, {.input = "\n"});
  fs::permissions(place.folder.path(), fs::perms::owner_all);
  CHECK(done.status == 2);
  CHECK(contains(done.err, "akses ditolak"));
}

TEST_CASE("an index of another analyzer is refused with the command that rebuilds it") {
  const Place place;
  place.index(record("a", "Satu", "isi"), {"--stemmer", "none"});
  const Finished update = place.index(record("b", "Dua", "isi"));
  CHECK(update.status == 2);
  CHECK(contains(update.err, "telusur-indexer --full --db " + place.db()));
  const Finished question = run_telusur({"--db", place.db(), "isi"});
  CHECK(question.status == 2);
  CHECK(contains(question.err, "--full"));
  CHECK(place.index(record("b", "Dua", "isi"), {"--full"}).status == 0);
  CHECK(place.count("isi") == "1\n");
}
