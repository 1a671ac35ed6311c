// SPDX-License-Identifier: GPL-2.0-or-later
// The query log and the cache of answers, on the real daemon.
#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "api_service.hpp"

using namespace telusur::testing;
namespace json = boost::json;

namespace {

void fill(const std::filesystem::path& db) {
  index_titles(db, {"Tarif internet naik", "Internet desa", "Kapal listrik"});
}

json::array statistics(const ApiService& service, const std::string& kind) {
  return service.body_of("/v1/stats/queries?kind=" + kind, bearer(service.admin_key()))
      .at("queries")
      .as_array();
}

/// The value of a metric without labels.
double metric(const ApiService& service, const std::string& name) {
  const std::string text = service.get("/metrics").body;
  const auto at = text.find("\n" + name + " ");
  REQUIRE(at != std::string::npos);
  return std::stod(text.substr(at + name.size() + 2));
}

}  // namespace

TEST_CASE("searches and clicks become statistics") {
  const ApiService service(fill);
  const json::object first = service.body_of("/v1/search?q=internet");
  service.body_of("/v1/search?q=Internet&limit=5");
  service.body_of("/v1/search?q=internet&offset=10");
  service.body_of("/v1/search?q=zebra&typo=off");
  const std::string click = R"({"query_id":")" + std::string(first.at("query_id").as_string()) +
                            R"(","id":"Internet-desa","position":2})";
  CHECK(service.ask("POST", "/v1/events", "Content-Type: application/json\r\n", click).status ==
        204);
  const json::array popular = statistics(service, "popular");
  REQUIRE(popular.size() == 2);
  CHECK(popular[0].at("query") == "Internet");
  CHECK(popular[0].at("searches") == 2);
  CHECK(popular[0].at("clicks") == 1);
  CHECK(popular[0].at("hits") == 2);
  const json::array zero = statistics(service, "zero");
  REQUIRE(zero.size() == 1);
  CHECK(zero[0].at("query") == "zebra");
  CHECK(statistics(service, "slow").size() == 2);
  CHECK(statistics(service, "low_click").empty());
}

TEST_CASE("no address is in the log, and searches outlive a restart") {
  ApiService service(fill);
  service.body_of("/v1/search?q=internet");
  CHECK(statistics(service, "popular").size() == 1);
  service.start();
  CHECK(statistics(service, "popular").size() == 1);
  std::string bytes;
  for (const auto& file : std::filesystem::directory_iterator(service.state())) {
    std::ifstream in(file.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(in), {});
  }
  CHECK(bytes.find("internet") != std::string::npos);
  CHECK(bytes.find("127.0.0.1") == std::string::npos);
}

TEST_CASE("the log can be switched off") {
  const ApiService off(fill, {"--no-query-log"});
  off.body_of("/v1/search?q=internet");
  CHECK(off.get("/v1/stats/queries", bearer(off.admin_key())).status == 404);
  CHECK(off.ask("POST", "/v1/events", "Content-Type: application/json\r\n",
                R"({"query_id":"a","id":"b","position":1})")
            .status == 404);
  CHECK_FALSE(std::filesystem::exists(off.state() / "queries.sqlite"));
}

TEST_CASE("statistics are for the admin") {
  const ApiService service(fill);
  CHECK(service.get("/v1/stats/queries").status == 401);
  CHECK(service.get("/v1/stats/queries", bearer(service.write_key())).status == 403);
}

TEST_CASE("the same question has the same query_id, another one another") {
  const ApiService service(fill);
  const auto id = [&](const char* target) { return service.body_of(target).at("query_id"); };
  CHECK(id("/v1/search?q=internet") == id("/v1/search?limit=5&q=internet&sort=relevance"));
  CHECK(id("/v1/search?q=internet") == id("/v1/search?q=internet&offset=1"));
  CHECK(id("/v1/search?q=internet") != id("/v1/search?q=internet&sort=newest"));
}

TEST_CASE("an answer given again is the same, however the request is written, and counted") {
  const ApiService service(fill);
  const Reply fresh = service.get("/v1/search?q=internet&limit=2");
  const Reply again = service.get("/v1/search?limit=2&q=internet&collapse=story");
  CHECK(again.header("server-timing") == "cache;desc=\"hit\"");
  CHECK(fresh.header("server-timing").find("search;dur=") != std::string::npos);
  CHECK(again.body == fresh.body);
  CHECK(again.header("link") == fresh.header("link"));
  CHECK(metric(service, "telusur_cache_hits_total") == 1);
  CHECK(metric(service, "telusur_cache_misses_total") == 1);
  CHECK(service.get("/v1/search?q=internet&limit=1").body != fresh.body);
}

TEST_CASE("posting lists in memory are counted") {
  const ApiService service(fill);
  // They are prepared in the background, and answers of the cache need none.
  int limit = 0;
  const bool found = eventually([&] {
    service.body_of("/v1/search?q=internet&limit=" + std::to_string(1 + ++limit % 50));
    return metric(service, "telusur_postings_cache_hits_total") > 0;
  });
  CHECK(found);
  CHECK(metric(service, "telusur_postings_cache_misses_total") > 0);
  CHECK(metric(service, "telusur_postings_cache_bytes") > 0);
  CHECK(metric(service, "telusur_postings_cache_entries") > 0);
}

TEST_CASE("what is told of one article is given again, too, until the index changes") {
  const ApiService service(fill);
  for (const char* target : {"/v1/articles/Internet-desa", "/v1/articles/Internet-desa/related",
                             "/v1/stories/Internet-desa"}) {
    CAPTURE(target);
    const Reply fresh = service.get(target);
    const Reply again = service.get(target);
    CHECK(fresh.header("server-timing").find("search;dur=") != std::string::npos);
    CHECK(again.header("server-timing") == "cache;desc=\"hit\"");
    CHECK(again.body == fresh.body);
    CHECK(again.header("etag") == fresh.header("etag"));
    CHECK(service.get(target, "If-None-Match: " + fresh.header("etag") + "\r\n").status == 304);
  }
  // What is not there is not kept.
  CHECK(service.get("/v1/articles/tiada").status == 404);
  CHECK(service.get("/v1/articles/tiada").body.find("tiada") != std::string::npos);
  index_titles(service.db(), {"tiada"});
  CHECK(eventually([&] { return service.get("/v1/articles/tiada").status == 200; }));
}

TEST_CASE("pages are given again, to each language its own, and counted as searches all the same") {
  const ApiService service(fill);
  const Reply fresh = service.get("/search?q=internet");
  const Reply again = service.get("/search?q=internet&utm_source=surat");
  CHECK(fresh.header("server-timing").find("search;dur=") != std::string::npos);
  CHECK(again.header("server-timing") == "cache;desc=\"hit\"");
  CHECK(again.body == fresh.body);
  const Reply english = service.get("/search?q=internet", "Accept-Language: en\r\n");
  CHECK(english.header("server-timing") != "cache;desc=\"hit\"");
  CHECK(english.body != fresh.body);
  CHECK(service.get("/search?q=internet&page=2").body != fresh.body);
  CHECK(service.get("/articles/Internet-desa").status == 200);
  CHECK(service.get("/articles/Tarif-internet-naik").body.find("Tarif") != std::string::npos);
  const json::array popular = statistics(service, "popular");
  REQUIRE(popular.size() == 1);
  CHECK(popular[0].at("searches") == 3);
}

TEST_CASE("an answer of an older index is not given again") {
  const ApiService service(fill);
  CHECK(service.body_of("/v1/search?q=internet").at("total").at("value") == 2);
  index_titles(service.db(), {"Internet satelit"});
  CHECK(eventually(
      [&] { return service.body_of("/v1/search?q=internet").at("total").at("value") == 3; }));
  CHECK(service.body_of("/v1/search?q=internet").at("total").at("value") == 3);
}

TEST_CASE("a cache of no bytes keeps nothing") {
  const ApiService service(fill, {"--cache-bytes", "0"});
  for (int i = 0; i < 2; ++i)
    CHECK(service.get("/v1/search?q=internet").header("server-timing").find("cache") ==
          std::string::npos);
}

TEST_CASE("clients that accept other codings get their own answers") {
  const ApiService service(fill);
  const Reply plain = service.get("/v1/search?q=internet&explain=true");
  const Reply packed =
      service.get("/v1/search?q=internet&explain=true", "Accept-Encoding: gzip\r\n");
  CHECK(packed.header("content-encoding") == "gzip");
  CHECK(plain.header("content-encoding").empty());
  CHECK(service.get("/v1/search?q=internet&explain=true").body == plain.body);
}
