// SPDX-License-Identifier: GPL-2.0-or-later
// Clients that mean harm, or are just broken: the daemon stays up, serves the others, and keeps
// nothing of them.
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <random>
#include <thread>

#include "running_service.hpp"

using namespace telusur::testing;

namespace {

constexpr const char* kSearch = "/v1/search?q=umkm";

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;  // memory and time are not the program's own
#else
constexpr bool kSanitized = false;
#endif

/// Lets this process and those it starts have `files` open files; false when that is not allowed.
bool allow_files(rlim_t files) {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  if (limit.rlim_max < files) return false;
  limit.rlim_cur = std::max(limit.rlim_cur, files);
  return ::setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

/// After the clients are gone there are no more descriptors than before.
void check_nothing_left(const RunningService& service, std::size_t before) {
  CHECK(eventually([&] { return service.daemon().descriptors() <= before; }));
  CHECK(service.healthy());
}

}  // namespace

TEST_CASE("10,000 idle connections are borne, others served meanwhile") {
  constexpr std::size_t kConnections = 10'000;
  if (!allow_files(kConnections + 500)) {
    MESSAGE("skipped: 10,000 idle connections: so many open files are not allowed here");
    return;
  }
  const RunningService service({"--max-connections", "10100", "--idle-timeout-ms", "600000"});
  CHECK(service.healthy());
  const std::size_t descriptors = service.daemon().descriptors();
  const std::size_t before = service.daemon().resident_kib();
  {
    std::vector<Client> idle;
    idle.reserve(kConnections);
    while (idle.size() < kConnections) {
      idle.push_back(service.connect());
      // Every second one has asked something: what that took must have been given back.
      if (idle.size() % 2 == 0) REQUIRE(idle.back().get("/healthz").value().status == 200);
    }
    CHECK(service.connect().get(kSearch).value().status == 200);
    CHECK(idle.front().get(kSearch).value().status == 200);
    const std::size_t each = (service.daemon().resident_kib() - before) * 1024 / kConnections;
    MESSAGE("memory per idle connection: ", each, " bytes");
    if (!kSanitized) CHECK(each < 4096);
  }
  check_nothing_left(service, descriptors);
}

TEST_CASE("who asks without end and reads nothing is cut off, at no cost of memory") {
  const RunningService service({"--write-timeout-ms", "300"});
  CHECK(service.healthy());
  const std::size_t descriptors = service.daemon().descriptors();
  const std::size_t before = service.daemon().resident_kib();
  std::string burst;
  for (int i = 0; i < 100; ++i)
    burst += get_request("/openapi.json");
  std::vector<std::thread> floods;
  std::atomic<int> cut_off = 0;
  for (int i = 0; i < 4; ++i) {
    floods.emplace_back([&] {
      Client client = service.connect();
      // Bounded: 500 MB would be far more than sockets and daemon together may hold.
      for (int sent = 0; sent < 50'000; ++sent) {
        if (client.send(burst)) continue;
        ++cut_off;
        return;
      }
    });
  }
  CHECK(service.healthy());
  for (std::thread& flood : floods)
    flood.join();
  CHECK(cut_off == 4);
  if (!kSanitized) CHECK(service.daemon().resident_kib() < before + 64 * 1024);
  check_nothing_left(service, descriptors);
}

TEST_CASE("connections that end before they asked anything are let go") {
  const RunningService service;
  CHECK(service.healthy());
  const std::size_t descriptors = service.daemon().descriptors();
  for (int i = 0; i < 200; ++i) {
    Client half_open = service.connect();
    half_open.finish_sending();
    CHECK(half_open.closed());
    service.connect().reset();
  }
  check_nothing_left(service, descriptors);
}

TEST_CASE("many slow headers and bodies at once keep nobody else waiting") {
  const RunningService service({"--header-timeout-ms", "1000", "--body-timeout-ms", "1000"});
  CHECK(service.healthy());
  const std::size_t descriptors = service.daemon().descriptors();
  {
    std::vector<Client> slow;
    for (int i = 0; i < 200; ++i) {
      slow.push_back(service.connect());
      slow.back().send(i % 2 == 0 ? "GET /healthz HTTP/1.1\r\nHost: x\r\n"
                                  : "POST /v1/search HTTP/1.1\r\nHost: x\r\n"
                                    "Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{");
    }
    CHECK(service.connect().get(kSearch).value().status == 200);
    bool all_told = true;
    for (Client& client : slow) {
      const auto reply = client.receive();
      all_told = all_told && reply && reply->status == 408;
    }
    CHECK(all_told);
  }
  check_nothing_left(service, descriptors);
}

TEST_CASE("one address may hold only so many connections") {
  const RunningService service({"--max-connections-per-address", "2"});
  std::vector<Client> held;
  for (int i = 0; i < 2; ++i) {
    held.push_back(service.connect());
    CHECK(held.back().get("/healthz").value().status == 200);
  }
  Client third = service.connect();
  const Reply refused = third.receive().value();
  CHECK(refused.status == 429);
  CHECK(refused.header("retry-after") == "1");
  CHECK(third.closed());
  held.pop_back();
  CHECK(eventually([&] {
    Client again = service.connect();
    again.send(get_request("/healthz"));
    const auto reply = again.receive();
    return reply && reply->status == 200;
  }));
}

TEST_CASE("bytes that are no text are answered, never with a fault of ours") {
  const RunningService service;
  struct Row {
    const char* what;
    std::string target;
    bool found;  ///< else: 400
  };
  for (const Row& row : {
           Row{"raw bytes", "/v1/search?q=\xFF\xFE", true},
           Row{"half a character", "/v1/search?q=%C3", true},
           Row{"overlong", "/v1/search?q=%C0%AF", true},
           Row{"surrogates", "/v1/search?q=%ED%A0%80", true},
           Row{"beyond Unicode", "/v1/search?q=%F4%90%80%80", true},
           Row{"a parameter that is no text", "/v1/search?%FF=1&q=a", false},
           Row{"half an escape", "/v1/search?q=%C", false},
           Row{"no escape", "/v1/search?q=100%", false},
           Row{"NUL", "/v1/search?q=a%00b", false},
           Row{"NUL in the path", "/v1%00/search?q=a", false},
           Row{"raw control byte", "/v1/search?q=\x01", false},
       }) {
    CAPTURE(row.what);
    const auto reply = service.connect().get(row.target);
    REQUIRE(reply);
    CHECK(reply->status == (row.found ? 200 : 400));
  }
  for (const char* path : {"/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd",
                           "/v1/articles/..%2F..%2Fetc%2Fpasswd", "/v1/../etc/passwd"}) {
    CAPTURE(path);
    CHECK(service.connect().get(path).value().status == 404);
  }
  CHECK(service.healthy());
}

TEST_CASE("requests damaged at random never bring it down") {
  const RunningService service;
  CHECK(service.healthy());
  const std::size_t descriptors = service.daemon().descriptors();
  const std::string good = post_request("/v1/search?limit=3", R"({"q":"umkm"})") +
                           get_request(kSearch, "Accept-Encoding: gzip\r\n");
  std::mt19937 random(20230720);
  const auto below = [&](std::size_t limit) { return random() % limit; };
  for (int round = 0; round < 500; ++round) {
    std::string bytes = good;
    for (std::size_t change = 0; change <= below(4); ++change) {
      const std::size_t at = below(bytes.size());
      switch (below(4)) {
        case 0:
          bytes[at] = static_cast<char>(below(256));
          break;
        case 1:
          bytes.erase(at, 1 + below(20));
          break;
        case 2:
          bytes.insert(at, bytes.substr(below(bytes.size()), below(30)));
          break;
        default:
          bytes.resize(at + 1);
      }
    }
    CAPTURE(bytes);
    Client client = service.connect();
    client.send(bytes);
    client.finish_sending();
    while (const auto reply = client.receive()) {
      CHECK(reply->status >= 200);
      CHECK(reply->status != 500);
    }
  }
  check_nothing_left(service, descriptors);
}
