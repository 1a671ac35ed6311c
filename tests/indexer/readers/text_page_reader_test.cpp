// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/text_page_reader.hpp"

#include <doctest/doctest.h>

#include <string>

#include <cstdlib>

using namespace telusur;
using namespace telusur::indexer;
using article::Article;

namespace {

Record read_page(std::string content, Input input = {"halaman.txt", {}}) {
  auto source = ByteSource::from_memory(input.path, std::move(content));
  REQUIRE(source);
  const auto reader = open_text_page(std::move(*source), input);
  auto record = reader->next();
  REQUIRE(record);
  CHECK_FALSE(reader->next());
  return std::move(*record);
}

Article page(std::string content, Input input = {"halaman.txt", {}}) {
  const Record record = read_page(std::move(content), std::move(input));
  REQUIRE(record.article);
  return *record.article;
}

std::string published(const Article& article) {
  return article.published ? to_rfc3339(*article.published).substr(0, 10) : "none";
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a page is a title, an empty line and a body") {
  const Article article = page("Satgas Project S\n\n- Kominfo membentuk satgas.\n\nApa itu?\n");
  CHECK(article.id == "halaman");
  CHECK(article.title == "Satgas Project S");
  CHECK(article.body == "- Kominfo membentuk satgas.\n\nApa itu?");
  CHECK(article.language == "id");
}

TEST_CASE("a first line that is a paragraph is no title") {
  const std::string paragraph(400, 'x');
  const Article article = page(paragraph + "\nlalu");
  CHECK(article.title == "");
  CHECK(article.body == paragraph + "\nlalu");
}

TEST_CASE("author and tag lines become fields") {
  const Article article = page(
      "Judul\n\nPenulis: Sari Wulandari, Bima Aji | Editor: Tono\nIsi berita.\nTag: satgas, "
      "UMKM\n");
  CHECK(article.authors == Words{"Sari Wulandari", "Bima Aji"});
  CHECK(article.tags == Words{"satgas", "UMKM"});
  CHECK(article.body == "Isi berita.");

  const Article book =
      page("Judul\n\nPenulis: Sari; Penerbit: Pustaka.\nTag: adalah istilah baru.");
  CHECK(book.authors.empty());
  CHECK(book.tags.empty());
  CHECK(book.body == "Penulis: Sari; Penerbit: Pustaka.\nTag: adalah istilah baru.");
}

TEST_CASE("the first written date is the day of publication") {
  struct Row {
    std::string text;
    std::string day;
  };
  for (const Row& row : {
           Row{"kata Budi, Kamis (20/7/2023), lalu Jumat (21/7/2023).", "2023-07-20"},
           Row{"pada Kamis, 20 Juli 2023.", "2023-07-20"},
           Row{"pada Jumat (4 Agustus 2023).", "2023-08-04"},
           Row{"pada Jum'at (04-08-2023).", "2023-08-04"},
           Row{"pada Ahad, 31 Des 2023.", "2023-12-31"},
           Row{"pada Kamis (20/7).", "none"},
           Row{"pada Kamis (40/7/2023).", "none"},
           Row{"pada 20 Juli 2023.", "none"},
           Row{"Kamis", "none"},
       }) {
    CAPTURE(row.text);
    CHECK(published(page("Judul\n\n" + std::string(row.text))) == row.day);
  }
}

TEST_CASE("the path of a mirrored page tells source, section, month and address") {
  const Article article =
      page("Judul\n\nIsi.", {"/data/tekno.kabar.example/kebijakan/2023/07/satgas.txt.gz", "/data"});
  CHECK(article.id == "tekno.kabar.example/kebijakan/2023/07/satgas");
  CHECK(article.source == "tekno.kabar.example");
  CHECK(article.section == "kebijakan");
  CHECK(article.url == "https://tekno.kabar.example/kebijakan/2023/07/satgas");
  CHECK(published(article) == "2023-07-01");

  const Article dated = page("Judul\n\nKamis (20/7/2023).", {"a.example/x/2023/07/s.txt", {}});
  CHECK(published(dated) == "2023-07-20");
  const Article history = page("Judul\n\nSenin (1/1/2001).", {"a.example/x/2023/07/s.txt", {}});
  CHECK(published(history) == "2023-07-01");
}

TEST_CASE("elsewhere the path below the root is the id") {
  struct Row {
    Input input;
    std::string id;
  };
  for (const Row& row : {
           Row{{"korpus/gawai/vivo.txt", "korpus"}, "gawai/vivo"},
           Row{{"korpus/gawai/vivo.txt", "korpus/"}, "gawai/vivo"},
           Row{{"korpus/gawai/vivo.txt", {}}, "vivo"},
           Row{{"./v1.2/conf.d/rp-1.5-juta", "."}, "v1.2/conf.d/rp-1.5-juta"},
           Row{{"a/b.text.zst", "a"}, "b"},
       }) {
    CAPTURE(row.id);
    const Article article = page("Judul\n\nIsi.", row.input);
    CHECK(article.id == row.id);
    CHECK(article.source == "");
    CHECK(article.url == "");
  }
  CHECK(page("Judul\n\nIsi.", {"-", {}}).id.starts_with("content-"));
  CHECK(page("Judul\n\nIsi.", {std::string(400, 'x') + ".txt", {}}).id.size() ==
        article::kMaxIdBytes);
}

TEST_CASE("encodings are told by a BOM or by what is valid") {
  const std::string utf16_little("\xFF\xFEJ\0\n\0\n\0c\0\xE9\0\x3D\xD8\x00\xDE", 16);
  const std::string utf16_big("\xFE\xFF\0J\0\n\0\n\0c\0\xE9\xD8\x3D\xDE\x00", 16);
  CHECK(page(utf16_little).body == "c\u00E9\U0001F600");
  CHECK(page(utf16_big).body == "c\u00E9\U0001F600");
  CHECK(page("\xEF\xBB\xBFJudul\n\ncaf\u00E9").title == "Judul");
  CHECK(page("Judul\n\ncaf\xE9 \x93halo\x94").body == "caf\u00E9 \u201Chalo\u201D");
  CHECK(page("Judul\n\ncaf\u00E9 \x93").body == "caf\u00E9 \uFFFD");
  CHECK(page("Judul\r\n\r\nIsi\r\nlagi").body == "Isi\nlagi");
}

TEST_CASE("what is no article says why") {
  struct Row {
    std::string content;
    const char* error;
  };
  for (const Row& row : {
           Row{"", "halaman.txt: the file is empty (a title, an empty line, the body)"},
           Row{"Judul saja\n\n",
               "halaman.txt: body: there is no text after the title (a title, an empty line, the "
               "body)"},
           Row{" \n \n",
               "halaman.txt: body: there is no text after the title (a title, an empty "
               "line, the body)"},
           Row{std::string("\x89PNG\r\n\0\0", 8),
               "halaman.txt: the file is binary (expected text)"},
           Row{std::string(kMaxPageBytes + 1, 'x'),
               "halaman.txt: the input is too long (at most 16777216 bytes)"},
       }) {
    const Record record = read_page(row.content);
    REQUIRE_FALSE(record.article);
    CHECK(record.article.error().code == ErrorCode::invalid_document);
    CHECK(to_string(record.article.error()) == row.error);
  }
}

TEST_CASE("the seed article is read") {
  const char* shared = std::getenv("TELUSUR_SHARED");
  if (shared == nullptr || *shared == '\0') {
    MESSAGE("skipped: TELUSUR_SHARED is not set");
    return;
  }
  const auto reader = open_reader(Input{std::string(shared) + "/data/seed_article.txt", {}});
  REQUIRE(reader);
  const auto record = (*reader)->next();
  REQUIRE(record);
  REQUIRE(record->article);
  CHECK(record->article->id == "seed_article");
  CHECK(record->article->title.find("Project S") != std::string::npos);
  CHECK(published(*record->article) == "2023-07-20");
  CHECK(article::validate(*record->article));
}
