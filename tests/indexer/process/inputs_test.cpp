// SPDX-License-Identifier: GPL-2.0-or-later
// What may be given to telusur-indexer: files, folders, pipes, compressed or not.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;
namespace fs = std::filesystem;

namespace {

void write_gzip(const fs::path& path, std::string_view content) {
  const gzFile file = ::gzopen(path.c_str(), "wb");
  const int written = ::gzwrite(file, content.data(), static_cast<unsigned>(content.size()));
  if (::gzclose(file) != Z_OK || written == 0) throw std::runtime_error("gzip");
}

std::string zstd(std::string_view content) {
  std::string out(::ZSTD_compressBound(content.size()), '\0');
  const std::size_t size =
      ::ZSTD_compress(out.data(), out.size(), content.data(), content.size(), 3);
  if (::ZSTD_isError(size) != 0) throw std::runtime_error("zstd");
  out.resize(size);
  return out;
}

const std::string kTwo = record("a", "Satu", "isi pertama") + record("b", "Dua", "isi kedua");

}  // namespace

TEST_CASE("the same articles from any kind of input") {
  const TemporaryFolder folder;
  write_gzip(folder.path() / "berita.ndjson.gz", kTwo);
  folder.write("berita.ndjson", kTwo);
  folder.write("berita.ndjson.zst", zstd(kTwo));
  folder.write("folder/dalam/berita.jsonl", kTwo);
  struct Row {
    std::string input;
    std::string content;  ///< of standard input
  };
  int index = 0;
  for (const auto& [input, content] : {
           Row{(folder.path() / "berita.ndjson").string(), ""},
           Row{(folder.path() / "berita.ndjson.gz").string(), ""},
           Row{(folder.path() / "berita.ndjson.zst").string(), ""},
           Row{(folder.path() / "folder").string(), ""},
           Row{"-", kTwo},
           Row{"-", zstd(kTwo)},
           Row{"/dev/stdin", kTwo},
       }) {
    const auto& shown_input = input;
    CAPTURE(shown_input);
    const std::string db = (folder.path() / ("indeks" + std::to_string(index++))).string();
    const Finished done = run_indexer({"--db", db, input}, {.input = content});
    CHECK_MESSAGE(done.status == 0, done.err);
    CHECK(run_telusur({"--db", db, "-c", "isi"}).out == "2\n");
  }
}

TEST_CASE("a record that is not valid UTF-8 is repaired, not lost") {
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "indeks").string();
  const Finished done = run_indexer({"--db", db, "-"},
                                    {.input = "{\"id\":\"a\",\"body\":\"data \xFF\xC3 pulsa\"}\n"});
  CHECK(done.status == 0);
  const Finished found = run_telusur({"--db", db, "--json", "pulsa"});
  CHECK(json_of(found.out).at("total").at("value") == 1);
}

TEST_CASE("a damaged archive is reported and what came before it is indexed") {
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "indeks").string();
  std::string many;
  for (int i = 0; i < 20'000; ++i)
    many += record("id" + std::to_string(i), "Judul", "isi " + std::to_string(i * 7919 % 10007));
  const std::string bytes = zstd(many);
  const fs::path half = folder.write("setengah.ndjson.zst", bytes.substr(0, bytes.size() - 100));
  const Finished done = run_indexer({"--db", db, "--json", half.string()});
  CHECK(done.status == 1);
  CHECK(contains(done.err, "setengah.ndjson.zst"));
  CHECK(json_of(done.out).at("added").as_int64() > 0);
}

TEST_CASE(
    "a file of a folder in no known format is skipped, named; one named by hand is rejected") {
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "indeks").string();
  folder.write("masuk/a.ndjson", kTwo);
  const fs::path binary = folder.write("masuk/foto.jpg", std::string_view("\xFF\xD8\0\0", 4));
  const Finished walked = run_indexer({"--db", db, "--json", (folder.path() / "masuk").string()});
  CHECK(walked.status == 0);
  CHECK(json_of(walked.out).at("skipped") == 1);
  CHECK(contains(walked.err, "foto.jpg"));
  const Finished named = run_indexer({"--db", db, "--json", binary.string()});
  CHECK(named.status == 1);
  CHECK(json_of(named.out).at("rejected") == 1);
}

TEST_CASE("a file that cannot be read") {
  if (::geteuid() == 0) {
    MESSAGE("skipped: root may read anything");
    return;
  }
  const TemporaryFolder folder;
  const fs::path file = folder.write("rahasia.ndjson", kTwo);
  fs::permissions(file, fs::perms::none);
  const Finished done = run_indexer(
      {"--db", (folder.path() / "indeks").string(), file.string(), "-"}, {.input = kTwo});
  CHECK(done.status == 1);
  CHECK(contains(done.err, "akses ditolak"));
}

TEST_CASE("a folder where a file should be, an empty file, an empty folder") {
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "indeks").string();
  fs::create_directory(folder.path() / "kosong");
  const Finished empty_folder = run_indexer({"--db", db, (folder.path() / "kosong").string()});
  CHECK(empty_folder.status == 2);
  CHECK(contains(empty_folder.err, "tidak ada yang dapat dibaca"));
  const Finished empty_input = run_indexer({"--db", db, "--json", "-"});
  CHECK(empty_input.err.size() < 300);
  CHECK(empty_input.signal == 0);
}

TEST_CASE("text pages have their title, body and date") {
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "indeks").string();
  folder.write("tekno.k.example/2023/07/halaman.txt",
               "Judul Halaman\n\nJAKARTA \u2014 Isi halaman tentang pulsa, Kamis (20/7/2023).\n");
  CHECK(run_indexer({"--db", db, folder.path().string()}).status == 0);
  const auto hit = json_of(run_telusur({"--db", db, "--json", "pulsa"}).out).at("hits").at(0);
  CHECK(hit.at("title") == "Judul Halaman");
  CHECK(contains(std::string(hit.at("published_at").as_string()), "2023-07-20"));
}
