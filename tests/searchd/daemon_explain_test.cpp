// SPDX-License-Identifier: GPL-2.0-or-later
// Stories, explanations and analyses, asked of the real daemon.
#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "analysis/analyzers.hpp"
#include "api_service.hpp"
#include "small_index.hpp"

using namespace telusur;
using namespace telusur::testing;
namespace json = boost::json;

namespace {

constexpr const char* kStory =
    "Perahu listrik pertama di danau itu mengangkut delapan siswa ke sekolah setiap pagi.";

void fill(const std::filesystem::path& db) {
  article::Article first = make_article("a", "Perahu listrik", kStory);
  first.published = *article::parse_timestamp("2023-07-20");
  first.source = "Kabar";
  article::Article copy = make_article("b/1", "Perahu di danau", kStory);
  copy.published = *article::parse_timestamp("2023-07-21");
  copy.source = "Warta";
  write_index(db, analysis::make_default_analyzer(),
              {copy, first, make_article("c", "Bus listrik", "Bus listrik masuk kota.")});
}

const ApiService& service() {
  static const ApiService kService(fill);
  return kService;
}

}  // namespace

TEST_CASE("a hit with copies names its story, and any article of it leads there") {
  const json::object hit = service().body_of("/v1/search?q=perahu").at("hits").at(0).as_object();
  CHECK(hit.at("story") == json::parse(R"({"id":"a","others":1,"sources":2})"));
  for (const char* id : {"a", "b%2F1"}) {
    const json::object story = service().body_of(std::string("/v1/stories/") + id);
    CHECK(story.at("id") == "a");
    REQUIRE(story.at("articles").as_array().size() == 2);
    CHECK(story.at("articles").at(0).at("id") == "a");
    CHECK(story.at("articles").at(1).at("id") == "b/1");
  }
  CHECK(service().body_of("/v1/stories/c").at("articles").as_array().size() == 1);
  CHECK(service().get("/v1/stories/tiada").status == 404);
}

TEST_CASE("why an article is found, and why not") {
  const json::object found = service().body_of("/v1/explain?q=perahunya&id=a");
  CHECK(found.at("found") == true);
  CHECK(found.at("rank").as_int64() <= 2);
  CHECK(found.at("explanation").at("other_forms").at(0).at("typed") == "perahunya");
  const json::object not_found =
      service().body_of("/v1/explain?q=perahu&match=all&source=warta&id=c");
  CHECK(not_found.at("found") == false);
  CHECK(not_found.at("rank").is_null());
  std::vector<std::string> kinds;
  for (const json::value& obstacle : not_found.at("obstacles").as_array())
    kinds.emplace_back(obstacle.at("kind").as_string());
  CHECK(kinds == std::vector<std::string>{"filter", "missing"});
  CHECK(service().get("/v1/explain?q=perahu&id=tiada").status == 404);
  CHECK(service().get("/v1/explain?q=perahu").status == 400);
}

TEST_CASE("a text is taken apart, with the rules that fired and what it finds besides") {
  const json::object body = service().body_of("/v1/analyze?text=peretasan+unduh");
  const json::array& tokens = body.at("tokens").as_array();
  REQUIRE(tokens.size() == 2);
  CHECK(tokens[0].at("surface") == "peretasan");
  CHECK(tokens[0].at("stem") == "retas");
  CHECK_FALSE(tokens[0].at("analysis").at("path").as_array().empty());
  const json::array& expanded = body.at("interpreted").at("terms").at(1).at("expanded").as_array();
  CHECK(std::any_of(expanded.begin(), expanded.end(),
                    [](const json::value& one) { return one.at("text") == "download"; }));
  const json::object plain = service().body_of("/v1/analyze?text=unduh&expand=none");
  CHECK_FALSE(plain.at("interpreted").at("terms").at(0).as_object().contains("expanded"));
  CHECK(service().body_of("/v1/analyze?text=").at("tokens").as_array().empty());
  CHECK(service().body_of("/v1/analyze?text=%FF%FE+a").at("tokens").as_array().size() == 1);
}
