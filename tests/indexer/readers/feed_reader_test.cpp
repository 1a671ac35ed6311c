// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/feed_reader.hpp"

#include <doctest/doctest.h>

#include <string>

#include "read_all.hpp"

using namespace telusur;
using namespace telusur::indexer;
using article::Article;
using test::article_of;
using test::error_of;
using test::published;
using test::records_of;

namespace {

using Words = std::vector<std::string>;
const Input kFeed{"umpan.xml", {}};

std::string rss(std::string_view items) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Kabar "
         "Kota</title><link>https://kota.example/</link><language>id-ID</language>" +
         std::string(items) + "</channel></rss>";
}

std::string atom(std::string_view entries) {
  return "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"id\"><title>Kabar</title>" +
         std::string(entries) + "</feed>";
}

}  // namespace

TEST_CASE("an RSS item with its full text") {
  const Article article = article_of(
      rss("<item><title>Taman &amp; Kota</title>"
          "<link>https://kota.example/internet/2024/03/taman?utm_source=rss</link>"
          "<guid isPermaLink=\"false\">77</guid><pubDate>Thu, 14 Mar 2024 14:05:00 +0700</pubDate>"
          "<dc:creator><![CDATA[Dian Puspita]]></dc:creator><category>Internet</category>"
          "<category>taman</category><description>Ringkasan berita.</description>"
          "<content:encoded><![CDATA[<p>Satu &amp; dua.</p><p>Tiga.</p>"
          "<p>Baca juga: <a href=\"/x\">Trotoar Baru "
          "Diresmikan</a></p>]]></content:encoded></item>"),
      kFeed);
  CHECK(article.title == "Taman & Kota");
  CHECK(article.id == "kota.example/internet/2024/03/taman");
  CHECK(article.url == "https://kota.example/internet/2024/03/taman");
  CHECK(published(article) == "2024-03-14T14:05:00+07:00");
  CHECK(article.authors == Words{"Dian Puspita"});
  CHECK(article.section == "internet");
  CHECK(article.tags == Words{"taman"});
  CHECK(article.lead == "Ringkasan berita.");
  CHECK(article.body == "Satu & dua.\nTiga.");
  CHECK(article.source == "kota.example");
  CHECK(article.language == "id");
}

TEST_CASE("an item with a summary alone; a guid where there is no link; RSS 1.0") {
  const Article article = article_of(
      rss("<item><title>A</title><description>&lt;b&gt;Isi&lt;/b&gt; singkat</description>"
          "<guid isPermaLink=\"false\">berita-7</guid></item>"),
      kFeed);
  CHECK(article.id == "berita-7");
  CHECK(article.body == "Isi singkat");
  CHECK(article.source == "kota.example");
  CHECK(published(article) == "none");

  const Article old = article_of(
      "<?xml version=\"1.0\"?><rdf:RDF><channel><title>K</title></channel><item><title>B</title>"
      "<link>http://k.example/b</link><dc:date>2024-03-14T00:00:00Z</dc:date></item></rdf:RDF>",
      {"indeks.rdf", {}});
  CHECK(old.id == "k.example/b");
  CHECK(published(old) == "2024-03-14T00:00:00+00:00");
}

TEST_CASE("an Atom entry, its content as HTML, XHTML or text") {
  struct Row {
    const char* content;
    const char* body;
  };
  for (const Row& row : {
           Row{"<content type=\"html\">&lt;p&gt;Satu.&lt;/p&gt;&lt;p&gt;Dua.&lt;/p&gt;</content>",
               "Satu.\nDua."},
           Row{"<content type=\"xhtml\"><div><p>Satu.</p><p>Dua <b>tebal</b>.</p></div></content>",
               "Satu.\nDua tebal."},
           Row{"<content>Satu saja.</content>", "Satu saja."},
       }) {
    CAPTURE(row.content);
    const Article article =
        article_of(atom("<entry><title type=\"html\">Judul &lt;i&gt;miring&lt;/i&gt;</title>"
                        "<link rel=\"self\" href=\"https://k.example/feed/1\"/>"
                        "<link href=\"https://k.example/satelit/1\"/><id>tag:k,1</id>"
                        "<published>2024-03-14T10:00:00+08:00</"
                        "published><updated>2024-03-15T00:00:00Z</updated>"
                        "<author><name>Dian</name></author><category term=\"orbit\"/>"
                        "<summary>Ringkas.</summary>" +
                        std::string(row.content) + "</entry>"),
                   kFeed);
    CHECK(article.body == row.body);
    CHECK(article.title == "Judul miring");
    CHECK(article.id == "k.example/satelit/1");
    CHECK(published(article) == "2024-03-14T10:00:00+08:00");
    CHECK(article.updated.has_value());
    CHECK(article.lead == "Ringkas.");
    CHECK(article.tags == Words{"orbit"});
  }
}

TEST_CASE("the same item read twice is one id") {
  const std::string feed =
      rss("<item><title>A</title><link>https://k.example/a/</link></item>"
          "<item><title>A</title><link>http://k.example/a#x</link></item>");
  const auto records = records_of(feed, kFeed);
  REQUIRE(records.size() == 2);
  CHECK(records[0].article->id == records[1].article->id);
  CHECK(records[1].origin == Origin{"umpan.xml", 2});
}

TEST_CASE("a bad date is an item's error, a feed that ends early an error after the whole items") {
  CHECK(error_of(rss("<item><title>A</title><pubDate>besok</pubDate></item>"), kFeed) ==
        "umpan.xml:1: published: \"besok\" is not a date or time (write RFC 2822 in RSS and RFC "
        "3339 in Atom)");
  CHECK(
      error_of(rss("<item><title>A</title><pubDate>Mon, 01 Jan 0000 00:00:00 GMT</pubDate></item>"),
               kFeed)
          .starts_with("umpan.xml:1: published: \"Mon, 01 Jan 0000"));
  const std::string whole = rss("<item><title>A</title></item>\n<item><title>B</title></item>");
  const auto records = records_of(whole.substr(0, whole.find("B</title>")), kFeed);
  REQUIRE(records.size() == 2);
  CHECK(records[0].article->title == "A");
  REQUIRE_FALSE(records[1].article);
  CHECK(to_string(records[1].article.error())
            .starts_with("umpan.xml: not well-formed XML in line 3"));
}

TEST_CASE("entities that a feed declares are never expanded") {
  const std::string bomb =
      "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;&a;\">"
      "<!ENTITY c SYSTEM \"file:///etc/hostname\">]><rss><channel><item><title>x &b; y</title>"
      "<description>&c; isi</description></item></channel></rss>";
  const Article article = article_of(bomb, kFeed);
  CHECK(article.title.find("haha") == std::string::npos);
  CHECK(article.body.find("isi") != std::string::npos);
  CHECK(article.body.size() < 10);
}
