// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/response_head.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>

namespace {

using telusur::http::http_date;
using telusur::http::Request;
using telusur::http::Response;
using telusur::http::response_head;

Request request_of(const std::string& id) {
  Request request;
  request.id = id;
  return request;
}

Response response_of(unsigned status, const std::string& body) {
  Response response;
  response.status = status;
  response.body = body;
  return response;
}

}  // namespace

TEST_CASE("a head has the headers of every answer, its own, and the length of the body") {
  Response response = response_of(200, "12345");
  response.with("Content-Type", "application/json").with("Link", "<a>").with("Link", "<b>");
  std::string head = response_head(response, request_of("r1"), true);
  const std::size_t date = head.find("Date: ") + 6;
  head.replace(date, http_date().size(), "...");  // of whichever second it is
  CHECK(head ==
        "HTTP/1.1 200 OK\r\nDate: ...\r\nX-Request-Id: r1\r\n"
        "X-Content-Type-Options: nosniff\r\n"
        "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
        "Content-Type: application/json\r\nLink: <a>\r\nLink: <b>\r\nContent-Length: 5\r\n\r\n");
}

TEST_CASE("a policy of the answer's own takes the place of the usual one") {
  Response response = response_of(200, "");
  response.with("Content-Security-Policy", "default-src 'self'");
  const std::string head = response_head(response, request_of("r1"), true);
  CHECK(head.find("default-src 'none'") == std::string::npos);
  CHECK(head.find("\r\nContent-Security-Policy: default-src 'self'\r\n") != std::string::npos);
}

TEST_CASE("a head tells when the connection ends with it") {
  const Response response = response_of(503, "x");
  const std::string closing = response_head(response, request_of("r1"), false);
  CHECK(closing.starts_with("HTTP/1.1 503 Service Unavailable\r\n"));
  CHECK(closing.find("\r\nConnection: close\r\n") != std::string::npos);
  CHECK(response_head(response, request_of("r1"), true).find("Connection") == std::string::npos);
}

TEST_CASE("only what may have a body has a length, and an empty body has one") {
  for (const unsigned status : {204U, 304U}) {
    CAPTURE(status);
    const std::string head = response_head(response_of(status, ""), request_of("r1"), true);
    CHECK(head.find("Content-Length") == std::string::npos);
    CHECK(head.ends_with("\r\n\r\n"));
  }
  CHECK(response_head(response_of(200, ""), request_of("r1"), true)
            .ends_with("\r\nContent-Length: 0\r\n\r\n"));
}
