// SPDX-License-Identifier: GPL-2.0-or-later
// Feeds and the OpenSearch description, asked of the real daemon.
#include <doctest/doctest.h>

#include <pugixml.hpp>

#include "analysis/analyzers.hpp"
#include "api_service.hpp"
#include "small_index.hpp"

using namespace telusur;
using namespace telusur::testing;

namespace {

void fill(const std::filesystem::path& db) {
  article::Article old = make_article("lama", "Kapal lama", "Kapal lama <bersandar> & tidur.");
  old.published = *article::parse_timestamp("2023-07-20T09:10:05+07:00");
  old.url = "https://kabar.example/lama";
  article::Article fresh = make_article("baru", "Kapal baru", "Kapal baru meluncur.");
  fresh.published = *article::parse_timestamp("2024-01-05T00:00:00Z");
  write_index(db, analysis::make_default_analyzer(),
              {old, fresh, make_article("tanpa", "Kapal entah", "Kapal tanpa tanggal.")});
}

pugi::xml_document parsed(const Reply& reply) {
  pugi::xml_document document;
  REQUIRE(reply.status == 200);
  REQUIRE(document.load_string(reply.body.c_str()));
  return document;
}

std::string text(const pugi::xml_node& node, const char* path) {
  return node.select_node(path).node().text().get();
}

}  // namespace

TEST_CASE("an Atom feed has the newest first, ids that last, and a link to itself") {
  const ApiService service(fill);
  const Reply reply = service.get("/feed.atom?q=kapal");
  CHECK(reply.header("content-type") == "application/atom+xml; charset=utf-8");
  const pugi::xml_document document = parsed(reply);
  const pugi::xml_node feed = document.child("feed");
  CHECK(std::string(feed.child("link").attribute("href").value())
            .starts_with("http://telusur.example/feed.atom?q=kapal"));
  CHECK(text(feed, "entry[1]/id") == "urn:x-telusur:article:baru");
  CHECK(text(feed, "entry[1]/published") == "2024-01-05T00:00:00+00:00");
  CHECK(text(feed, "entry[2]/id") == "https://kabar.example/lama");
  CHECK(text(feed, "updated") == "2024-01-05T00:00:00+00:00");
  CHECK(text(feed, "entry[2]/summary").find("&lt;bersandar&gt; &amp; tidur") != std::string::npos);
  const std::string etag = reply.header("etag");
  CHECK(service.get("/feed.atom?q=kapal", "If-None-Match: " + etag + "\r\n").status == 304);
}

TEST_CASE("an RSS feed has RFC 822 dates in the article's zone, and none where none is known") {
  const ApiService service(fill);
  const pugi::xml_document document = parsed(service.get("/feed.rss?q=kapal&limit=3"));
  const pugi::xml_node channel = document.child("rss").child("channel");
  CHECK(text(channel, "item[1]/pubDate") == "Fri, 05 Jan 2024 00:00:00 +0000");
  CHECK(text(channel, "item[2]/pubDate") == "Thu, 20 Jul 2023 09:10:05 +0700");
  CHECK(text(channel, "item[2]/guid") == "https://kabar.example/lama");
  CHECK(std::string(channel.select_node("item[1]/guid/@isPermaLink").attribute().value()) ==
        "false");
  CHECK(channel.select_node("item[3]/title"));
  CHECK_FALSE(channel.select_node("item[3]/pubDate"));
  CHECK(text(channel, "link").starts_with("http://telusur.example/search?q=kapal"));
  CHECK(std::string(channel.child("atom:link").attribute("href").value())
            .starts_with("http://telusur.example/feed.rss?q=kapal"));
}

TEST_CASE("a feed follows filters, and does not fill up with what has fewer of the words") {
  const ApiService service(fill);
  CHECK(parsed(service.get("/feed.atom?q=kapal&since=2024")).select_nodes("//entry").size() == 1);
  CHECK(parsed(service.get("/feed.atom?q=kapal+karam")).select_nodes("//entry").empty());
  CHECK(service.get("/feed.atom").status == 400);
  CHECK(service.get("/feed.rss?q=kapal&limit=101").status == 400);
}

TEST_CASE("links have the address that people use, whatever the request says") {
  const ApiService service(fill, {"--public-url", "https://cari.example/berita/"});
  CHECK(service.get("/feed.atom?q=kapal")
            .body.find("https://cari.example/berita/feed.atom?q=kapal") != std::string::npos);
  const ApiService other(fill);
  Client client = other.daemon().connect();
  client.send("GET /opensearch.xml HTTP/1.1\r\nHost: a\"><b>\r\n\r\n");
  const auto reply = client.receive();
  if (reply && reply->status == 200) CHECK(reply->body.find("<b>") == std::string::npos);
}

TEST_CASE("a browser finds the search, the suggestions and the feed") {
  const ApiService service(fill);
  const Reply reply = service.get("/opensearch.xml");
  CHECK(reply.header("content-type") == "application/opensearchdescription+xml; charset=utf-8");
  const pugi::xml_document document = parsed(reply);
  const pugi::xml_node description = document.child("OpenSearchDescription");
  CHECK(std::string(description.child("ShortName").text().get()).size() <= 16);
  std::string suggestions;
  for (const pugi::xml_node& url : description.children("Url")) {
    if (url.attribute("rel").value() == std::string("suggestions")) {
      suggestions = url.attribute("template").value();
    }
  }
  REQUIRE(suggestions.starts_with("http://telusur.example/v1/suggest?q={searchTerms}"));
  suggestions.replace(suggestions.find("{searchTerms}"), 13, "kap");
  const Reply suggested =
      service.get(suggestions.substr(std::string("http://telusur.example").size()));
  CHECK(suggested.header("content-type") == "application/x-suggestions+json");
  CHECK(suggested.body.starts_with("[\"kap\",["));
  CHECK(service.get("/v1/suggest?q=kap", "Accept: application/x-suggestions+json\r\n").body ==
        suggested.body);
}
