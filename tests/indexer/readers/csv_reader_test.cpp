// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/csv_reader.hpp"

#include <doctest/doctest.h>

#include <string>

#include "read_all.hpp"

using namespace telusur;
using namespace telusur::indexer;
using test::article_of;
using test::error_of;
using test::published;
using test::records_of;

namespace {
const Input kTable{"tabel.csv", {}};
}  // namespace

TEST_CASE("a table divided by commas, semicolons or tabs") {
  for (const char* table : {
           "id,title,body,tags,date\n7,\"Satgas, "
           "\"\"resmi\"\"\",\"Satu.\nDua.\",\"a,b\",2023-07-20\n",
           "id;title;body;tags;date\r\n7;Satgas, \"\"\"resmi\"\"\";\"Satu.\nDua.\";a,b;2023-07-20",
           "id\ttitle\tbody\ttags\tdate\n7\t\"Satgas, "
           "\"\"resmi\"\"\"\t\"Satu.\nDua.\"\ta,b\t20/7/2023\n",
           "\xEF\xBB\xBFid,title,body,tags,date\n7,\"Satgas, "
           "\"\"resmi\"\"\",\"Satu.\nDua.\",\"a,b\",2023-07-20\n",
       }) {
    CAPTURE(table);
    const auto article = article_of(table, {"", {}});
    CHECK(article.id == "7");
    CHECK(article.body == "Satu.\nDua.");
    CHECK(article.tags == std::vector<std::string>{"a", "b"});
    CHECK(published(article) == "2023-07-20T00:00:00+07:00");
  }
}

TEST_CASE("columns by other names") {
  auto fields = article::field_names_of({"title=Judul", "body=Isi Berita"});
  REQUIRE(fields);
  const auto article =
      article_of("No,Judul,Isi Berita\n1,Satgas,Isi\n", kTable, {.format = {}, .fields = *fields});
  CHECK(article.title == "Satgas");
  CHECK(article.body == "Isi");
}

TEST_CASE("Windows-1252 field by field, UTF-16 as a whole") {
  CHECK(article_of("title,body\nCaf\xE9,Isi\n", kTable).title == "Caf\u00E9");
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("title;body\nSatgas;Isi\n"))
    wide += std::string{c, '\0'};
  CHECK(article_of(wide, kTable).title == "Satgas");
}

TEST_CASE("rows that cannot be read are named as a spreadsheet numbers them") {
  const auto records = records_of("id,title,date\n1,A,\n2,B,x,y\n3,C,kapan\n4,D\n", kTable);
  REQUIRE(records.size() == 4);
  CHECK(records[0].article->id == "1");
  CHECK(to_string(records[1].article.error()) ==
        "tabel.csv:3: the row has 4 fields (the first row names 3 columns)");
  CHECK(to_string(records[2].article.error())
            .starts_with("tabel.csv:4: date: \"kapan\" is not a date"));
  CHECK(records[3].article->id == "4");
}

TEST_CASE("what is no table of articles") {
  CHECK(error_of("nomor,nama\n1,A\n", kTable) ==
        "tabel.csv: no column is a title or text: nomor, nama");
  const std::string open_quote = "title,body\nA,\"" + std::string(kMaxCsvFieldBytes, 'x');
  CHECK(error_of(open_quote, kTable)
            .starts_with("tabel.csv: memory exhausted while increasing buffer size"));
}
