// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/formats.hpp"

#include <doctest/doctest.h>

#include <string>

#include "compress.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::indexer;

TEST_CASE("the format is what the content proves, else what the name claims") {
  struct Row {
    std::string path;
    std::string_view head;
    const char* format;
  };
  for (const Row& row : {
           Row{"berita.ndjson", "{\"id\":1}\n", "ndjson"},
           Row{"berita.txt", "{\"id\":1}\n", "ndjson"},
           Row{"", "\n {\"id\":1}\n", "ndjson"},
           Row{"", "\xEF\xBB\xBF{\"id\":1}\n", "ndjson"},
           Row{"BERITA.NDJSON.GZ", "bukan json\n", "ndjson"},
           Row{"kosong.jsonl.zst", "", "ndjson"},
           Row{"halaman.txt", "Judul\n\nIsi", "text"},
           Row{"halaman.txt.gz", "Judul\n\nIsi", "text"},
           Row{"situs.example/harga-rp-1.5-juta", "Judul\n\nIsi", "text"},
           Row{"halaman", "Judul\n\nIsi", "text"},
           Row{"", "Judul\n\nIsi", "text"},
           Row{"utf16.txt", {"\xFF\xFEJ\0u\0", 6}, "text"},
           Row{"a.html", "<!DOCTYPE html><html>", "html"},
           Row{"", "<!-- salinan --><HTML lang=id>", "html"},
           Row{"a.txt", "<html>", "html"},
           Row{"potongan.htm", "<p>Tanpa kerangka</p>", "html"},
           Row{"feed", "<?xml version=\"1.0\"?>\n<!-- x --><rss version=\"2.0\">", "rss"},
           Row{"feed.xml", "<?xml version=\"1.0\"?><feed xmlns=\"x\">", "atom"},
           Row{"a.json", "[{\"id\":1}]", "json"},
           Row{"a.json", "{\n  \"id\": 1\n}", "json"},
           Row{"", "{\"status\":\"ok\",\n \"articles\":[", "json"},
           Row{"tabel.csv", "satu,dua\n", "csv"},
           Row{"", "title;body\nA;B\n", "csv"},
           Row{"a.md", "---\ntitle: A\n---\n", "markdown"},
           Row{"peta.xml", "<urlset xmlns=\"x\">", "sitemap"},
           Row{"situs.warc.gz", "WARC/1.0\r\nWARC-Type: warcinfo", "warc"},
           Row{"feed.xml", "<!DOCTYPE rss [<!ENTITY a \"b\">]><rss>", "rss"},
       }) {
    CAPTURE(row.path);
    CAPTURE(row.head);
    const auto found = detect(row.path, row.head);
    REQUIRE(found);
    CHECK((*found)->name == row.format);
  }
}

TEST_CASE("an unknown format says what the content looks like and what is supported") {
  struct Row {
    std::string path;
    std::string_view head;
    const char* guess;
  };
  for (const Row& row : {
           Row{"data.xml", "<?xml version=\"1.0\"?><svg>", "XML"},
           Row{"foto.jpg", {"\xFF\xD8\xFF\0", 4}, "binary"},
           Row{"a.ndjson", {"\0\0\0", 3}, "binary"},
           Row{"README.md", "# Korpus\n", "neither"},
       }) {
    CAPTURE(row.path);
    const auto found = detect(row.path, row.head);
    REQUIRE_FALSE(found);
    CHECK(found.error().code == ErrorCode::unsupported_format);
    CHECK(found.error().where == row.path);
    CHECK(found.error().what.find(row.guess) != std::string::npos);
    CHECK(found.error().hint.find("text, ndjson") != std::string::npos);
  }
}

TEST_CASE("opening goes through compression, and --format overrides") {
  const testing::TemporaryFolder folder;
  const std::string path = folder.write("halaman.md", test::gzip("Judul\n\nIsi halaman"));
  const auto skipped = open_reader(Input{path, {}});
  REQUIRE_FALSE(skipped);
  CHECK(skipped.error().code == ErrorCode::unsupported_format);

  auto reader = open_reader(Input{path, {}}, ReaderOptions{.format = "text", .fields = {}});
  REQUIRE(reader);
  const auto record = (*reader)->next();
  REQUIRE(record);
  REQUIRE(record->article);
  CHECK(record->article->title == "Judul");
  CHECK_FALSE((*reader)->next());
  CHECK((*reader)->bytes_read() == std::filesystem::file_size(path));
}

TEST_CASE("a format nobody knows is the caller's mistake") {
  const auto reader = open_reader(Input{"-", {}}, ReaderOptions{.format = "docx", .fields = {}});
  REQUIRE_FALSE(reader);
  CHECK(reader.error().code == ErrorCode::invalid_parameter);
  CHECK(reader.error().hint == "one of " + format_names());
}

TEST_CASE("an origin reads as file and line") {
  CHECK(to_string(Origin{"a.ndjson", 17}) == "a.ndjson:17");
  CHECK(to_string(Origin{"a.txt", 0}) == "a.txt");
  CHECK(located(Origin{"a.ndjson", 17}, Error{ErrorCode::invalid_document, "id", "", ""}).where ==
        "a.ndjson:17: id");
}
