// SPDX-License-Identifier: GPL-2.0-or-later
// What of an answer is given, and how it is kept: parameters that change its shape, conditions.
#include <doctest/doctest.h>
#include <signal.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "api_service.hpp"

using namespace telusur::testing;
namespace json = boost::json;

namespace {

void fill(const std::filesystem::path& db) {
  index_titles(db, {"Tarif internet naik", "Internet desa", "Kapal listrik"});
}

const ApiService& service() {
  static const ApiService kService(fill);
  return kService;
}

json::object first_hit(const std::string& parameters) {
  const json::object body = service().body_of("/v1/search?q=internet" + parameters);
  REQUIRE_FALSE(body.at("hits").as_array().empty());
  return body.at("hits").as_array().front().as_object();
}

}  // namespace

TEST_CASE("fields says which members a hit has") {
  const json::object hit = first_hit("&fields=title,score");
  CHECK(hit.size() == 3);
  CHECK(hit.contains("id"));
  CHECK(hit.contains("title"));
  CHECK(hit.contains("score"));
  CHECK(first_hit("").contains("snippets"));
  CHECK(service().get("/v1/search?q=a&fields=judul").status == 400);
}

TEST_CASE("highlight says how matches are shown") {
  const auto snippet = [](const json::object& hit) {
    return hit.at("snippets").as_array().at(0).as_object();
  };
  const json::object html = first_hit("");
  CHECK(html.at("title_html").as_string().find("<mark>") != json::string::npos);
  CHECK(snippet(html).contains("html"));
  const json::object offsets = first_hit("&highlight=offsets");
  CHECK_FALSE(offsets.contains("title_html"));
  CHECK_FALSE(snippet(offsets).contains("html"));
  CHECK_FALSE(snippet(offsets).at("marks").as_array().empty());
  CHECK(snippet(offsets).at("text") == snippet(html).at("text"));
  const json::object none = first_hit("&highlight=none");
  CHECK_FALSE(none.contains("title_html"));
  CHECK_FALSE(snippet(none).contains("marks"));
}

TEST_CASE("time, passages and recency are chosen for one search") {
  for (const char* good : {"&timeout_ms=50", "&timeout_ms=0", "&snippet_length=8", "&recency=30d",
                           "&recency=on", "&recency=off", "&explain=1", "&collapse=none"}) {
    CAPTURE(good);
    CHECK(service().get(std::string("/v1/search?q=internet") + good).status == 200);
  }
  for (const char* bad : {"&timeout_ms=-1", "&timeout_ms=60001", "&snippet_length=7", "&recency=0d",
                          "&recency=30", "&recency=bulan", "&collapse=ya"}) {
    CAPTURE(bad);
    CHECK(service().get(std::string("/v1/search?q=internet") + bad).status == 400);
  }
}

TEST_CASE("a parameter in capitals is told its name") {
  const Reply reply = service().get("/v1/search?Q=internet&q=a");
  CHECK(reply.status == 400);
  CHECK(reply.body.find(R"("nearest":"q")") != std::string::npos);
}

TEST_CASE("whatever state of an article is asked for, one that is missing is missing") {
  const std::string any = "If-None-Match: *\r\n";
  CHECK(service().get("/v1/articles/nope", any).status == 404);
  CHECK(service().get("/v1/articles/nope/related", any).status == 404);
  CHECK(service().get("/v1/stories/nope", any).status == 404);
  CHECK(service().get("/v1/articles/Internet-desa", any).status == 304);
}

TEST_CASE("what a client keeps does not outlive the options it was made with") {
  ApiService changing(fill);
  const char* target = "/v1/articles/Internet-desa";
  const std::string etag = changing.get(target).header("etag");
  CHECK(changing.get(target, "If-None-Match: " + etag + "\r\n").status == 304);
  changing.start({"--serve-text"});
  CHECK(changing.get(target, "If-None-Match: " + etag + "\r\n").status == 200);
}

TEST_CASE("a search by POST has no ETag: its target is that of any other") {
  const Reply posted = service().ask("POST", "/v1/search", "Content-Type: Application/JSON\r\n",
                                     R"({"q":"internet"})");
  CHECK(posted.status == 200);
  CHECK(posted.header("etag").empty());
  CHECK_FALSE(service().get("/v1/search?q=internet").header("etag").empty());
}

TEST_CASE("a query log that is damaged is begun anew, and kept") {
  ApiService damaged(fill);
  damaged.body_of("/v1/search?q=internet");
  damaged.daemon().signal(SIGTERM);
  REQUIRE(damaged.daemon().wait() == 0);
  std::ofstream(damaged.state() / "queries.sqlite", std::ios::trunc) << std::string(5'000, 'x');
  damaged.start();
  CHECK(damaged.get("/v1/search?q=internet").status == 200);
  CHECK(std::filesystem::exists(damaged.state() / "queries.sqlite.damaged"));
}
