// SPDX-License-Identifier: GPL-2.0-or-later
// Filters, facets, timelines and cursors, asked of the real daemon.
#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <set>

#include "analysis/analyzers.hpp"
#include "running_daemon.hpp"
#include "small_index.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::testing;
namespace json = boost::json;

namespace {

article::Article about(std::string id, std::string source, std::vector<std::string> tags,
                       std::string_view day) {
  article::Article article = make_article(id, "Menara " + id, "Menara di desa " + id + ".");
  article.source = std::move(source);
  article.tags = std::move(tags);
  article.authors = {"Sari, S.Kom."};
  article.url = "https://kabar.example/" + id;
  article.language = "id";
  if (!day.empty()) article.published = *article::parse_timestamp(day);
  return article;
}

/// A daemon on five articles; the tests of this file only read.
struct Service {
  Service() {
    write_index(db, analysis::make_default_analyzer(),
                {about("a", "Kabar", {"5G", "Menara"}, "2023-07-20"),
                 about("b", "Kabar", {"5g"}, "2023-07-21"), about("c", "Warta", {}, "2023-09-01"),
                 about("d", "Warta", {"Desa & Kota"}, "2024-01-05"), about("e", "", {"5G"}, "")});
    daemon = std::make_unique<Daemon>(db, folder.path() / "log");
  }
  [[nodiscard]] Reply get(std::string_view target) const {
    return daemon->connect().get(target).value();
  }
  [[nodiscard]] json::object ask(std::string_view target) const {
    const Reply reply = get(target);
    REQUIRE_MESSAGE(reply.status == 200, reply.body);
    return json::parse(reply.body).as_object();
  }

  TemporaryFolder folder;
  std::filesystem::path db = folder.path() / "db";
  std::unique_ptr<Daemon> daemon;
};

const Service& service() {
  static const Service kService;
  return kService;
}

/// The ids of the hits, in the order of the alphabet.
std::string ids(const json::object& body) {
  std::set<std::string> sorted;
  for (const json::value& hit : body.at("hits").as_array())
    sorted.insert(std::string(hit.at("id").as_string()));
  std::string ids;
  for (const std::string& id : sorted)
    ids += id;
  return ids;
}

}  // namespace

TEST_CASE("filters are parameters") {
  struct Row {
    const char* parameters;
    const char* found;
  };
  for (const Row& row : {
           Row{"", "abcde"},
           Row{"&source=kabar", "ab"},
           Row{"&source=kabar&source=Warta", "abcd"},
           Row{"&source=-kabar", "cde"},
           Row{"&source=", "abcde"},
           Row{"&tag=5G&tag=-menara", "be"},
           Row{"&tag=desa+%26+kota", "d"},
           Row{"&author=sari,+s.kom.", "abcde"},
           Row{"&section=gawai", ""},
           Row{"&lang=id&site=kabar.example", "abcde"},
           Row{"&lang=-id", ""},
           Row{"&since=2023-07-21", "bcd"},
           Row{"&until=2023-07", "ab"},
           Row{"&since=2023-07-21&until=2023", "bc"},
           Row{"&since=kemarin", ""},
       }) {
    CAPTURE(row.parameters);
    CHECK(ids(service().ask(std::string("/v1/search?q=menara") + row.parameters)) == row.found);
  }
  CHECK(ids(service().ask("/v1/search?q=&source=warta")) == "cd");
}

TEST_CASE("a bad date is refused with what is expected") {
  for (const char* name : {"since", "until"}) {
    const Reply reply = service().get(std::string("/v1/search?q=a&") + name + "=2023-13-40");
    CHECK(reply.status == 400);
    const json::object body = json::parse(reply.body).as_object();
    CHECK(std::string(body.at("detail").as_string()) ==
          std::string(name) + " harus tanggal, seperti 2023-07-20, 2023-07, kemarin, 7d");
    CHECK(body.at("errors").at(0).at("parameter") == name);
  }
}

TEST_CASE("POST takes lists as arrays") {
  Client client = service().daemon->connect();
  client.send(post_request("/v1/search",
                           R"({"q":"menara","source":["kabar","warta"],"tag":"-5g","limit":1,)"
                           R"("facets":["source"]})"));
  const Reply reply = client.receive().value();
  REQUIRE(reply.status == 200);
  const json::object body = json::parse(reply.body).as_object();
  CHECK(body.at("total").at("value") == 2);
  CHECK(body.at("facets").at("source").at("values").at(0) ==
        json::parse(R"({"value":"Warta","count":2})"));
  const std::string next(body.at("links").at("next").as_string());
  CHECK(next.find("&source=kabar&source=warta&") != std::string::npos);
  CHECK(next.find("&tag=-5g&") != std::string::npos);
  CHECK(ids(service().ask(next)).size() == 1);
}

TEST_CASE("facets and timeline come when asked for") {
  const json::object plain = service().ask("/v1/search?q=menara");
  CHECK_FALSE(plain.contains("facets"));
  CHECK_FALSE(plain.contains("timeline"));
  const json::object body =
      service().ask("/v1/search?q=menara&limit=1&facets=source,tag&timeline=month");
  CHECK(body.at("facets") == json::parse(R"({
    "source": {"values": [{"value":"Kabar","count":2}, {"value":"Warta","count":2}],
               "missing": 1, "other": 0, "distinct": 2},
    "tag": {"values": [{"value":"5G","count":3}, {"value":"Desa & Kota","count":1},
                       {"value":"Menara","count":1}],
            "missing": 1, "other": 0, "distinct": 3}})"));
  const json::object& timeline = body.at("timeline").as_object();
  CHECK(timeline.at("unit") == "month");
  CHECK(timeline.at("missing") == 1);
  CHECK(timeline.at("buckets").as_array().size() == 7);
  CHECK(timeline.at("buckets").at(0) == json::parse(R"({"from":"2023-07-01","count":2})"));
  CHECK(service().get("/v1/search?q=a&facets=sumber").status == 400);
  CHECK(service().get("/v1/search?q=a&timeline=jam").status == 400);
}

TEST_CASE("one field in full, by its first letters, or filtered") {
  const json::object body = service().ask("/v1/facets/tag?q=menara&prefix=d&limit=5&since=2023");
  CHECK_FALSE(body.contains("hits"));
  CHECK(body.at("total").at("value") == 4);
  CHECK(body.at("facets") == json::parse(R"({
    "tag": {"values": [{"value":"Desa & Kota","count":1}],
            "missing": 1, "other": 3, "distinct": 1}})"));
  CHECK(service().get("/v1/facets/lang?q=a").status == 400);
  CHECK(service().get("/v1/facets/tag").status == 400);
  CHECK(service().get("/v1/facets/tag?q=a&limit=1001").status == 400);
}

TEST_CASE("a timeline alone") {
  const json::object body = service().ask("/v1/timeline?q=menara&source=kabar");
  CHECK_FALSE(body.contains("hits"));
  CHECK(body.at("timeline") == json::parse(R"({"unit":"day", "missing":0, "buckets":[
    {"from":"2023-07-20","count":1}, {"from":"2023-07-21","count":1}]})"));
  CHECK(service()
            .ask("/v1/timeline?q=menara&interval=year")
            .at("timeline")
            .at("buckets")
            .as_array()
            .size() == 2);
  CHECK(service().get("/v1/timeline?q=a&interval=jam").status == 400);
  CHECK(service().get("/v1/timeline?q=a&since=entah").status == 400);
}

TEST_CASE("cursors lead through the whole list, each hit once") {
  for (const char* sort : {"relevance", "newest", "oldest"}) {
    std::multiset<std::string> seen;
    json::object body =
        service().ask(std::string("/v1/search?q=menara&tag=5g&since=&limit=2&sort=") + sort);
    while (body.contains("next_cursor")) {
      for (const json::value& hit : body.at("hits").as_array())
        seen.insert(std::string(hit.at("id").as_string()));
      body = service().ask(std::string("/v1/search?q=menara&tag=5g&limit=2&sort=") + sort +
                           "&cursor=" + std::string(body.at("next_cursor").as_string()));
    }
    for (const json::value& hit : body.at("hits").as_array())
      seen.insert(std::string(hit.at("id").as_string()));
    CHECK(seen == std::multiset<std::string>{"a", "b", "e"});
    CHECK_FALSE(body.contains("index_changed"));
  }
}

TEST_CASE("links of a page with a cursor go on by cursors") {
  const json::object first = service().ask("/v1/search?q=menara&limit=1");
  const std::string cursor(first.at("next_cursor").as_string());
  const json::object second = service().ask("/v1/search?q=menara&limit=1&cursor=" + cursor);
  const json::object& links = second.at("links").as_object();
  CHECK(links.at("self").as_string().find("cursor=" + cursor) != std::string::npos);
  CHECK_FALSE(links.contains("prev"));
  const json::object third = service().ask(links.at("next").as_string());
  CHECK(ids(third).size() == 1);
  CHECK(ids(third) != ids(second));
}

TEST_CASE("a cursor that is none, or of another search, is refused") {
  const std::string cursor(
      service().ask("/v1/search?q=menara&limit=1").at("next_cursor").as_string());
  struct Row {
    std::string target;
    const char* code;
  };
  for (const Row& row : {
           Row{"/v1/search?q=menara&cursor=abc", "malformed"},
           Row{"/v1/search?q=menara&cursor=" + cursor + "A", "malformed"},
           Row{"/v1/search?q=desa&cursor=" + cursor, "other_search"},
           Row{"/v1/search?q=menara&source=kabar&cursor=" + cursor, "other_search"},
           Row{"/v1/search?q=menara&sort=newest&cursor=" + cursor, "other_search"},
           Row{"/v1/search?q=menara&offset=1&cursor=" + cursor, "with_offset"},
       }) {
    CAPTURE(row.target);
    const Reply reply = service().get(row.target);
    CHECK(reply.status == 400);
    CHECK(json::parse(reply.body).at("errors").at(0).at("code") == row.code);
  }
}

TEST_CASE("a list that was begun before a change of the index says so") {
  const TemporaryFolder folder;
  const std::filesystem::path db = folder.path() / "db";
  index_titles(db, {"Menara satu", "Menara dua", "Menara tiga"});
  const Daemon daemon(db, folder.path() / "log", {"--refresh-ms", "1"});
  const auto ask = [&](const std::string& target) {
    return json::parse(daemon.connect().get(target).value().body).as_object();
  };
  const std::string target = "/v1/search?q=menara&limit=1";
  const std::string cursor(ask(target).at("next_cursor").as_string());
  CHECK_FALSE(ask(target + "&cursor=" + cursor).contains("index_changed"));
  index_titles(db, {"Kabar lain"});
  CHECK(eventually([&] { return ask(target + "&cursor=" + cursor).contains("index_changed"); }));
}
