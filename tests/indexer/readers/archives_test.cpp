// SPDX-License-Identifier: GPL-2.0-or-later
// Formats that hold others: tar, WARC, sitemaps.
#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "compress.hpp"
#include "read_all.hpp"
#include "readers/sitemap_reader.hpp"
#include "readers/tar_reader.hpp"
#include "readers/warc_reader.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::indexer;
using test::article_of;
using test::error_of;
using test::published;
using test::records_of;

namespace {

const std::string kPage =
    "<!doctype html><title>Taman</title><p>Pemerintah memasang titik internet gratis di taman kota "
    "pada pekan ini juga.</p>";

std::string tar(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string out(8U << 20U, '\0');
  std::size_t used = 0;
  ::archive* archive = ::archive_write_new();
  ::archive_write_set_format_ustar(archive);
  ::archive_write_open_memory(archive, out.data(), out.size(), &used);
  for (const auto& [name, content] : files) {
    ::archive_entry* entry = ::archive_entry_new();
    ::archive_entry_set_pathname(entry, name.c_str());
    ::archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    ::archive_entry_set_filetype(entry, AE_IFREG);
    ::archive_entry_set_perm(entry, 0644);
    ::archive_entry_set_mtime(entry, 1'710'000'000, 0);
    ::archive_write_header(archive, entry);
    ::archive_write_data(archive, content.data(), content.size());
    ::archive_entry_free(entry);
  }
  ::archive_write_close(archive);
  ::archive_write_free(archive);
  out.resize(used);
  return out;
}

std::string warc(std::string_view type, std::string_view url, std::string_view content_type,
                 std::string_view block) {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: <{}>\r\nWARC-Date: 2024-03-15T03:00:00Z\r\n"
      "Content-Type: {}\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n",
      type, url, content_type, block.size(), block);
}

std::string response(std::string_view header, std::string_view body) {
  return warc("response", "https://k.example/gawai/2024/03/taman",
              "application/http; msgtype=response",
              fmt::format("HTTP/1.1 200 OK\r\n{}\r\n\r\n{}", header, body));
}

std::vector<std::string> summary(const std::vector<Record>& records) {
  std::vector<std::string> lines;
  for (const Record& record : records)
    lines.push_back(record.article ? record.article->id : to_string(record.article.error()));
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a tar of files in several formats, compressed inside and outside") {
  const std::string archive =
      tar({{"situs/k.example/gawai/2024/03/taman.html", kPage},
           {"berita.ndjson.gz", test::gzip("{\"id\":\"n1\",\"title\":\"A\"}\n{\"id\":\"n2\"}\n")},
           {".git/config", "x"},
           {"foto.jpg", std::string("\xFF\xD8\0\0", 4)},
           {"halaman/satu.txt", "Judul\n\nIsi."}});
  for (const std::string& bytes : {archive, test::gzip(archive), test::zstd(archive)}) {
    const auto records = records_of(bytes, {"arsip.tar", {}});
    REQUIRE(records.size() == 5);
    CHECK(records[0].article->id == "k.example/gawai/2024/03/taman.html");
    CHECK(records[0].article->source == "k.example");
    CHECK(records[1].article->id == "n1");
    CHECK(to_string(records[2].origin) == "arsip.tar/berita.ndjson.gz:2");
    REQUIRE_FALSE(records[3].article);
    CHECK(records[3].article.error().code == ErrorCode::unsupported_format);
    CHECK(records[3].article.error().where == "arsip.tar/foto.jpg");
    CHECK(records[4].article->id == "halaman/satu");
  }
}

TEST_CASE("a tar that ends early gives what is whole, then one error; one in itself has an end") {
  const std::string archive = tar({{"a.txt", "Judul\n\nIsi."}, {"b.txt", std::string(4000, 'x')}});
  const auto records = records_of(archive.substr(0, 2400), {"arsip.tar", {}});
  REQUIRE(records.size() == 2);
  CHECK(records[0].article);
  REQUIRE_FALSE(records[1].article);
  CHECK(records[1].article.error().code == ErrorCode::unreadable);

  std::string nested = tar({{"a.txt", "Judul\n\nIsi."}});
  for (int i = 0; i < 5; ++i)
    nested = tar({{"dalam.tar", nested}});
  CHECK(error_of(nested, {"arsip.tar", {}}).find("too deep") != std::string::npos);
}

TEST_CASE("a WARC's pages, other records passed over") {
  const std::string chunked =
      "6\r\n<html>\r\n" + fmt::format("{:x}\r\n{}\r\n0\r\n\r\n", kPage.size(), kPage);
  const std::string archive =
      warc("warcinfo", "", "application/warc-fields", "software: wget\r\n") +
      warc("request", "https://k.example/", "application/http; msgtype=request",
           "GET / HTTP/1.1\r\n\r\n") +
      response("Content-Type: text/html; charset=utf-8", kPage) +
      response("Content-Type: image/png", std::string(200'000, 'x')) +
      response("Content-Type: text/html\r\nTransfer-Encoding: chunked", chunked) +
      response("Content-Type: text/html\r\nTransfer-Encoding: chunked", kPage) +
      response("Content-Type: text/html\r\nContent-Encoding: gzip", test::gzip(kPage)) +
      response("Content-Type: text/html\r\nContent-Length: 100000", kPage) +
      warc("resource", "https://k.example/sumber", "text/html", kPage);
  for (const std::string& bytes : {archive, test::gzip(archive)}) {
    const auto records = records_of(bytes, {"situs.warc.gz", {}});
    const std::string id = "k.example/gawai/2024/03/taman";
    CHECK(summary(records) == Lines{id, id, id, id, id, "k.example/sumber"});
    CHECK(records[0].origin == Origin{"situs.warc.gz", 3});
    CHECK(records[0].article->source == "k.example");
    for (const Record& record : records) {
      CHECK(record.article->title == "Taman");
      CHECK(record.article->body.ends_with("pekan ini juga."));
    }
  }
}

TEST_CASE("relative dates in a WARC count from when it was fetched; charset from its header") {
  const std::string page =
      "<html><title>Caf\xE9</title><div>2 jam lalu</div><div><p>Pemerintah memasang titik internet "
      "gratis di taman kota pada pekan ini juga.</p></div>";
  const auto article =
      article_of(response("Content-Type: text/html; charset=ISO-8859-1", page), {"situs.warc", {}});
  CHECK(article.title == "Caf\u00E9");
  CHECK(published(article).starts_with("2024-03-15T01:00:00"));
}

TEST_CASE("what is wrong in a WARC is named by its record, the rest is read") {
  const std::string bad = response("Content-Type: text/html\r\nContent-Encoding: br", "xyz");
  const std::string good = response("Content-Type: text/html", kPage);
  const auto lines = summary(records_of(bad + good + good.substr(0, 300), {"a.warc", {}}));
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] ==
        "a.warc:1: https://k.example/gawai/2024/03/taman: the page is coded as br (only "
        "gzip is undone)");
  CHECK(lines[1] == "k.example/gawai/2024/03/taman");
  CHECK(lines[2].starts_with("a.warc: the file ends within a record"));
}

TEST_CASE("a sitemap is a list of pages saved beside it") {
  const testing::TemporaryFolder folder;
  folder.write("k.example/gawai/taman.html", kPage);
  folder.write("internet/titik.html",
               "<html><p>Pemerintah memasang titik internet gratis di taman kota pekan ini.</p>");
  folder.write("lain.xml",
               "<sitemapindex><sitemap><loc>https://k.example/peta.xml</loc></sitemap>"
               "</sitemapindex>");
  const std::string path = folder.write(
      "peta.xml",
      "<?xml version=\"1.0\"?><urlset xmlns:news=\"n\"><url><loc> https://k.example/gawai/taman "
      "</loc></url><url><loc>https://k.example/internet/titik</loc><news:news><news:publication>"
      "<news:name>Kota</news:name></news:publication><news:publication_date>2024-03-15"
      "</news:publication_date><news:title>Judul peta</news:title></news:news></url>"
      "<url><loc>https://k.example/hilang</loc></url>"
      "<url><loc>file:///../../../etc/passwd</loc></url></urlset>");
  const auto read = [&](const std::string& name) {
    auto reader = open_reader(Input{name, {}});
    REQUIRE(reader);
    std::vector<Record> records;
    while (auto record = (*reader)->next())
      records.push_back(std::move(*record));
    return records;
  };
  const auto records = read(path);
  REQUIRE(records.size() == 4);
  CHECK(records[0].article->title == "Taman");
  CHECK(records[0].article->source == "k.example");
  CHECK(records[1].article->title == "Judul peta");
  CHECK(records[1].article->id == "k.example/internet/titik");
  CHECK(published(*records[1].article) == "2024-03-15T00:00:00+07:00");
  CHECK(to_string(records[2].article.error()) ==
        path +
            ":3: no file beside the sitemap is https://k.example/hilang (save pages as HOST/PATH "
            "or PATH below its folder)");
  CHECK_FALSE(records[3].article);
  CHECK(read((std::filesystem::path(path).parent_path() / "lain.xml").string()).size() == 4);
}
