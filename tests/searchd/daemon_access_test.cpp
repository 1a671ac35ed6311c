// SPDX-License-Identifier: GPL-2.0-or-later
// Keys, limits of requests, and reloading them.
#include <doctest/doctest.h>
#include <signal.h>

#include <fstream>

#include "access/keys.hpp"
#include "running_service.hpp"

using namespace telusur::testing;
using telusur::access::make_key;
using telusur::access::NewKey;
using telusur::access::Scope;

namespace {

constexpr const char* kSearch = "/v1/search?q=umkm";

std::string bearer(const NewKey& key) {
  return "Authorization: Bearer " + key.secret + "\r\n";
}

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("requests beyond the burst are 429 with what the client must know") {
  const RunningService service({"--rate", "0.1", "--burst", "3"});
  Client client = service.connect();
  for (const char* left : {"2", "1", "0"}) {
    const Reply reply = client.get(kSearch).value();
    CHECK(reply.status == 200);
    CHECK(reply.header("ratelimit-policy") == "\"address\";q=3;w=30");
    CHECK(reply.header("ratelimit").starts_with("\"address\";r=" + std::string(left) + ";t="));
  }
  const Reply refused = client.get(kSearch, "Accept-Language: en\r\n").value();
  CHECK(refused.status == 429);
  CHECK(refused.header("content-type") == "application/problem+json");
  CHECK(refused.body.find("rate_limited") != std::string::npos);
  CHECK(std::stoi(refused.header("retry-after")) <= 10);
  CHECK(refused.header("ratelimit").starts_with("\"address\";r=0;t="));
  CHECK(refused.header("connection") != "close");
  // Whoever watches the daemon asks as often as it likes.
  for (const char* probe : {"/healthz", "/readyz", "/metrics"})
    CHECK(client.get(probe).value().status == 200);
}

TEST_CASE("a page of an allowed origin may read that it asked too often") {
  const RunningService service(
      {"--rate", "0.001", "--burst", "1", "--cors-origin", "https://berita.example"});
  const auto ask = [&] {
    return service.connect().get(kSearch, "Origin: https://berita.example\r\n").value();
  };
  CHECK(ask().status == 200);
  const Reply refused = ask();
  CHECK(refused.status == 429);
  CHECK(refused.header("access-control-allow-origin") == "https://berita.example");
  CHECK(refused.header("access-control-expose-headers").find("RateLimit") != std::string::npos);
}

TEST_CASE("clients behind a proxy are counted one by one, IPv6 customers as one") {
  const RunningService service({"--rate", "0.001", "--burst", "1", "--trusted-proxy", "127.0.0.1"});
  Client client = service.connect();
  const auto status = [&](const std::string& address) {
    return client.get(kSearch, "X-Forwarded-For: " + address + "\r\n").value().status;
  };
  CHECK(status("203.0.113.1") == 200);
  CHECK(status("203.0.113.1") == 429);
  CHECK(status("203.0.113.2") == 200);
  CHECK(status("2001:db8:1:2::1") == 200);
  CHECK(status("2001:db8:1:2:ffff::9") == 429);
  CHECK(status("2001:db8:1:3::1") == 200);
}

TEST_CASE("a key has its own rate, whoever uses it") {
  RunningService service;
  const NewKey key = make_key({Scope::search}, "besar");
  const auto file = service.folder().write(
      "keys.toml", "open-search = true\n" + key.table + "rate = 0.001\nburst = 5\n");
  service.start({"--keys", file.string(), "--rate", "0.001", "--burst", "1"});
  for (int i = 0; i < 5; ++i) {
    const Reply reply = service.connect().get(kSearch, bearer(key)).value();
    CHECK(reply.status == 200);
    CHECK(reply.header("ratelimit-policy").starts_with("\"key\";q=5;"));
  }
  CHECK(service.connect().get(kSearch, bearer(key)).value().status == 429);
  CHECK(service.connect().get(kSearch).value().status == 200);  // as an address, another bucket
  CHECK(service.connect().get(kSearch).value().status == 429);
}

TEST_CASE("a key reaches neither log nor answer, well used or not") {
  RunningService service;
  const NewKey key = make_key({Scope::search}, "rahasia");
  const auto file = service.folder().write("keys.toml", key.table);
  service.start({"--keys", file.string(), "--access-log", "json"});
  std::string answers;
  const auto ask = [&](const std::string& target, const std::string& headers) {
    const Reply reply = service.connect().get(target, headers).value();
    answers += reply.body;
    for (const auto& [name, value] : reply.headers)
      answers += value;
  };
  ask(kSearch, bearer(key));
  ask("/v1/search?q=umkm&key=" + key.secret, "");
  ask("/v1/search?k%65y=" + key.secret + "&qq=typo", "");
  ask("/nothing?key=" + key.secret, "");
  ask("/v1/search?q=%zz&key=" + key.secret, "");
  ask("/v1/search?key=" + key.secret + "&q=" + std::string(9000, 'a'), "");
  service.daemon().signal(SIGTERM);
  CHECK(service.daemon().wait() == 0);
  const std::string log = content(service.log());
  CHECK(log.find("umkm") != std::string::npos);
  CHECK(log.find(key.secret) == std::string::npos);
  CHECK(answers.find(key.secret) == std::string::npos);
}

TEST_CASE("SIGHUP takes over rates and log settings; what is faulty stays") {
  RunningService service;
  const auto config = service.folder().write("c.toml", "rate = 0\naccess-log = \"off\"\n");
  service.start({"--config", config.string()});
  const auto limited = [&] {
    return !service.connect().get(kSearch).value().header("ratelimit").empty();
  };
  CHECK_FALSE(limited());
  (void)service.folder().write("c.toml", "rate = 1000\naccess-log = \"json\"\n");
  service.daemon().signal(SIGHUP);
  CHECK(eventually(limited));
  (void)service.folder().write("c.toml", "rate = true\nnonsense");
  service.daemon().signal(SIGHUP);
  const auto logged = [&](const char* text) {
    return content(service.log()).find(text) != std::string::npos;
  };
  CHECK(eventually([&] { return logged("it stays as it was"); }));
  CHECK(limited());
  (void)service.folder().write("c.toml", "rate = 0\nworkers = 7\n");
  service.daemon().signal(SIGHUP);
  CHECK(eventually([&] { return !limited(); }));
  CHECK(eventually([&] { return logged("--workers has changed, which needs a restart"); }));
}

TEST_CASE("--check-config opens every file it names") {
  const RunningService service;
  const auto check = [&](std::vector<std::string> options) {
    options.emplace_back("--check-config");
    return run_searchd(options, service.folder().path() / "check.log").status;
  };
  const std::string db = service.db().string();
  const std::string bad = service.folder().write("bad", "hash = \"x\n").string();
  CHECK(check({"--db", db}) == 0);
  CHECK(check({"--db", (service.folder().path() / "none").string()}) == 2);
  CHECK(check({"--db", db, "--keys", bad}) == 2);
  CHECK(check({"--db", db, "--keys", "/nonexistent"}) == 2);
  CHECK(check({"--db", db, "--synonyms", "/nonexistent"}) == 2);
  CHECK(check({"--db", db, "--words", "/nonexistent"}) == 2);
  CHECK(check({"--db", db, "--trusted-proxy", "proxy.example"}) == 2);
  CHECK(check({"--db", db, "--rate", "-1"}) == 2);
}
