// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/title_list.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "index/index_reader.hpp"
#include "index/sharded_index.hpp"
#include "small_index.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::index;
using namespace telusur::testing;

namespace {

const analysis::Analyzer& analyzer() {
  static const analysis::Analyzer kAnalyzer = analysis::make_default_analyzer();
  return kAnalyzer;
}

/// `day` 0: at no known time.
article::Article dated(const std::string& id, const std::string& title, int day) {
  article::Article article = make_article(id, title, "Isi berita.");
  article.url = "https://kabar.example/" + id;
  if (day != 0) {
    article.published = article::Timestamp{std::chrono::sys_seconds{std::chrono::days{day}},
                                           std::chrono::minutes{420}};
  }
  return article;
}

std::vector<std::string> titles(IndexReader& reader, std::size_t most = 1000) {
  std::vector<std::string> lines;
  const auto read = reader.read([&](const Xapian::Database& /*db*/) -> Result<void> {
    read_titles(reader.lists(), [&](const ListedTitle& title) {
      const auto day = title.published ? title.published->time_since_epoch().count() / 86'400 : 0;
      lines.push_back(fmt::format("{} {} {} {}", day, title.id, title.url, title.title));
      return lines.size() < most;
    });
    return {};
  });
  REQUIRE(read.has_value());
  return lines;
}

std::vector<std::string> titles(const std::filesystem::path& path, std::size_t most = 1000) {
  auto reader = IndexReader::open(path, analyzer());
  REQUIRE(reader.has_value());
  return titles(*reader, most);
}

}  // namespace

TEST_CASE("titles come newest first, undated ones last") {
  const TemporaryFolder folder;
  write_index(folder.path(), analyzer(),
              {dated("a", "Satu", 3), dated("b", "Dua", 5), dated("c", "", 9),
               dated("d", "Tiga", 0), dated("e", "Empat", -4), dated("f", "Lima", 3)});
  CHECK(titles(folder.path()) == std::vector<std::string>{"5 b https://kabar.example/b Dua",
                                                          "3 a https://kabar.example/a Satu",
                                                          "3 f https://kabar.example/f Lima",
                                                          "-4 e https://kabar.example/e Empat",
                                                          "0 d https://kabar.example/d Tiga"});
  CHECK(titles(folder.path(), 2).size() == 2);
}

TEST_CASE("the list follows what becomes of the articles") {
  const TemporaryFolder folder;
  write_index(folder.path(), analyzer(), {dated("a", "Satu", 3), dated("b", "Dua", 5)});
  write_index(folder.path(), analyzer(), {dated("a", "Satu lagi", 7), dated("c", "Tiga", 0)});
  CHECK(titles(folder.path()) == std::vector<std::string>{"7 a https://kabar.example/a Satu lagi",
                                                          "5 b https://kabar.example/b Dua",
                                                          "0 c https://kabar.example/c Tiga"});
  const auto writer = open_writer(folder.path(), analyzer());
  CHECK(writer->remove("a").value());
  put(*writer, analyzer(), dated("b", "", 5));
  REQUIRE(writer->finish().has_value());
  CHECK(titles(folder.path()) == std::vector<std::string>{"0 c https://kabar.example/c Tiga"});
}

TEST_CASE("the same order however the articles are split") {
  std::vector<article::Article> articles;
  for (int i = 0; i < 200; ++i)
    articles.push_back(dated(fmt::format("a{}", i), fmt::format("Berita {}", i), 1 + i % 7));
  const TemporaryFolder folder;
  write_index(folder.path() / "one", analyzer(), articles);
  const auto expected = titles(folder.path() / "one");
  CHECK(expected.size() == 200);
  for (const std::size_t shards : {1U, 2U, 5U}) {
    CAPTURE(shards);
    const auto path = folder.path() / fmt::format("split-{}", shards);
    auto writer = open_sharded_writer(path, shards, analyzer(), {});
    REQUIRE(writer.has_value());
    for (const article::Article& article : articles)
      put(**writer, analyzer(), article);
    REQUIRE((*writer)->finish().has_value());
    CHECK(titles(path) == expected);
    CHECK(titles(path, 30) == std::vector(expected.begin(), expected.begin() + 30));
  }
}

TEST_CASE("addresses come back, however much of the title they repeat") {
  struct Row {
    std::string title;
    std::string url;
  };
  const std::vector<Row> rows = {
      {"Judi Online: 3 Situs Diblokir", "https://a.example/2024/judi-online-3-situs-diblokir.html"},
      {"Judi Online: 3 Situs Diblokir", "https://a.example/judi-online-3"},
      {"Judi Online", "https://a.example/judi"},
      {"Judi Online", "judi-online"},
      {"Judi", "https://a.example/judi"},
      {"Judi-Online \u201Clama\u201D", "https://a.example/judi-online-lama?a=judi-online"},
      {"caf\u00E9 au lait", "https://a.example/caf-au-lait"},
      {"\u2014", "https://a.example/"},
      {"Judi Online", ""},
      {std::string(400, 'a') + " b c", "https://a.example/a-b-c"},
  };
  std::vector<article::Article> articles;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    article::Article article = make_article(fmt::format("a{}", i), rows[i].title, "Isi.");
    article.url = rows[i].url;
    articles.push_back(std::move(article));
  }
  const TemporaryFolder folder;
  write_index(folder.path(), analyzer(), articles);
  std::vector<std::string> expected;
  for (std::size_t i = 0; i < rows.size(); ++i)
    expected.push_back(fmt::format("0 a{} {} {}", i, rows[i].url, rows[i].title));
  CHECK(titles(folder.path()) == expected);
}
