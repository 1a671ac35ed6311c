// SPDX-License-Identifier: GPL-2.0-or-later
// Dictionaries changed while the daemon runs.
#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <fstream>

#include "analysis/analyzers.hpp"
#include "api_service.hpp"
#include "index/index_reader.hpp"
#include "small_index.hpp"

using namespace telusur;
using namespace telusur::testing;
namespace json = boost::json;

namespace {

struct Service : ApiService {
  Service()
      : ApiService(
            [](const std::filesystem::path& db) {
              write_index(db, analysis::make_default_analyzer(),
                          {make_article("sepeda", "Sepeda listrik", "Sepeda listrik laris."),
                           make_article("kereta", "Kereta angin", "Kereta angin di desa."),
                           make_article("kereta-2", "Kereta angin", "Kereta angin dijual murah.")});
            },
            {"--workers", "3"}) {}

  [[nodiscard]] std::string path(const std::string& name) const { return "/v1/" + name; }
  [[nodiscard]] std::string etag(const std::string& name) const {
    return get(path(name), bearer(write_key())).header("etag");
  }
  [[nodiscard]] Reply put(const std::string& name, const std::string& text) const {
    return ask("PUT", path(name),
               bearer(write_key()) +
                   "Content-Type: text/plain; charset=utf-8\r\nIf-Match: " + etag(name) + "\r\n",
               text);
  }
  [[nodiscard]] std::vector<std::string> search(const std::string& query) const {
    return hit_ids(body_of("/v1/search?collapse=none&typo=off&match=all&q=" + query));
  }
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a synonym works from the next search on, on every worker") {
  const Service service;
  CHECK(service.search("sepeda") == Ids{"sepeda"});
  const Reply stored = service.put("synonyms", "sepeda, kereta angin\n");
  REQUIRE_MESSAGE(stored.status == 200, stored.body);
  CHECK(json::parse(stored.body).at("effect") == "live");
  CHECK(stored.header("etag") == service.etag("synonyms"));
  for (int i = 0; i < 9; ++i)
    CHECK(service.search("sepeda").size() == 3);
  CHECK(service.get("/v1/synonyms", bearer(service.write_key())).body == "sepeda, kereta angin\n");
  REQUIRE(service.put("synonyms", "").status == 200);
  CHECK(service.search("sepeda") == Ids{"sepeda"});
}

TEST_CASE("a stopword is skipped, and one taken out of the list is not") {
  const Service service;
  CHECK(service.search("sepeda+wkwk").empty());
  REQUIRE(service.put("stopwords", "wkwk\n").status == 200);
  CHECK(service.search("sepeda+wkwk") == Ids{"sepeda"});
  CHECK(service.search("sepeda+yang") == Ids{"sepeda"});
  REQUIRE(service.put("stopwords", "- yang\n").status == 200);
  CHECK(service.search("sepeda+yang").empty());
}

TEST_CASE("pins put articles first and take articles out, and say so") {
  const Service service;
  REQUIRE(service.put("pins", "kereta angin => sepeda -kereta-2\n").status == 200);
  const json::object body =
      service.body_of("/v1/search?q=Kereta++ANGIN&collapse=none&explain=true");
  CHECK(hit_ids(body) == Ids{"sepeda", "kereta"});
  CHECK(body.at("hits").at(0).at("promoted") == true);
  CHECK(body.at("hits").at(0).at("explanation").at("promoted") == true);
  CHECK(body.at("total").at("value") == 2);
  CHECK(service.body_of("/v1/timeline?q=kereta+angin").at("total").at("value") == 1);
  const json::object why = service.body_of("/v1/explain?q=kereta+angin&id=kereta-2");
  CHECK(why.at("found") == false);
  CHECK(why.at("obstacles").at(0).at("kind") == "hidden");
  CHECK(service.search("kereta").size() == 2);
}

TEST_CASE("a change of the dictionaries changes the ETags of answers") {
  const Service service;
  const std::string target = "/v1/search?q=sepeda";
  const std::string before = service.get(target).header("etag");
  CHECK(service.get(target, "If-None-Match: " + before + "\r\n").status == 304);
  REQUIRE(service.put("synonyms", "sepeda, kereta angin\n").status == 200);
  const Reply after = service.get(target, "If-None-Match: " + before + "\r\n");
  CHECK(after.status == 200);
  CHECK(json::parse(after.body).at("total").at("value") == 3);
}

TEST_CASE("edits that would undo another's are refused, and a faulty text is named by its line") {
  const Service service;
  const std::string etag = service.etag("pins");
  const std::string head = bearer(service.write_key()) + "Content-Type: text/plain\r\n";
  CHECK(service.ask("PUT", "/v1/pins", head, "a => b").status == 428);
  CHECK(service.ask("PUT", "/v1/pins", head + "If-Match: \"lain\"\r\n", "a => b").status == 412);
  REQUIRE(service.put("pins", "a => b\n").status == 200);
  CHECK(service.ask("PUT", "/v1/pins", head + "If-Match: " + etag + "\r\n", "c => d").status ==
        412);
  const Reply faulty = service.put("pins", "a => b\nrusak\n");
  CHECK(faulty.status == 400);
  CHECK(json::parse(faulty.body).at("errors").at(0).at("line") == "2");
  CHECK(json::parse(faulty.body).at("errors").at(0).at("reason") == "tidak ada =>");
  CHECK(json::parse(faulty.body).at("detail") ==
        "pins:2: tidak ada => (tulis `kueri => id id -id`)");
  CHECK(service.get("/v1/pins", bearer(service.write_key())).body == "a => b\n");
}

TEST_CASE("dictionaries outlive a restart, and files changed by hand are read on reload") {
  Service service;
  REQUIRE(service.put("pins", "sepeda => kereta\n").status == 200);
  service.start();
  CHECK(service.search("sepeda") == Ids{"kereta", "sepeda"});
  std::ofstream(service.state() / "pins.txt") << "sepeda => -sepeda\n";
  CHECK(service.search("sepeda").size() == 2);
  const Reply reloaded = service.ask("POST", "/v1/admin/reload", bearer(service.admin_key()));
  REQUIRE(reloaded.status == 200);
  CHECK(json::parse(reloaded.body).at("failed").as_array().empty());
  CHECK(service.search("sepeda").empty());
  std::ofstream(service.state() / "pins.txt") << "rusak\n";
  const Reply failed = service.ask("POST", "/v1/admin/reload", bearer(service.admin_key()));
  CHECK(json::parse(failed.body).at("failed").as_array().size() == 1);
  CHECK(service.search("sepeda").empty());
}

TEST_CASE("stem exceptions wait for a rebuild of the index with them, and work after a restart") {
  Service service;
  for (const char* garbage : {"\xFF\xFE\n", "=> =>\n", ", ,\n", "-\n"}) {
    CAPTURE(std::string(garbage));
    CHECK(service.put("stem-exceptions", garbage).status == 400);
  }
  const Reply stored = service.put("stem-exceptions", "kereta sepeda\n");
  REQUIRE(stored.status == 200);
  CHECK(json::parse(stored.body).at("effect") == "rebuild");
  CHECK(
      std::string(json::parse(stored.body).at("hint_en").as_string()).find("stem-exceptions.txt") !=
      std::string::npos);
  CHECK(service.search("sepeda") == Ids{"sepeda"});
  service.start();  // the index has not been rebuilt: the daemon must start all the same
  CHECK(service.search("sepeda") == Ids{"sepeda"});
  const auto analyzer =
      analysis::make_analyzer({.words = (service.state() / "stem-exceptions.txt").string()});
  REQUIRE(analyzer);
  write_index(service.db(), *analyzer, {make_article("kereta", "Kereta angin", "Kereta angin.")},
              {.rebuild = true});
  service.start();
  CHECK(service.search("sepeda") == Ids{"kereta"});
}

TEST_CASE("dictionaries are for those who may write") {
  const Service service;
  for (const char* name : {"synonyms", "stopwords", "pins", "stem-exceptions"}) {
    CAPTURE(name);
    CHECK(service.get(service.path(name)).status == 401);
    CHECK(service.get(service.path(name), bearer(service.search_key())).status == 403);
    CHECK(service.get(service.path(name), bearer(service.write_key())).status == 200);
  }
}
