// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "api/route.hpp"

using namespace telusur::searchd;

namespace {

std::vector<std::string> segments(std::string_view path) {
  return telusur::http::parse_target(path).target.value().segments;
}

}  // namespace

TEST_CASE("paths and methods find their route") {
  struct Row {
    const char* method;
    const char* path;
    const char* operation;  ///< "" for none
    const char* allowed;    ///< where there is none; "" for no such path
  };
  for (const Row& row : {
           Row{"GET", "/v1/search", "search", ""},
           Row{"HEAD", "/v1/search", "search", ""},
           Row{"POST", "/v1/search", "searchByBody", ""},
           Row{"DELETE", "/v1/search", "", "GET, HEAD, POST, OPTIONS"},
           Row{"PUT", "/v1/articles", "", "POST, OPTIONS"},
           Row{"POST", "/v1/articles/x", "", "GET, HEAD, DELETE, OPTIONS"},
           Row{"POST", "/v1/pins", "", "GET, HEAD, PUT, OPTIONS"},
           Row{"get", "/healthz", "", "GET, HEAD, OPTIONS"},
           Row{"GET", "/v1/articles/x", "article", ""},
           Row{"DELETE", "/v1/articles/x", "deleteArticle", ""},
           Row{"POST", "/v1/articles", "putArticles", ""},
           Row{"PUT", "/v1/pins", "putPins", ""},
           Row{"GET", "/v1/articles/", "", ""},
           Row{"GET", "/v1/search/", "", ""},
           Row{"GET", "/", "", ""},
           Row{"GET", "/V1/search", "", ""},
           Row{"GET", "//v1/search", "", ""},
           Row{"GET", "/../healthz", "", ""},
           Row{"GET", "/v1%2Fsearch", "", ""},
           Row{"GET", "/v1/articles/kabar.example%2F2023%2Fa", "article", ""},
           Row{"PUT", "/v1/articles/kabar.example%2F2023%2Fa", "", "GET, HEAD, DELETE, OPTIONS"},
           Row{"GET", "/v1/articles/kabar.example/2023/a", "", ""},
       }) {
    const auto& [method, path, operation, allowed] = row;
    CAPTURE(row.method);
    CAPTURE(row.path);
    const Match found = match(routes(), method, segments(path));
    CHECK((found.route == nullptr ? "" : found.route->operation) == operation);
    CHECK(found.allowed == allowed);
  }
}

TEST_CASE("a segment in braces gives its value") {
  const Match found = match(routes(), "GET", segments("/v1/articles/kabar%2F1"));
  REQUIRE(found.values.size() == 1);
  CHECK(found.values[0].name == "id");
  CHECK(found.values[0].value == "kabar/1");
}

TEST_CASE("operations have names of their own") {
  std::set<std::string_view> names;
  for (const Route& route : routes())
    CHECK(names.insert(route.operation).second);
}
