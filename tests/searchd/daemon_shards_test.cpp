// SPDX-License-Identifier: GPL-2.0-or-later
// The real daemon on shards that xapian-tcpsrv serves.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <boost/json.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>

#include "analysis/analyzers.hpp"
#include "running_daemon.hpp"
#include "small_index.hpp"
#include "support/file.hpp"
#include "temporary_folder.hpp"
#include "xapian_servers.hpp"

using namespace telusur;
using namespace telusur::testing;
namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

/// Shards `a` on two servers and `b` on one, and a daemon on them.
struct Service {
  Service() {
    const auto analyzer = analysis::make_default_analyzer();
    write_index(folder.path() / "a", analyzer,
                {make_article("a1", "Menara satu", "Menara di desa."),
                 make_article("a2", "Menara dua", "Menara di kota.")});
    write_index(folder.path() / "b", analyzer, {make_article("b1", "Menara tiga", "Menara baja.")});
    for (std::uint16_t& port : ports)
      port = free_port();
    std::ofstream(file) << fmt::format(
        "timeout_ms = 2000\nconnect_timeout_ms = 500\ndeadline_ms = 5000\nretry_after_ms = 20\n"
        "retry_at_most_ms = 100\n"
        "[[shard]]\nname = \"a\"\nreplicas = [\"127.0.0.1:{}\", \"127.0.0.1:{}\"]\n"
        "[[shard]]\nname = \"b\"\nreplicas = [\"127.0.0.1:{}\"]\n",
        ports[0], ports[1], ports[2]);
    start(0);
    start(1);
    start(2);
    daemon = std::make_unique<Daemon>(file, folder.path() / "log",
                                      std::vector<std::string>{"--refresh-ms", "20"});
  }

  void start(std::size_t server) {
    servers[server] = std::make_unique<XapianServer>("xapian-tcpsrv", ports[server],
                                                     folder.path() / (server == 2 ? "b" : "a"),
                                                     folder.path() / "servers.log");
  }

  [[nodiscard]] Reply get(std::string_view target) const {
    return daemon->connect().get(target).value();
  }
  [[nodiscard]] json::object search(std::string_view more = "") const {
    const Reply reply = get(fmt::format("/v1/search?q=menara{}", more));
    REQUIRE_MESSAGE(reply.status == 200, reply.body);
    return json::parse(reply.body).as_object();
  }

  TemporaryFolder folder;
  fs::path file = folder.path() / "cluster.toml";
  std::array<std::uint16_t, 3> ports{};
  std::array<std::unique_ptr<XapianServer>, 3> servers;
  std::unique_ptr<Daemon> daemon;
};

std::size_t hits(const json::object& answer) {
  return answer.at("hits").as_array().size();
}

}  // namespace

TEST_CASE("a daemon answers from shards on servers") {
  if (!have_xapian_tools("shards on servers")) return;
  const Service service;
  const json::object answer = service.search("&facets=source&explain=true");
  CHECK(hits(answer) == 3);
  CHECK(answer.at("shards") ==
        json::value{{"total", 2}, {"answered", 2}, {"missing", json::array{}}});
  const Reply related = service.get("/v1/articles/a1/related");
  CHECK(related.status == 200);
  CHECK(service.get("/v1/articles/b1").status == 200);
  CHECK(service.get("/v1/suggest?q=men").status == 200);
  const json::object ready = json::parse(service.get("/readyz").body).as_object();
  CHECK(ready.at("status") == "ready");
  CHECK(ready.at("shards").as_array().size() == 2);
}

TEST_CASE("with one server of a shard killed the other answers; without any the reply says so") {
  if (!have_xapian_tools("shards on servers")) return;
  Service service;
  CHECK(hits(service.search()) == 3);
  service.servers[0].reset();
  CHECK(hits(service.search()) == 3);
  CHECK(hits(service.search()) == 3);

  service.servers[2].reset();
  const bool partial = eventually([&] { return hits(service.search()) == 2; });
  CHECK(partial);
  const json::object answer = service.search();
  CHECK(answer.at("shards") ==
        json::value{{"total", 2}, {"answered", 1}, {"missing", json::array{"b"}}});
  CHECK(service.get("/v1/search?q=menara&partial=false").status == 503);
  const json::object ready = json::parse(service.get("/readyz").body).as_object();
  CHECK(ready.at("status") == "degraded");
  CHECK(service.get("/metrics").body.find("telusur_search_missing_shard_total{shard=\"b\"}") !=
        std::string::npos);

  service.start(2);
  const bool whole = eventually([&] { return hits(service.search()) == 3; });
  CHECK(whole);
  CHECK(service.get("/v1/search?q=menara&partial=false").status == 200);
}

TEST_CASE("a cluster file is read again on SIGHUP; a faulty one changes nothing") {
  if (!have_xapian_tools("shards on servers")) return;
  const Service service;
  CHECK(hits(service.search()) == 3);
  const auto shown = [&](std::size_t server) {
    const std::string replica = fmt::format("replica=\"127.0.0.1:{}\"", service.ports[server]);
    return service.get("/metrics").body.find(replica) != std::string::npos;
  };
  CHECK(shown(2));
  const std::string both = read_file(service.file).value();
  std::ofstream(service.file) << both.substr(0, both.rfind("[[shard]]"));
  service.daemon->signal(SIGHUP);
  const bool fewer = eventually([&] { return hits(service.search()) == 2; });
  CHECK(fewer);
  CHECK(service.search().at("shards") ==
        json::value{{"total", 1}, {"answered", 1}, {"missing", json::array{}}});
  // Nor do metrics know it any more.
  CHECK(shown(0));
  const bool gone = eventually([&] { return !shown(2); });
  CHECK(gone);
  std::ofstream(service.file) << "[[shard]]\nname = 7\n";
  service.daemon->signal(SIGHUP);
  const bool told = eventually([&] {
    return read_file(service.folder.path() / "log").value().find("reload: cluster: ") !=
           std::string::npos;
  });
  CHECK(told);
  CHECK(hits(service.search()) == 2);
  std::ofstream(service.file) << both;
  service.daemon->signal(SIGHUP);
  const bool all = eventually([&] { return hits(service.search()) == 3; });
  CHECK(all);
}

TEST_CASE("a rebuilt shard is followed through its server") {
  if (!have_xapian_tools("shards on servers")) return;
  const Service service;
  CHECK(hits(service.search()) == 3);
  write_index(service.folder.path() / "b", analysis::make_default_analyzer(),
              {make_article("b1", "Menara tiga", "Menara baja."),
               make_article("b2", "Menara empat", "Menara bambu.")},
              {.rebuild = true});
  const bool seen = eventually([&] { return hits(service.search()) == 4; });
  CHECK(seen);
}
