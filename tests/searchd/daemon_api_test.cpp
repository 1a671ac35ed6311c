// SPDX-License-Identifier: GPL-2.0-or-later
// The endpoints, asked of the real daemon.
#include <doctest/doctest.h>
#include <zlib.h>

#include <boost/json.hpp>

#include "analysis/analyzers.hpp"
#include "running_daemon.hpp"
#include "small_index.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;
namespace json = boost::json;

namespace {

/// A daemon on three articles; the tests of this file only read.
struct Service {
  explicit Service(const std::vector<std::string>& options = {}) {
    index_titles(db, {"Project S mengancam UMKM", "Tarif internet naik", "Caf\u00e9 digital UMKM"});
    daemon = std::make_unique<Daemon>(db, folder.path() / "log", options);
  }
  Reply get(std::string_view target, std::string_view headers = "") const {
    return daemon->connect().get(target, headers).value();
  }
  Reply ask(std::string_view request, bool head = false) const {
    Client client = daemon->connect();
    client.send(request);
    return client.receive(head).value();
  }

  TemporaryFolder folder;
  std::filesystem::path db = folder.path() / "db";
  std::unique_ptr<Daemon> daemon;
};

json::object body_of(const Reply& reply) {
  return json::parse(reply.body).as_object();
}

std::string gunzipped(const std::string& bytes) {
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  std::string text(1U << 20U, '\0');
  std::string input = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return text;
}

}  // namespace

TEST_CASE("search finds, marks and pages") {
  const Service service;
  const Reply reply = service.get("/v1/search?q=Project+S+UMKM&limit=1&snippets=1");
  REQUIRE(reply.status == 200);
  CHECK(reply.header("content-type") == "application/json");
  CHECK(reply.header("x-content-type-options") == "nosniff");
  CHECK(reply.header("cache-control") == "private, no-cache");
  CHECK(reply.header("server-timing").find("search;dur=") != std::string::npos);
  CHECK(reply.header("vary") == "Accept-Encoding, Accept-Language, Origin");
  const json::object body = body_of(reply);
  CHECK(body.at("query") == "Project S UMKM");
  REQUIRE(body.at("hits").as_array().size() == 1);
  const json::object& hit = body.at("hits").at(0).as_object();
  CHECK(hit.at("id") == "Project-S-mengancam-UMKM");
  CHECK(hit.at("title_html") == "<mark>Project S</mark> mengancam <mark>UMKM</mark>");
  CHECK(hit.at("snippets").as_array().size() == 1);
  const std::string next(body.at("links").at("next").as_string());
  CHECK(reply.header("link") == "<" + next + ">; rel=\"next\"");
  const json::object second = body_of(service.get(next));
  CHECK(second.at("hits").at(0).at("id") == "Caf\u00e9-digital-UMKM");
  CHECK(second.at("links").as_object().contains("prev"));
}

TEST_CASE("a misspelt query is corrected, suggested or left alone") {
  const Service service;
  const json::object applied = body_of(service.get("/v1/search?q=intrenet"));
  CHECK(applied.at("query") == "intrenet");
  CHECK(applied.at("did_you_mean") == json::value{{"text", "internet"}, {"applied", true}});
  CHECK(applied.at("hits").as_array().size() == 1);
  const json::object suggested = body_of(service.get("/v1/search?q=intrenet&typo=suggest"));
  CHECK(suggested.at("did_you_mean") == json::value{{"text", "internet"}, {"applied", false}});
  CHECK(suggested.at("hits").as_array().empty());
  CHECK(suggested.at("links").at("self").as_string().find("&typo=suggest&") != json::string::npos);
  CHECK(body_of(service.get("/v1/search?q=intrenet&typo=off")).at("did_you_mean").is_null());
  CHECK(service.get("/v1/search?q=intrenet&typo=mungkin").status == 400);
}

TEST_CASE("what is being typed is completed, for us and for browsers") {
  const Service service;
  const Reply reply = service.get("/v1/suggest?q=mengancam+um");
  REQUIRE(reply.status == 200);
  CHECK(reply.header("content-type") == "application/json");
  const json::object body = body_of(reply);
  CHECK(body.at("query") == "mengancam um");
  REQUIRE(body.at("suggestions").as_array().size() == 1);
  const json::object& suggestion = body.at("suggestions").at(0).as_object();
  CHECK(suggestion.at("text") == "Project S mengancam UMKM");
  CHECK(suggestion.at("kind") == "title");
  CHECK(suggestion.at("url") == "https://berita.example/Project-S-mengancam-UMKM");
  CHECK(suggestion.at("marks") == json::array{{10, 19}, {20, 22}});
  const Reply browser = service.get("/v1/suggest?q=mengancam+um&format=opensearch");
  CHECK(browser.header("content-type") == "application/x-suggestions+json");
  CHECK(json::parse(browser.body) ==
        json::array{"mengancam um", json::array{"Project S mengancam UMKM"}, json::array{""},
                    json::array{"https://berita.example/Project-S-mengancam-UMKM"}});
  CHECK(body_of(service.get("/v1/suggest?q=umkm&limit=1")).at("suggestions").as_array().size() ==
        1);
  CHECK(body_of(service.get("/v1/suggest?q=%FF")).at("suggestions").as_array().empty());
  CHECK(service.get("/v1/suggest").status == 400);
  CHECK(service.get("/v1/suggest?q=a&limit=21").status == 400);
}

TEST_CASE("any text is a query") {
  const Service service;
  for (const char* q : {"", "+", "%22%22%22", "%28AND+OR+NOT", "%E2%80%9Cproject%E2%80%9D",
                        "%FF%FE", "title%3A%2A", "%F0%9F%93%B1", "a%0Ab%09c", "%3Cscript%3E"}) {
    CAPTURE(q);
    const Reply reply = service.get("/v1/search?q=" + std::string(q));
    CHECK(reply.status == 200);
    CHECK(body_of(reply).contains("hits"));
  }
  CHECK(body_of(service.get("/v1/search?q=caf%C3%A9")).at("total").at("value") == 1);
  CHECK(body_of(service.get("/v1/search?q=zzz")).at("hits").as_array().empty());
  CHECK(service.get("/v1/search?q=a&utm_source=surel").status == 200);
}

TEST_CASE("other words are looked for besides those typed, unless switched off") {
  const Service service;
  const json::object body = body_of(service.get("/v1/search?q=daring"));
  CHECK(body.at("interpreted").at("terms").at(0).at("expanded").at(0).at("text") == "online");
  const json::object typed = body_of(service.get("/v1/search?q=daring&expand=none"));
  CHECK_FALSE(typed.at("interpreted").at("terms").at(0).as_object().contains("expanded"));
  CHECK(typed.at("links").at("self").as_string().find("expand=none") != std::string::npos);
  for (const char* others : {"acronym,slang", "acronym&expand=slang", "slang&exact=1"}) {
    CAPTURE(others);
    const json::object some =
        body_of(service.get(std::string("/v1/search?q=daring&expand=") + others));
    CHECK_FALSE(some.at("interpreted").at("terms").at(0).as_object().contains("expanded"));
  }
  const json::object exact = body_of(service.get("/v1/search?q=daring&exact=1"));
  CHECK(exact.at("interpreted").at("terms").at(0).at("as") == "phrase");
  CHECK(exact.at("links").at("self").as_string().find("exact=true") != std::string::npos);
}

TEST_CASE("days are those of the zone that is named") {
  const Service service;
  struct Row {
    const char* tz;
    const char* since;
    const char* until;
  };
  for (const Row& row : {
           Row{"", "2023-07-01T00:00:00+07:00", "2023-07-03T00:00:00+07:00"},
           Row{"&tz=Asia/Jakarta", "2023-07-01T00:00:00+07:00", "2023-07-03T00:00:00+07:00"},
           Row{"&tz=WIT", "2023-06-30T22:00:00+07:00", "2023-07-02T22:00:00+07:00"},
           Row{"&tz=%2B08%3A00", "2023-06-30T23:00:00+07:00", "2023-07-02T23:00:00+07:00"},
           Row{"&tz=+08:00", "2023-06-30T23:00:00+07:00", "2023-07-02T23:00:00+07:00"},
       }) {
    CAPTURE(row.tz);
    const json::object body = body_of(
        service.get(std::string("/v1/search?q=a&since=2023-07-01&until=2023-07-02") + row.tz));
    CHECK(body.at("interpreted").at("since") == row.since);
    CHECK(body.at("interpreted").at("until") == row.until);
  }
}

TEST_CASE("sort and match are as asked for") {
  const Service service;
  CHECK(body_of(service.get("/v1/search?q=project+zebra&match=all")).at("total").at("value") == 0);
  CHECK(body_of(service.get("/v1/search?q=project+zebra&match=any")).at("total").at("value") == 1);
  CHECK(body_of(service.get("/v1/search?q=umkm&sort=newest")).at("total").at("value") == 2);
}

TEST_CASE("POST asks the same with JSON") {
  const Service service;
  const Reply reply = service.ask(post_request("/v1/search", R"({"q":"umkm","limit":1})"));
  REQUIRE(reply.status == 200);
  CHECK(body_of(reply).at("hits").as_array().size() == 1);
  CHECK(service.ask(post_request("/v1/search", "{")).status == 400);
  CHECK(service.ask(post_request("/v1/search", "q=umkm", "Content-Type: text/plain\r\n")).status ==
        415);
  const Reply typo = service.ask(post_request("/v1/search", R"({"q":"umkm","limits":1})"));
  CHECK(typo.status == 400);
  CHECK(body_of(typo).at("errors").at(0).at("nearest") == "limit");
}

TEST_CASE("faults are problems, in Indonesian or English, with the request's id") {
  const Service service;
  struct Row {
    const char* target;
    int status;
    const char* code;
    const char* detail;
  };
  for (const Row& row : {
           Row{"/v1/search", 400, "invalid_parameter", "q harus ada"},
           Row{"/v1/search?q=a&limit=5000", 400, "invalid_parameter",
               "limit harus bilangan bulat antara 0 dan 100"},
           Row{"/v1/search?q=a&limt=5", 400, "unknown_parameter",
               "limt bukan parameter di sini; maksudnya limit?"},
           Row{"/v1/search?q=a&expand=semua", 400, "invalid_parameter",
               "expand harus salah satu dari all, none, synonym, acronym, slang, synonyms, "
               "acronyms"},
           Row{"/v1/search?q=a&since=2023&tz=Mars", 400, "invalid_parameter",
               "tz harus zona waktu: Asia/Jakarta, Asia/Makassar, Asia/Jayapura, UTC, +08:00"},
           Row{"/healthz?x=1", 400, "unknown_parameter", "x bukan parameter di sini"},
           Row{"/v2", 404, "not_found", "Tidak ada apa-apa di /v2"},
           Row{"/v1/articles/x", 404, "not_found", "Tidak ada artikel dengan id x"},
       }) {
    const auto& [target, status, code, detail] = row;
    CAPTURE(row.target);
    const Reply reply = service.get(target, "X-Request-Id: kita-1\r\n");
    CHECK(reply.status == status);
    CHECK(reply.header("content-type") == "application/problem+json");
    CHECK(reply.header("x-request-id") == "kita-1");
    const json::object body = body_of(reply);
    CHECK(body.at("code") == code);
    CHECK(body.at("detail") == detail);
    CHECK(body.at("request_id") == "kita-1");
    CHECK(body.at("instance") == target);
  }
  const Reply english = service.get("/v2", "Accept-Language: en\r\n");
  CHECK(body_of(english).at("title") == "Not found");
  CHECK(english.header("content-language") == "en");
}

TEST_CASE("a request id with tricks in it is replaced") {
  const Service service;
  const Reply reply = service.get("/healthz", "X-Request-Id: a\"b\r\n");
  CHECK(reply.header("x-request-id").find('"') == std::string::npos);
  CHECK(reply.header("x-request-id").size() == 16);
}

TEST_CASE("other methods are refused with those there are") {
  const Service service;
  const Reply reply = service.ask("DELETE /v1/search?q=a HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(reply.status == 405);
  CHECK(reply.header("allow") == "GET, HEAD, POST, OPTIONS");
  CHECK(body_of(reply).at("code") == "method_not_allowed");
  CHECK(service.ask("OPTIONS /healthz HTTP/1.1\r\nHost: x\r\n\r\n", true).header("allow") ==
        "GET, HEAD, OPTIONS");
  CHECK(service.ask("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", true).status == 204);
}

TEST_CASE("HEAD answers as GET does, without the body") {
  const Service service;
  Client client = service.daemon->connect();
  for (const std::string target : {"/healthz", "/v1/articles/Tarif-internet-naik", "/v2"}) {
    CAPTURE(target);
    const Reply get = client.get(target).value();
    client.send("HEAD " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
    const Reply head = client.receive(true).value();
    CHECK(head.status == get.status);
    CHECK(head.header("content-length") == get.header("content-length"));
    CHECK(head.header("content-type") == get.header("content-type"));
  }
  CHECK(client.get("/healthz").value().status == 200);  // nothing was left on the wire
}

TEST_CASE("an answer the client holds already is not sent again until the index changes") {
  const Service service({"--refresh-ms", "1"});
  const Reply first = service.get("/v1/search?q=umkm");
  const std::string header = "If-None-Match: " + first.header("etag") + "\r\n";
  Client client = service.daemon->connect();
  client.send(get_request("/v1/search?q=umkm", header));
  const Reply second = client.receive(true).value();
  CHECK(second.status == 304);
  CHECK(second.header("etag") == first.header("etag"));
  CHECK(service.get("/v1/search?q=umkm&limit=1", header).status == 200);
  index_titles(service.db, {"Kabar baru UMKM"});
  CHECK(eventually([&] { return service.get("/v1/search?q=umkm", header).status == 200; }));
}

TEST_CASE("what an answer depends on is in its validator, whatever is asked") {
  const Service service;
  for (const char* target :
       {"/v1/analyze?text=peretasan", "/v1/explain?q=umkm&id=Tarif-internet-naik",
        "/v1/articles/Tarif-internet-naik", "/v1/facets/source?q=umkm", "/v1/timeline?q=umkm"}) {
    CAPTURE(target);
    const Reply first = service.get(target);
    CHECK(first.header("cache-control") == "private, no-cache");
    const std::string header = "If-None-Match: " + first.header("etag") + "\r\n";
    Client client = service.daemon->connect();
    client.send(get_request(target, header));
    CHECK(client.receive(true).value().status == 304);
    CHECK(service.get("/v1/analyze?text=lain", header).status == 200);
  }
  CHECK(service.get("/v1/explain?q=umkm&id=tiada", "If-None-Match: *\r\n").status == 404);
}

TEST_CASE("links are those that can be followed") {
  const Service service({"--max-uri-bytes", "512"});
  const auto posted = [&](const std::string& query) {
    return service.ask(
        post_request("/v1/search", json::serialize(json::object{{"q", query}, {"limit", 1}})));
  };
  const Reply shorter = posted("umkm");
  CHECK(service.get(json::value_to<std::string>(body_of(shorter).at("links").at("next"))).status ==
        200);
  const Reply longer = posted("umkm" + std::string(500, ' ') + "umkm");
  CHECK(body_of(longer).at("total").at("value") == 2);
  CHECK(body_of(longer).at("links").as_object().empty());
  CHECK(longer.header("link").empty());
}

TEST_CASE("larger answers are compressed for who accepts it") {
  const Service service;
  const std::string target = "/v1/search?q=umkm";
  const Reply plain = service.get(target);
  const Reply packed = service.get(target, "Accept-Encoding: gzip\r\n");
  CHECK(plain.header("content-encoding").empty());
  CHECK(packed.header("content-encoding") == "gzip");
  CHECK(packed.body.size() < plain.body.size());
  CHECK(json::parse(gunzipped(packed.body)).at("hits") == body_of(plain).at("hits"));
}

TEST_CASE("articles by id, with their text only where the operator says so") {
  const Service closed;
  const json::object without = body_of(closed.get("/v1/articles/Tarif-internet-naik"));
  CHECK(without.at("title") == "Tarif internet naik");
  CHECK(without.at("url") == "https://berita.example/Tarif-internet-naik");
  CHECK_FALSE(without.contains("text"));
  const Service open({"--serve-text"});
  const Reply with = open.get("/v1/articles/Tarif-internet-naik");
  CHECK(body_of(with).at("text") == "Tarif internet naik menjadi kabar hari ini.");
  CHECK_FALSE(with.header("etag").empty());
}

TEST_CASE("an article that was seen to change says when, and what it was called") {
  const Service service;
  CHECK(body_of(service.get("/v1/articles/Tarif-internet-naik")).at("updated_at").is_null());
  write_index(service.db, telusur::analysis::make_default_analyzer(),
              {make_article("Tarif-internet-naik", "Tarif batal naik", "isi")});
  json::object article;
  CHECK(eventually([&] {
    article = body_of(service.get("/v1/articles/Tarif-internet-naik"));
    return article.at("title") == "Tarif batal naik";
  }));
  CHECK(article.at("updated_at").is_string());
  CHECK(article.at("earlier_titles") == json::array{"Tarif internet naik"});
}

TEST_CASE("pages of allowed origins may ask, others may not") {
  const Service service({"--cors-origin", "https://redaksi.example"});
  const Reply allowed = service.get("/healthz", "Origin: https://redaksi.example\r\n");
  CHECK(allowed.header("access-control-allow-origin") == "https://redaksi.example");
  // A browser shows its page only what has the header, and the page is to say what is wrong.
  const Reply too_long = service.get("/v1/search?q=" + std::string(10'000, 'a'),
                                     "Origin: https://redaksi.example\r\n");
  CHECK(too_long.status == 414);
  CHECK(too_long.header("access-control-allow-origin") == "https://redaksi.example");
  CHECK(too_long.header("vary") == "Accept-Encoding, Accept-Language, Origin");
  const Reply other = service.get("/healthz", "Origin: https://lain.example\r\n");
  CHECK(other.header("access-control-allow-origin").empty());
  const Reply preflight = service.ask(
      "OPTIONS /v1/search HTTP/1.1\r\nHost: x\r\nOrigin: https://redaksi.example\r\n"
      "Access-Control-Request-Method: POST\r\n\r\n",
      true);
  CHECK(preflight.status == 204);
  CHECK(preflight.header("access-control-allow-methods") == "GET, HEAD, POST, OPTIONS");
  const Service none;
  CHECK(none.get("/healthz", "Origin: https://x.example\r\n")
            .header("access-control-allow-origin")
            .empty());
}

TEST_CASE("operations are answered") {
  const Service service;
  CHECK(body_of(service.get("/healthz")).at("status") == "ok");
  CHECK(body_of(service.get("/readyz")).at("articles") == 3);
  CHECK(body_of(service.get("/version")).at("name") == "telusur");
  service.get("/v1/search?q=umkm");
  const Reply metrics = service.get("/metrics");
  CHECK(metrics.header("content-type") == "text/plain; version=0.0.4; charset=utf-8");
  CHECK(metrics.body.find("telusur_index_articles 3") != std::string::npos);
  CHECK(metrics.body.find("telusur_index_info{revision=\"") != std::string::npos);
  // An answer is counted when it was sent.
  CHECK(eventually([&] {
    return service.get("/metrics")
               .body.find(
                   "telusur_http_requests_total{method=\"GET\",route=\"/v1/search\","
                   "status=\"200\"} 1") != std::string::npos;
  }));
}

TEST_CASE("an index is as old as its last commit, however long it is served") {
  Service service({"--refresh-ms", "1"});
  service.daemon.reset();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(service.db)) {
    if (entry.is_regular_file()) {
      std::filesystem::last_write_time(entry.path(),
                                       entry.last_write_time() - std::chrono::hours(48));
    }
  }
  service.daemon = std::make_unique<Daemon>(service.db, service.folder.path() / "log",
                                            std::vector<std::string>{"--refresh-ms", "1"});
  const auto age = [&] {
    const std::string text = service.get("/metrics").body;
    constexpr std::string_view kName = "\ntelusur_index_age_seconds ";
    return std::stod(text.substr(text.find(kName) + kName.size()));
  };
  constexpr double kDay = 86'400;
  CHECK(age() > kDay);
  index_titles(service.db, {"Kabar baru UMKM"});
  CHECK(eventually([&] { return age() < kDay; }));
}

TEST_CASE("related articles are those that share words, without the article itself") {
  const Service service;
  const json::object body = body_of(service.get("/v1/articles/Project-S-mengancam-UMKM/related"));
  CHECK(body.at("id") == "Project-S-mengancam-UMKM");
  for (const json::value& one : body.at("articles").as_array()) {
    CHECK(one.at("id") != "Project-S-mengancam-UMKM");
    CHECK(one.at("likeness").as_double() > 0);
    CHECK_FALSE(one.as_object().contains("text"));
  }
  CHECK(service.get("/v1/articles/tiada/related").status == 404);
  CHECK(service.get("/v1/articles/tiada/related?limit=51").status == 400);
}

TEST_CASE("relatives are those of the constants of ranking in use") {
  const TemporaryFolder folder;
  const std::filesystem::path db = folder.path() / "db";
  const std::string boats = "Perahu listrik menyusuri danau, perahu listrik lain menyusul. ";
  write_index(db, telusur::analysis::make_default_analyzer(),
              {make_article("a", "Perahu listrik", boats + boats),
               make_article("b", "Danau", boats + "Nelayan, pasar, beras, gula, kopi, teh."),
               make_article("c", "Beras", "Harga beras, gula, kopi dan teh di pasar turun.")});
  const std::string flat = folder.write("ranking.toml", "k1 = 0.0\n").string();
  const Daemon usual(db, folder.path() / "usual.log");
  const Daemon other(db, folder.path() / "other.log", {"--ranking", flat});
  const auto likeness_of_b = [](const Daemon& daemon) {
    const json::object body = body_of(daemon.connect().get("/v1/articles/a/related").value());
    REQUIRE(body.at("articles").as_array().size() == 1);
    CHECK(body.at("articles").at(0).at("id") == "b");
    return body.at("articles").at(0).at("likeness").as_double();
  };
  // Without regard to how often and in how long a text its stems stand, b has all that a has.
  CHECK(likeness_of_b(other) == doctest::Approx(1.0));
  CHECK(likeness_of_b(usual) < 0.99);
}

TEST_CASE("near-copies are grouped unless asked otherwise") {
  const TemporaryFolder folder;
  const std::string story =
      "Perahu listrik pertama di danau itu mengangkut delapan siswa ke sekolah setiap pagi.";
  const std::filesystem::path db = folder.path() / "db";
  write_index(db, telusur::analysis::make_default_analyzer(),
              {make_article("a", "Perahu", story), make_article("b", "Danau", story)});
  const Daemon daemon(db, folder.path() / "log");
  const auto hits_of = [&](std::string_view target) {
    return body_of(daemon.connect().get(target).value()).at("hits").as_array();
  };
  const json::array grouped = hits_of("/v1/search?q=perahu");
  REQUIRE(grouped.size() == 1);
  CHECK(grouped[0].at("similar").at("count") == 1);
  CHECK(grouped[0].at("similar").at("articles").as_array().size() == 1);
  CHECK(hits_of("/v1/search?q=perahu&collapse=story") == grouped);
  const json::array plain = hits_of("/v1/search?q=perahu&collapse=none");
  CHECK(plain.size() == 2);
  CHECK_FALSE(plain[0].as_object().contains("similar"));
  const Reply paged = daemon.connect().get("/v1/search?q=perahu&limit=1&collapse=none").value();
  CHECK(body_of(paged).at("links").at("next").as_string().find("&collapse=none") !=
        json::string::npos);
  CHECK(daemon.connect().get("/v1/search?q=perahu&collapse=ya").value().status == 400);
}
