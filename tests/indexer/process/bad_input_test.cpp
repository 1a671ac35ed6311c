// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever is wrong with an input: an error that names the place and the reason, the rest indexed,
// the index intact.
#include <doctest/doctest.h>
#include <zlib.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;
namespace fs = std::filesystem;

namespace {

/// Indexes `bad` between two good inputs. Both good articles must be found afterwards.
class AmongGood {
 public:
  AmongGood() {
    before_ = folder_.write("1.ndjson", record("satu", "Rujak cingur", "Rujak khas Surabaya."));
    after_ = folder_.write("9.ndjson", record("dua", "Soto betawi", "Soto khas Jakarta."));
  }

  Finished index(const fs::path& bad) {
    Finished finished = run_indexer({"--db", db(), "--json", "--progress", "never",
                                     before_.string(), bad.string(), after_.string()});
    for (const char* query : {"rujak", "soto"}) {
      CAPTURE(query);
      CHECK(hits(query) == 1);
    }
    return finished;
  }

  [[nodiscard]] int hits(const std::string& query) const {
    const Finished found = run_telusur({"--db", db(), "--json", query});
    return static_cast<int>(json_of(found.out).at("hits").as_array().size());
  }

  fs::path write(const std::string& name, std::string_view content) const {
    return folder_.write(name, content);
  }

  [[nodiscard]] std::string db() const { return (folder_.path() / "indeks").string(); }

 private:
  TemporaryFolder folder_;
  fs::path before_;
  fs::path after_;
};

std::string gzip_of_zeros(std::size_t megabytes) {
  z_stream zlib{};
  ::deflateInit2(&zlib, Z_BEST_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
  std::string zeros(1U << 20U, '0');
  std::string out(megabytes * 2048 + 4096, '\0');
  zlib.next_out = reinterpret_cast<Bytef*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  for (std::size_t i = 0; i < megabytes; ++i) {
    zlib.next_in = reinterpret_cast<Bytef*>(zeros.data());
    zlib.avail_in = static_cast<uInt>(zeros.size());
    ::deflate(&zlib, i + 1 == megabytes ? Z_FINISH : Z_NO_FLUSH);
  }
  out.resize(zlib.total_out);
  ::deflateEnd(&zlib);
  return out;
}

std::int64_t peak_memory(const Finished& finished) {
  return json_of(finished.out).at("peak_memory_bytes").to_number<std::int64_t>();
}

constexpr std::int64_t kFewMegabytes = std::int64_t{300} << 20U;

}  // namespace

TEST_CASE("what is wrong with an input is said by place and reason, and the rest is indexed") {
  const std::string good = record("tiga", "Gudeg", "Gudeg khas Yogyakarta.");
  struct Row {
    const char* name;
    std::string content;
    const char* place;
    const char* reason;
    int rejected;
  };
  const std::string bomb =
      "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"ha\">"
      "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
      "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><rss><channel><item>"
      "<title>&c;</title><pubDate>kapan</pubDate></item></channel></rss>";
  for (const Row& row : {
           Row{"kosong.ndjson", "", "", "", 0},
           Row{"kosong.html", "", "kosong.html", "isinya kosong", 1},
           Row{"jenis.ndjson", "{\"id\":\"x\",\"title\":[1]}\n" + good, "jenis.ndjson:1: title",
               "isinya daftar (seharusnya teks)", 1},
           Row{"tahun.ndjson", "{\"id\":\"x\",\"title\":\"A\",\"date\":\"0000-01-01\"}\n" + good,
               "tahun.ndjson:1: date", "\"0000-01-01\" bukan tanggal", 1},
           Row{"tahun.csv", "title,date\nA,0000-01-01\n", "tahun.csv:2: date", "bukan tanggal", 1},
           Row{"daftar.json", "[{\"id\":\"x\",\"title\":\"A\"},7]", "daftar.json:2", "bukan objek",
               1},
           Row{"putus.json", "[{\"id\":\"x\",\"title\":\"A\"},{\"id\":", "putus.json",
               "terputus di tengah", 1},
           Row{"umpan.xml", bomb, "umpan.xml:1: published", "\"kapan\" bukan tanggal", 1},
           Row{"putus.xml", "<rss><channel><item><title>A</title></item><item>", "putus.xml",
               "XML tidak benar di baris 1", 1},
           Row{"depan.md", "---\ntitle: [\n---\nIsi\n", "depan.md: line", "front matter", 1},
           Row{"putus.warc", "WARC/1.0\r\nContent-Length: 100\r\n\r\nabc", "putus.warc",
               "berakhir di tengah sebuah rekaman", 1},
           Row{"daftar-isi.html", "<!doctype html><ul><li><a href=/1>Satu</a></ul>",
               "daftar-isi.html: body", "tidak ada teks artikel", 1},
           Row{"gambar.png", std::string("\x89PNG\0\0", 6), "gambar.png", "isinya biner", 1},
       }) {
    CAPTURE(row.name);
    AmongGood test;
    const Finished finished = test.index(test.write(row.name, row.content));
    CHECK(finished.status == (row.rejected > 0 ? 1 : 0));
    CHECK(json_of(finished.out).at("rejected") == row.rejected);
    CHECK(contains(finished.err, row.place));
    CHECK(contains(finished.err, row.reason));
    if (contains(row.content, "Gudeg")) CHECK(test.hits("gudeg") == 1);
  }
}

TEST_CASE("invalid UTF-8 is repaired in every format that is not told another encoding") {
  AmongGood test;
  const Finished finished =
      test.index(test.write("rusak.ndjson", "{\"id\":\"x\",\"title\":\"Pecel \xE2\x80 lele\"}\n"));
  CHECK(finished.status == 0);
  CHECK(test.hits("pecel lele") == 1);
}

TEST_CASE("an archive that is cut off gives what was whole") {
  AmongGood test;
  const std::string text = record("tiga", "Gudeg", "Gudeg khas Yogyakarta.") +
                           record("x", "Acak", std::string(200'000, 'x'));
  std::string out(::compressBound(text.size()) + 64, '\0');
  z_stream zlib{};
  ::deflateInit2(&zlib, 1, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  zlib.avail_in = static_cast<uInt>(text.size());
  zlib.next_out = reinterpret_cast<Bytef*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  ::deflate(&zlib, Z_FINISH);
  out.resize(zlib.total_out - 12);
  ::deflateEnd(&zlib);
  const Finished finished = test.index(test.write("potong.ndjson.gz", out));
  CHECK(finished.status == 1);
  CHECK(contains(finished.err, "potong.ndjson.gz: data gzip terputus di tengah"));
  CHECK(test.hits("gudeg") == 1);
}

TEST_CASE("a decompression bomb is stopped early, in bounded memory") {
  AmongGood test;
  const fs::path bomb = test.write("bom.ndjson.gz", gzip_of_zeros(400));
  const Finished finished = test.index(bomb);
  CHECK(finished.status == 1);
  CHECK(contains(finished.err, "bom.ndjson.gz: mengembang lebih dari 250 kali ukurannya"));
  CHECK(peak_memory(finished) < kFewMegabytes);
}

TEST_CASE("one line of a gigabyte, through a pipe, in bounded memory") {
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "indeks").string();
  Process indexer(kIndexer, {"--db", db, "--json", "--progress", "never", "-"});
  REQUIRE(indexer.write(record("satu", "Rujak cingur", "Rujak khas Surabaya.")));
  REQUIRE(indexer.write("{\"id\":\"x\",\"title\":\""));
  const std::string megabyte(1U << 20U, 'x');
  for (int i = 0; i < 1024; ++i)
    REQUIRE(indexer.write(megabyte));
  REQUIRE(indexer.write("\"}\n" + record("dua", "Soto betawi", "Soto khas Jakarta.")));
  const Finished finished = indexer.wait();
  CHECK(finished.status == 1);
  CHECK(
      contains(finished.err, "<stdin>:2: barisnya terlalu panjang (paling banyak 16777216 bita)"));
  CHECK(json_of(finished.out).at("added") == 2);
  CHECK(peak_memory(finished) < kFewMegabytes);
  CHECK(contains(run_telusur({"--db", db, "soto"}).out, "Soto betawi"));
}

TEST_CASE("of articles with the same id the last one counts, and is counted") {
  AmongGood test;
  const Finished finished =
      test.index(test.write("kembar.ndjson", record("x", "Gudeg manggar", "Pertama.") +
                                                 record("x", "Gudeg koyor", "Kedua.") +
                                                 record("x", "Gudeg koyor", "Kedua.")));
  CHECK(finished.status == 0);
  const auto summary = json_of(finished.out);
  CHECK(summary.at("added") == 3);
  CHECK(summary.at("updated") == 1);
  CHECK(summary.at("unchanged") == 1);
  CHECK(test.hits("koyor") == 1);
  CHECK(test.hits("manggar") == 0);
}

TEST_CASE("a folder that vanishes while it is being read") {
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "indeks").string();
  folder.write("hilang/a.txt", "Judul\n\nIsi.");
  folder.write("hilang/b.txt", "Judul\n\nIsi.");
  // Inputs are listed before the first is read, and this one waits for its end.
  Process indexer(kIndexer, {"--db", db, "--json", "--progress", "never", "-",
                             (folder.path() / "hilang").string()});
  REQUIRE(indexer.write(record("satu", "Rujak cingur", "Rujak khas Surabaya.")));
  indexer.wait_until_taken();
  fs::remove_all(folder.path() / "hilang");
  const Finished finished = indexer.wait();
  CHECK(finished.status == 1);
  CHECK(contains(finished.err, "hilang/a.txt: berkas atau folder itu tidak ada"));
  CHECK(contains(finished.err, "hilang/b.txt: berkas atau folder itu tidak ada"));
  CHECK(json_of(finished.out).at("added") == 1);
  CHECK(contains(run_telusur({"--db", db, "rujak"}).out, "Rujak cingur"));
}

TEST_CASE("--fields and [fields] say what records call things") {
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "indeks").string();
  const std::string dump =
      folder.write("dump.json", "[{\"_id\":\"7\",\"_source\":{\"judul\":\"Rujak cingur\"}}]")
          .string();
  const std::string config = folder
                                 .write("telusur.toml",
                                        "progress = \"never\"\n[fields]\nid = \"_id\"\n"
                                        "title = [\"headline\", \"_source.judul\"]\n")
                                 .string();
  CHECK(run_indexer({"--config", config, "--db", db, dump}).status == 0);
  CHECK(contains(run_telusur({"--db", db, "rujak"}).out, "Rujak cingur"));
  const Finished again = run_indexer({"--db", db, "--json", "--progress", "never", dump, "--fields",
                                      "id=_id", "title=_source.judul"});
  CHECK(json_of(again.out).at("unchanged") == 1);
  const Finished wrong = run_indexer({"--db", db, dump, "--fields", "judul=x"});
  CHECK(wrong.status == 2);
  CHECK(contains(wrong.err, "judul=x: \"judul\" bukan kolom artikel"));
}
