// SPDX-License-Identifier: GPL-2.0-or-later
// HTTP as clients really send it: well, badly, slowly, in anger.
#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

#include "running_service.hpp"

using namespace telusur::testing;
using namespace std::string_literals;

namespace {

using Service = RunningService;

constexpr const char* kSearch = "/v1/search?q=umkm";

}  // namespace

TEST_CASE("a connection is kept for many requests, and closed when asked") {
  const Service service;
  Client client = service.connect();
  for (int i = 0; i < 20; ++i)
    CHECK(client.get(kSearch).value().status == 200);
  const Reply last = client.get(kSearch, "Connection: close\r\n").value();
  CHECK(last.header("connection") == "close");
  CHECK(client.closed());
}

TEST_CASE("HTTP/1.0 is answered and closed") {
  const Service service;
  Client client = service.connect();
  client.send("GET /healthz HTTP/1.0\r\n\r\n");
  CHECK(client.receive().value().status == 200);
  CHECK(client.closed());
}

TEST_CASE("pipelined requests are answered in order") {
  const Service service;
  Client client = service.connect();
  std::string burst;
  constexpr int kRequests = 200;
  for (int i = 0; i < kRequests; ++i)
    burst += get_request(kSearch, "X-Request-Id: n" + std::to_string(i) + "\r\n");
  // From another thread: a server that answers while we still send must not block us both.
  std::thread sender([&] { client.send(burst); });
  for (int i = 0; i < kRequests; ++i) {
    const auto reply = client.receive();
    REQUIRE(reply);
    CHECK(reply->status == 200);
    CHECK(reply->header("x-request-id") == "n" + std::to_string(i));
  }
  sender.join();
}

TEST_CASE("a request in pieces is a request") {
  const Service service;
  Client client = service.connect();
  for (const char c : get_request(kSearch))
    client.send(std::string_view(&c, 1));
  CHECK(client.receive().value().status == 200);
}

TEST_CASE("a client may stop sending and still get its answer") {
  const Service service;
  Client client = service.connect();
  client.send(get_request(kSearch));
  client.finish_sending();
  CHECK(client.receive().value().status == 200);
  CHECK(client.closed());
}

TEST_CASE("bodies come with a length or in chunks, after 100 Continue when asked for") {
  const Service service;
  Client client = service.connect();
  const std::string body = R"({"q":"umkm"})";
  client.send(
      "POST /v1/search HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
      "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"q\":\r\n7\r\n\"umkm\"}\r\n0\r\n\r\n");
  CHECK(client.receive().value().status == 200);
  client.send(
      "POST /v1/search HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
      "Expect: 100-continue\r\nContent-Length: 12\r\n\r\n");
  CHECK(client.receive().value().status == 100);
  client.send(body);
  CHECK(client.receive().value().status == 200);
}

TEST_CASE("what is not a request gets one problem and a closed connection") {
  const Service service;
  const std::string host = "Host: x\r\n";
  struct Row {
    const char* what;
    std::string bytes;
    int status;
  };
  for (const Row& row : {
           Row{"noise", "\x16\x03\x01\x02 tls hello\r\n\r\n", 400},
           Row{"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
           Row{"HTTP of the future", "GET /healthz HTTP/9.9\r\n" + host + "\r\n", 505},
           Row{"no version", "GET /healthz\r\n" + host + "\r\n", 400},
           Row{"a version that is none", "GET /healthz HTTP/1.1.1\r\n" + host + "\r\n", 400},
           Row{"blank in the URI", "GET /v1/search?q=a b HTTP/1.1\r\n" + host + "\r\n", 400},
           Row{"no Host", "GET /healthz HTTP/1.1\r\n\r\n", 400},
           Row{"two Hosts", "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
           Row{"bad percent", "GET /v1/search?q=%zz HTTP/1.1\r\n" + host + "\r\n", 400},
           Row{"NUL in the query", "GET /v1/search?q=%00 HTTP/1.1\r\n" + host + "\r\n", 400},
           Row{"NUL in a header", "GET /healthz HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n"s, 400},
           Row{"blank before the colon", "GET /healthz HTTP/1.1\r\nHost : x\r\n\r\n", 400},
           Row{"no colon", "GET /healthz HTTP/1.1\r\nHost x\r\n\r\n", 400},
           Row{"two lengths",
               "POST /v1/search HTTP/1.1\r\n" + host +
                   "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
               400},
           Row{"one length twice",
               "POST /v1/search HTTP/1.1\r\n" + host +
                   "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
               400},
           Row{"one length twice in a list",
               "POST /v1/search HTTP/1.1\r\n" + host + "Content-Length: 2, 2\r\n\r\n{}", 400},
           Row{"chunks of HTTP/1.0",
               "POST /v1/search HTTP/1.0\r\n" + host +
                   "Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
               400},
           Row{"a Host that is none", "GET /healthz HTTP/1.1\r\nHost: a b/c@d\r\n\r\n", 400},
           Row{"length and chunks",
               "POST /v1/search HTTP/1.1\r\n" + host +
                   "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
               400},
           Row{"chunks and length",
               "POST /v1/search HTTP/1.1\r\n" + host +
                   "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
               400},
           Row{"a folded header", "GET /healthz HTTP/1.1\r\n" + host + "X: a\r\n b\r\n\r\n", 400},
           Row{"a fold that hides a coding",
               "POST /v1/search HTTP/1.1\r\n" + host +
                   "Content-Length: 4\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
               400},
           Row{"a fold before the first header",
               "GET /healthz HTTP/1.1\r\n Transfer-Encoding: chunked\r\n" + host + "\r\n", 400},
           Row{"lengths in a list",
               "POST /v1/search HTTP/1.1\r\n" + host + "Content-Length: 2, 3\r\n\r\nab", 400},
           Row{"a length with a sign",
               "POST /v1/search HTTP/1.1\r\n" + host + "Content-Length: +2\r\n\r\nab", 400},
           Row{"a length beyond 64 bits",
               "POST /v1/search HTTP/1.1\r\n" + host +
                   "Content-Length: 99999999999999999999\r\n\r\n",
               400},
           Row{"two codings",
               "POST /v1/search HTTP/1.1\r\n" + host +
                   "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
               400},
           Row{"chunked and more",
               "POST /v1/search HTTP/1.1\r\n" + host +
                   "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
               501},
           Row{"a chunk size beyond 64 bits",
               "POST /v1/search HTTP/1.1\r\n" + host +
                   "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
               400},
           Row{"a chunk size with a sign",
               "POST /v1/search HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n-1\r\n",
               400},
           Row{"a chunk longer than it says",
               "POST /v1/search HTTP/1.1\r\n" + host +
                   "Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
               400},
           Row{"a bare line feed", "GET /healthz HTTP/1.1\nHost: x\n\n\r\n\r\n", 400},
           Row{"negative length",
               "POST /v1/search HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n", 400},
           Row{"another coding",
               "POST /v1/search HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip\r\n\r\nx", 501},
           Row{"a coding in disguise",
               "POST /v1/search HTTP/1.1\r\n" + host + "Transfer-Encoding: xchunked\r\n\r\n", 501},
           Row{"broken chunk",
               "POST /v1/search HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
               400},
       }) {
    const auto& [what, bytes, status] = row;
    CAPTURE(std::string(row.what));
    Client client = service.connect();
    client.send(bytes);
    const auto reply = client.receive();
    REQUIRE(reply);
    CHECK(reply->status == status);
    CHECK(reply->header("content-type") == "application/problem+json");
    CHECK(reply->header("connection") == "close");
    CHECK(client.closed());
  }
  CHECK(service.healthy());
}

TEST_CASE("oversize everything is refused, the reason readable while the client still sends") {
  const Service service;
  struct Row {
    const char* what;
    std::string bytes;
    int status;
    const char* code;
  };
  const std::string much(std::size_t{1} << 20U, 'a');
  const std::string ten_kilobytes(10'000, 'a');
  for (const Row& row : {
           Row{"URI over its limit", get_request("/v1/search?q=" + ten_kilobytes), 414,
               "uri_too_long"},
           Row{"URI over every limit", get_request("/v1/search?q=" + much), 414, "uri_too_long"},
           Row{"one huge header", get_request("/healthz", "X-A: " + much + "\r\n"), 431,
               "headers_too_large"},
           Row{"announced body", post_request("/v1/search", much), 413, "body_too_large"},
           Row{"chunked body",
               "POST /v1/search HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
               "100000\r\n" +
                   much + "\r\n0\r\n\r\n",
               413, "body_too_large"},
       }) {
    const auto& [what, bytes, status, code] = row;
    CAPTURE(std::string(row.what));
    Client client = service.connect();
    client.send(bytes);
    const auto reply = client.receive();
    REQUIRE(reply);
    CHECK(reply->status == status);
    CHECK(reply->body.find(code) != std::string::npos);
  }
  std::string many;
  for (int i = 0; i < 5000; ++i)
    many += "X-" + std::to_string(i) + ": a\r\n";
  Client client = service.connect();
  client.send(get_request("/healthz", many));
  CHECK(client.receive().value().status == 431);
  CHECK(service.healthy());
}

TEST_CASE("slow clients are cut off, others served meanwhile") {
  const Service service(
      {"--header-timeout-ms", "300", "--body-timeout-ms", "300", "--idle-timeout-ms", "300"});
  Client silent = service.connect();
  Client half_header = service.connect();
  half_header.send("GET /healthz HTTP/1.1\r\nHost: x\r\n");
  Client half_body = service.connect();
  half_body.send("POST /v1/search HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{");
  CHECK(service.healthy());
  CHECK(silent.closed());
  for (Client* slow : {&half_header, &half_body}) {
    const Reply reply = slow->receive().value();
    CHECK(reply.status == 408);
    CHECK(reply.header("content-type") == "application/problem+json");
    CHECK(reply.header("connection") == "close");
    CHECK(slow->closed());
  }
  CHECK(service.healthy());
}

TEST_CASE("a header that drips is cut off by its deadline, however steady the drops") {
  const Service service({"--header-timeout-ms", "200"});
  Client client = service.connect();
  client.send("GET /healthz HTTP/1.1\r\n");
  CHECK(eventually([&] { return !client.send("X: y\r\n"); }));
}

TEST_CASE("above the most connections, idle ones make room and busy ones do not") {
  const Service service({"--max-connections", "4"});
  std::vector<Client> idle;
  for (int i = 0; i < 4; ++i) {
    idle.push_back(service.connect());
    CHECK(idle.back().get("/healthz").value().status == 200);
  }
  Client fifth = service.connect();
  CHECK(fifth.get("/healthz").value().status == 200);
  CHECK(idle.front().closed());

  std::vector<Client> busy;
  for (int i = 0; i < 4; ++i) {
    busy.push_back(service.connect());
    busy.back().send(
        "POST /v1/search HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
        "Content-Type: application/json\r\nContent-Length: 12\r\n\r\n");
    CHECK(busy.back().receive().value().status == 100);
  }
  Client refused = service.connect();
  const Reply reply = refused.receive().value();
  CHECK(reply.status == 503);
  CHECK(reply.header("retry-after") == "1");
  CHECK(refused.closed());
  for (Client& client : busy) {
    client.send(R"({"q":"umkm"})");
    CHECK(client.receive().value().status == 200);
  }
}

TEST_CASE("parallel clients are all answered, or told to come back") {
  const Service service({"--workers", "1", "--queue", "2"});
  constexpr int kClients = 32;
  std::vector<Client> clients;
  for (int i = 0; i < kClients; ++i)
    clients.push_back(service.connect());
  int answered = 0;
  for (int round = 0; round < 10; ++round) {
    for (Client& client : clients)
      client.send(get_request(kSearch));
    for (Client& client : clients) {
      const auto reply = client.receive();
      REQUIRE(reply);
      if (reply->status == 200) {
        ++answered;
      } else {
        CHECK(reply->status == 503);
        CHECK(reply->header("retry-after") == "1");
        CHECK(reply->body.find("\"overloaded\"") != std::string::npos);
      }
    }
  }
  CHECK(answered >= 10);
}

TEST_CASE("clients that leave at any moment leave nothing behind") {
  const Service service;
  CHECK(service.healthy());
  const std::size_t before = service.daemon().descriptors();
  const std::string request = get_request(kSearch);
  for (std::size_t i = 0; i <= request.size(); ++i) {
    Client client = service.connect();
    client.send(request.substr(0, i));
    if (i % 2 == 0) client.reset();
  }
  CHECK(eventually([&] { return service.daemon().descriptors() <= before; }));
  CHECK(service.healthy());
}
