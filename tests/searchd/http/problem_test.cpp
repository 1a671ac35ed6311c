// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/problem.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>

using namespace telusur;
using namespace telusur::http;

namespace {

Request request_in(Language language) {
  Request request;
  request.raw_target = "/v1/search?limit=5000\xE9";
  request.id = "abc";
  request.language = language;
  return request;
}

}  // namespace

TEST_CASE("a problem has the shape of RFC 9457 in the language of the request") {
  const Problem problem{ProblemKind::invalid_parameter,
                        {"limit harus antara 0 dan 100", "limit must be from 0 to 100"},
                        {{{"parameter", "limit"}, {"code", "out_of_range"}}},
                        std::nullopt};
  const Response response = to_response(problem, request_in(Language::indonesian));
  CHECK(response.status == 400);
  CHECK(response.header("content-type") == "application/problem+json");
  CHECK(response.header("Content-Language") == "id");
  const auto body = boost::json::parse(response.body).as_object();
  CHECK(body.at("type") == "/problems/invalid-parameter");
  CHECK(body.at("title") == "Parameter tidak valid");
  CHECK(body.at("status") == 400);
  CHECK(body.at("code") == "invalid_parameter");
  CHECK(body.at("detail") == "limit harus antara 0 dan 100");
  CHECK(body.at("instance") == "/v1/search?limit=5000\xEF\xBF\xBD");
  CHECK(body.at("request_id") == "abc");
  CHECK(body.at("errors").as_array().at(0).at("parameter") == "limit");

  const Response english = to_response(problem, request_in(Language::english));
  CHECK(boost::json::parse(english.body).at("title") == "Invalid parameter");
}

TEST_CASE("failures of the engine keep the paths of our disk to themselves") {
  struct Row {
    ErrorCode code;
    unsigned status;
    const char* retry_after;
  };
  for (const Row& row : {
           Row{ErrorCode::overloaded, 503, "1"},
           Row{ErrorCode::index_busy, 503, "10"},
           Row{ErrorCode::index_damaged, 503, "10"},
           Row{ErrorCode::internal, 500, ""},
           Row{ErrorCode::unwritable, 500, ""},
       }) {
    const auto& [code, status, retry_after] = row;
    const Error error{code, "/srv/rahasia", "/srv/rahasia cannot be read", "/srv/rahasia"};
    const Response response = problem(error, request_in(Language::english));
    CHECK(response.status == status);
    CHECK(response.header("Retry-After") == retry_after);
    CHECK(response.body.find("rahasia") == std::string::npos);
    CHECK(response.summary.find("rahasia") != std::string::npos);  // the log has it
  }
}

TEST_CASE("what the engine refuses is told in the language of the request") {
  const Error error{ErrorCode::invalid_parameter, "q", "9000 bytes long", "at most 8192 bytes"};
  for (const auto& [language, detail] :
       {std::pair{Language::indonesian, "q: panjangnya 9000 bita (paling banyak 8192 bita)"},
        std::pair{Language::english, "q: 9000 bytes long (at most 8192 bytes)"}}) {
    const Response response = problem(error, request_in(language));
    CHECK(boost::json::parse(response.body).at("detail") == detail);
  }
}
