// SPDX-License-Identifier: GPL-2.0-or-later
// The seed article among real news, where TELUSUR_SHARED names them.
#include <doctest/doctest.h>
#include <zlib.h>

#include <array>
#include <filesystem>
#include <string>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;
namespace fs = std::filesystem;

namespace {

/// The first lines of a gzip file.
std::string first_lines(const fs::path& path, int count) {
  const gzFile file = ::gzopen(path.c_str(), "rb");
  REQUIRE(file != nullptr);
  std::string lines;
  std::array<char, 65536> block{};
  while (count > 0 && ::gzgets(file, block.data(), block.size()) != nullptr) {
    lines += block.data();
    if (lines.back() == '\n') --count;
  }
  ::gzclose(file);
  return lines;
}

}  // namespace

TEST_CASE("the seed article is first for `Project S UMKM` among real news") {
  const fs::path data = shared_data();
  if (data.empty()) {
    MESSAGE("skipped: TELUSUR_SHARED is not set");
    return;
  }
  constexpr int kLines = 3000;
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "indeks").string();
  const fs::path news = folder.write("news.ndjson", first_lines(data / "news.ndjson.gz", kLines));
  const Finished indexed = run_indexer({"--db", db, "--json", "--progress", "never",
                                        (data / "seed_article.txt").string(), news.string()});
  const auto summary = json_of(indexed.out);
  CHECK(indexed.status == (summary.at("rejected") == 0 ? 0 : 1));
  CHECK(summary.at("added").as_int64() + summary.at("updated").as_int64() +
            summary.at("unchanged").as_int64() + summary.at("rejected").as_int64() ==
        kLines + 1);  // none lost without a word
  CHECK(summary.at("rejected").as_int64() < kLines / 100);
  const auto hit =
      json_of(run_telusur({"--db", db, "--json", "Project S UMKM"}).out).at("hits").at(0);
  CHECK(contains(std::string(hit.at("title").as_string()), "Project S"));
  CHECK(contains(std::string(hit.at("title_html").as_string()), "<mark>"));
  std::string html;
  for (const auto& snippet : hit.at("snippets").as_array())
    html += snippet.at("html").as_string();
  CHECK(contains(html, "<mark>Project S</mark>"));
  CHECK(contains(html, "<mark>UMKM</mark>"));
}

TEST_CASE("furniture of real news finds nothing") {
  const fs::path data = shared_data();
  if (data.empty()) {
    MESSAGE("skipped: TELUSUR_SHARED is not set");
    return;
  }
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "indeks").string();
  constexpr int kLines = 10'000;
  const fs::path news = folder.write("news.ndjson", first_lines(data / "news.ndjson.gz", kLines));
  const Finished indexed =
      run_indexer({"--db", db, "--json", "--progress", "never", news.string()});
  REQUIRE(json_of(indexed.out).at("added").as_int64() > kLines * 9 / 10);
  const auto found = [&](const std::string& query) {
    return json_of(run_telusur({"--db", db, "--json", "--", query}).out);
  };
  // Templates say these, no author does.
  for (const std::string query :
       {"scroll to continue", "SCROLL TO CONTINUE WITH CONTENT", "\"scroll to continue\"",
        "scroll to resume content", "ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT",
        "[Gambas:Video 20detik]", "[Gambas:Video CNN]", "[Gambas:Twitter]",
        "Baca berita dengan sedikit iklan, klik di sini", "Smallest Font Largest Font",
        "Cek Berita dan Artikel yang lain di Google News", "View this post on Instagram",
        "Bersambung ke halaman selanjutnya", "Bagikan artikel ini"}) {
    CAPTURE(query);
    CHECK(found(query).at("hits").as_array().empty());
  }
  // What is taken out most often, each line as a query. It finds what has all of its words: a
  // newspaper's name, a town, a heading that other articles have in a sentence. Never less.
  const Finished explained = run_indexer({"--explain-cleaning", "--json", news.string()});
  const auto last = explained.out.rfind('\n', explained.out.size() - 2);
  const auto totals = json_of(explained.out.substr(last + 1));
  const auto& lines = totals.at("frequent_lines").as_array();
  CHECK(lines.size() >= 20);
  for (const auto& line : lines) {
    const std::string query(line.at("line").as_string());
    const auto results = found(query);
    const bool relaxed = results.at("interpreted").at("relaxed").as_bool();
    CAPTURE(query);
    CHECK((!relaxed || results.at("hits").as_array().empty()));
    MESSAGE(query << ": " << results.at("total").at("value").to_number<int>());
  }
}

TEST_CASE("the seed page is found by what it says, not by the headlines below it") {
  const fs::path data = shared_data();
  if (data.empty()) {
    MESSAGE("skipped: TELUSUR_SHARED is not set");
    return;
  }
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "indeks").string();
  CHECK(run_indexer({"--db", db, "--progress", "never", (data / "seed_article.txt").string()})
            .status == 0);
  for (const char* query : {"Project S", "Trendy Beat", "satgas"}) {
    CAPTURE(query);
    CHECK(json_of(run_telusur({"--db", db, "--json", query}).out).at("hits").as_array().size() ==
          1);
  }
  for (const char* query : {"iPhone 16e", "Christopher Nolan", "Overwatch 2"}) {
    CAPTURE(query);
    CHECK(json_of(run_telusur({"--db", db, "--json", query}).out).at("hits").as_array().empty());
  }
}
