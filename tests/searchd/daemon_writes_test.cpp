// SPDX-License-Identifier: GPL-2.0-or-later
// Writing articles through the API, on the real daemon.
#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "analysis/analyzers.hpp"
#include "api_service.hpp"
#include "small_index.hpp"

using namespace telusur;
using namespace telusur::testing;
namespace json = boost::json;

namespace {

struct Service : ApiService {
  Service()
      : ApiService([](const std::filesystem::path& db) {
          write_index(db, analysis::make_default_analyzer(),
                      {make_article("lama", "Kapal lama", "Kapal lama bersandar.")});
        }) {}

  [[nodiscard]] Reply put(const std::string& lines, const std::string& query = "",
                          const std::string& headers = "") const {
    return ask("POST", "/v1/articles" + query,
               bearer(write_key()) + "Content-Type: application/x-ndjson\r\n" + headers, lines);
  }
  [[nodiscard]] bool finds(const std::string& query, const std::vector<std::string>& ids) const {
    return eventually([&] {
      return hit_ids(body_of("/v1/search?collapse=none&typo=off&match=all&q=" + query)) == ids;
    });
  }
};

}  // namespace

TEST_CASE("a batch is written as one, and reported line by line") {
  const Service service;
  const Reply reply = service.put(
      "{\"id\":\"baru\",\"judul\":1,\"title\":\"Kapal baru\",\"content\":\"Meluncur. Baca juga: "
      "Harga iPhone 16e\"}\n"
      "\n"
      "{\"id\":\"lama\",\"title\":\"Kapal tua\",\"body\":\"Kapal itu dijual.\"}\n");
  REQUIRE_MESSAGE(reply.status == 200, reply.body);
  const json::object report = json::parse(reply.body).as_object();
  CHECK(report.at("added") == 1);
  CHECK(report.at("updated") == 1);
  CHECK(report.at("articles") == 2);
  CHECK(report.at("lines") == json::parse(R"([{"line":1,"id":"baru","outcome":"added"},
                                              {"line":3,"id":"lama","outcome":"updated"}])"));
  CHECK(service.finds("baru", {"baru"}));
  CHECK(service.finds("iphone", {}));
  CHECK(service.finds("bersandar", {}));
  const Reply again =
      service.put("{\"id\":\"lama\",\"title\":\"Kapal tua\",\"body\":\"Kapal itu dijual.\"}");
  CHECK(json::parse(again.body).at("unchanged") == 1);
}

TEST_CASE("texts are left as they are where cleaning is not wanted") {
  const Service service;
  CHECK(service
            .put("{\"id\":\"a\",\"body\":\"Meluncur.\\nBaca juga: Harga iPhone 16e\"}",
                 "?clean=false")
            .status == 200);
  CHECK(service.finds("iphone", {"a"}));
}

TEST_CASE("one bad line and nothing is written, unless the rest is wanted") {
  const Service service;
  const std::string lines =
      "{\"id\":\"a\",\"title\":\"Kapal karam\"}\n"
      "{\"id\":\"b\",\"title\":5}\n"
      "bukan json\n"
      "{\"id\":\"c\"}\n";
  const Reply refused = service.put(lines);
  CHECK(refused.status == 400);
  const json::value problem = json::parse(refused.body);
  CHECK(problem.at("code") == "invalid_body");
  const json::array& errors = problem.at("errors").as_array();
  REQUIRE(errors.size() == 3);
  CHECK(errors[0].at("line") == 2);
  CHECK(errors[0].at("field") == "title");
  CHECK(errors[0].at("reason") == "isinya bilangan");
  CHECK(errors[0].at("hint") == "seharusnya teks");
  CHECK(errors[1].at("line") == 3);
  CHECK(errors[2].at("id") == "c");
  CHECK(service.finds("karam", {}));
  const Reply english = service.put(lines, "", "Accept-Language: en\r\n");
  const json::object first = json::parse(english.body).at("errors").at(0).as_object();
  CHECK(first.at("reason") == "is a number");
  CHECK(first.at("hint") == "expected a string");
  const Reply partial = service.put(lines, "?partial=true");
  REQUIRE(partial.status == 200);
  CHECK(json::parse(partial.body).at("added") == 1);
  CHECK(json::parse(partial.body).at("rejected") == 3);
  CHECK(service.finds("karam", {"a"}));
}

TEST_CASE("a batch without articles is refused") {
  const Service service;
  for (const char* body : {"", "\n  \n"}) {
    const Reply reply = service.put(body);
    CHECK(reply.status == 400);
    CHECK(json::parse(reply.body).at("code") == "invalid_body");
  }
}

TEST_CASE("an article is taken out by its id") {
  const Service service;
  CHECK(service.put("{\"id\":\"https://a.example/x y\",\"title\":\"Kapal jauh\"}").status == 200);
  CHECK(service.finds("jauh", {"https://a.example/x y"}));
  const std::string target = "/v1/articles/https%3A%2F%2Fa.example%2Fx%20y";
  CHECK(service.ask("DELETE", target, bearer(service.write_key())).status == 204);
  CHECK(service.finds("jauh", {}));
  CHECK(service.ask("DELETE", target, bearer(service.write_key())).status == 404);
}

TEST_CASE("while another writes, a batch is told so, and nothing is lost") {
  const Service service;
  {
    const auto other = open_writer(service.db(), analysis::make_default_analyzer());
    const Reply reply = service.put("{\"id\":\"a\",\"title\":\"Kapal antre\"}");
    CHECK(reply.status == 409);
    CHECK_FALSE(reply.header("retry-after").empty());
  }
  CHECK(service.put("{\"id\":\"a\",\"title\":\"Kapal antre\"}").status == 200);
  CHECK(service.finds("antre", {"a"}));
}

TEST_CASE("writing is off without a key for it") {
  const Service service;
  const std::string type = "Content-Type: application/x-ndjson\r\n";
  CHECK(service.ask("POST", "/v1/articles", type, "{}").status == 401);
  CHECK(service.ask("POST", "/v1/articles", type + bearer(service.admin_key()), "{}").status ==
        403);
  const TemporaryFolder folder;
  index_titles(folder.path() / "db", {"Kapal"});
  const Daemon keyless(folder.path() / "db", folder.path() / "log");
  Client client = keyless.connect();
  client.send(post_request("/v1/articles", "{}", type));
  const Reply off = client.receive().value();
  CHECK(off.status == 403);
  CHECK(json::parse(off.body).at("code") == "key_not_allowed");
}
