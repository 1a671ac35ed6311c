// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/json_record.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace telusur;
using article::Article;

namespace {

Article only_article(const std::string& json) {
  article::JsonRecordParser parser;
  const auto article = parser.parse(json);
  REQUIRE(article);
  return *article;
}

std::string only_error(const std::string& json) {
  article::JsonRecordParser parser;
  const auto article = parser.parse(json);
  REQUIRE_FALSE(article);
  CHECK(article.error().code == ErrorCode::invalid_document);
  return to_string(article.error());
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a record fills the whole article") {
  const Article article = only_article(
      R"({"id":"k-1","title":"Satgas Project S","lead":"Ringkas.","body":"Isi\nberita.",)"
      R"("published":"2023-07-20T09:10:00+07:00","updated":"2023-07-21","source":"tekno.example",)"
      R"("section":"kebijakan","authors":["Sari","Bima"],"tags":["satgas","UMKM"],)"
      R"("url":"https://tekno.example/k-1","language":"id-ID","dibaca":12})");
  CHECK(article.id == "k-1");
  CHECK(article.title == "Satgas Project S");
  CHECK(article.lead == "Ringkas.");
  CHECK(article.body == "Isi\nberita.");
  REQUIRE(article.published);
  CHECK(to_rfc3339(*article.published) == "2023-07-20T09:10:00+07:00");
  REQUIRE(article.updated);
  CHECK(to_rfc3339(*article.updated) == "2023-07-21T00:00:00+07:00");
  CHECK(article.source == "tekno.example");
  CHECK(article.section == "kebijakan");
  CHECK(article.authors == Words{"Sari", "Bima"});
  CHECK(article.tags == Words{"satgas", "UMKM"});
  CHECK(article.url == "https://tekno.example/k-1");
  CHECK(article.language == "id");
}

TEST_CASE("fields go by several names") {
  struct Row {
    std::string json;
    std::string Article::*field;
    const char* value;
  };
  for (const Row& row : {
           Row{R"({"id":42})", &Article::id, "42"},
           Row{R"({"id":18446744073709551615})", &Article::id, "18446744073709551615"},
           Row{R"({"text":"isi"})", &Article::body, "isi"},
           Row{R"({"content":"isi"})", &Article::body, "isi"},
           Row{R"({"body":null,"content":"isi"})", &Article::body, "isi"},
           Row{R"({"body":"","text":"isi"})", &Article::body, "isi"},
           Row{R"({"body":"isi","text":"lain"})", &Article::body, "isi"},
           Row{R"({"description":"ringkas"})", &Article::lead, "ringkas"},
           Row{R"({"summary":"ringkas"})", &Article::lead, "ringkas"},
           Row{R"({"category":"gawai"})", &Article::section, "gawai"},
           Row{R"({"link":"https://a.example/x"})", &Article::url, "https://a.example/x"},
           Row{R"({"lang":"EN_us"})", &Article::language, "en"},
           Row{R"({"title":"  Judul \n"})", &Article::title, "Judul"},
           Row{R"({"title":"lama","title":"baru"})", &Article::title, "baru"},
           Row{R"({"title":"caf\u00e9 \ud83d\ude00"})", &Article::title, "caf\u00E9 \U0001F600"},
       }) {
    CAPTURE(row.json);
    CHECK(only_article(row.json).*row.field == row.value);
  }
  for (const char* key : {"published", "published_at", "date", "datePublished"}) {
    CAPTURE(key);
    CHECK(only_article("{\"" + std::string(key) + "\":\"20/7/2023\"}").published.has_value());
  }
  CHECK(only_article(R"({"author":"Sari, S.Kom."})").authors == Words{"Sari, S.Kom."});
  CHECK(only_article(R"({"author":{"@type":"Person","name":"Sari"}})").authors == Words{"Sari"});
  CHECK(only_article(R"({"authors":[{"name":"Sari"},"Bima",null]})").authors ==
        Words{"Sari", "Bima"});
  CHECK(only_article(R"({"keywords":"satgas, UMKM,,"})").tags == Words{"satgas", "UMKM"});
  CHECK_FALSE(only_article(R"({"date":""})").published.has_value());
}

TEST_CASE("without an id the URL serves, else the content") {
  CHECK(only_article(R"({"url":"https://a.example/x","body":"isi"})").id == "a.example/x");
  CHECK(only_article(R"({"url":"http://A.example/x/?utm_source=b#c","body":"isi"})").id ==
        "a.example/x");
  CHECK(only_article(R"({"url":"arsip/7","body":"isi"})").id == "arsip/7");

  const std::string by_content = only_article(R"({"source":"a","title":"b","body":"c"})").id;
  CHECK(by_content.starts_with("content-"));
  CHECK(only_article(R"({"body":"c","title":"b","source":"a","section":"d"})").id == by_content);
  CHECK(only_article(R"({"source":"a","title":"bc","body":""})").id != by_content);

  const std::string path(300, 'x');
  const std::string one = only_article(R"({"url":"https://a.example/)" + path + R"(1"})").id;
  const std::string two = only_article(R"({"url":"https://a.example/)" + path + R"(2"})").id;
  CHECK(one.size() == article::kMaxIdBytes);
  CHECK(one != two);
}

TEST_CASE("what is wrong names the field and what would be right") {
  struct Row {
    std::string json;
    const char* error;
  };
  for (const Row& row : {
           Row{R"({"title":5})", "title: is a number (expected a string)"},
           Row{R"({"id":1.5})", "id: is a number (expected a string or a whole number)"},
           Row{R"({"body":["a"]})", "body: is a list (expected a string)"},
           Row{R"({"tags":[1]})", "tags: is a number (expected a string or a list of strings)"},
           Row{R"({"authors":true})",
               "authors: is true or false (expected a string or a list of "
               "strings)"},
           Row{R"({"date":1689818400})",
               "date: is a number (expected a string with a date or time)"},
           Row{R"({"date":"kemarin"})",
               "date: \"kemarin\" is not a date or time (write RFC 3339, such as "
               "2023-07-20T09:10:00+07:00 or 2023-07-20)"},
           Row{"[1]", "is a list (expected one JSON object a line)"},
       }) {
    CAPTURE(row.json);
    CHECK(only_error(row.json) == row.error);
  }
}

TEST_CASE("JSON that does not parse says where") {
  struct Row {
    std::string json;
    const char* start;
  };
  std::string deep;
  for (int i = 0; i < 100; ++i)
    deep += R"({"a":)";
  for (const Row& row : {
           Row{R"({"id":1,})", "not valid JSON at byte 9: "},
           Row{R"({"id":)", "not valid JSON at byte 7: "},
           Row{R"({"id":1} {"id":2})", "not valid JSON at byte 10: "},
           Row{R"({'id':1})", "not valid JSON at byte 2: "},
           Row{"bukan json", "not valid JSON at byte 1: "},
           Row{deep, "not valid JSON at byte "},
       }) {
    CAPTURE(row.json);
    CHECK(only_error(row.json).starts_with(row.start));
  }
}

TEST_CASE("invalid UTF-8 is repaired, not rejected") {
  const Article article =
      only_article("{\"id\":\"a\",\"title\":\"caf\xE9 baru\",\"body\":\"\xE2\x80\"}");
  CHECK(article.title == "caf\uFFFD baru");
  CHECK(article.body == "\uFFFD");
  CHECK(only_error(R"({"title":"\ud800"})").starts_with("not valid JSON"));
}

TEST_CASE("a parser reads on after a fault") {
  article::JsonRecordParser parser;
  CHECK_FALSE(parser.parse(R"({"id":)"));
  const auto article = parser.parse(R"({"id":"a"})");
  REQUIRE(article);
  CHECK(article->id == "a");
}
