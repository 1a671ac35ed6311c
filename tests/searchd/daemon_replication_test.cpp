// SPDX-License-Identifier: GPL-2.0-or-later
// A copy of a shard that xapian-replicate keeps, followed by a real daemon while a writer commits.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "running_daemon.hpp"
#include "small_index.hpp"
#include "temporary_folder.hpp"
#include "xapian_servers.hpp"

using namespace telusur;
using namespace telusur::testing;
namespace fs = std::filesystem;

namespace {

const analysis::Analyzer& analyzer() {
  static const analysis::Analyzer kAnalyzer = analysis::make_default_analyzer();
  return kAnalyzer;
}

/// An index, a copy that follows it, and a daemon that reads the copy and watches both.
struct Replicated {
  Replicated() {
    // What a unit of the indexer sets: without changesets every commit is a whole copy.
    ::setenv("XAPIAN_MAX_CHANGESETS", "100", 1);
    fs::create_directory(masters);
    add("satu");
    server = std::make_unique<XapianServer>("xapian-replicate-server", port, masters, log());
    follow();
    // The copy is live once a stub file names it.
    const bool copied = eventually([this] { return fs::exists(copy / "XAPIANDB"); });
    REQUIRE(copied);
    std::ofstream(file) << fmt::format(
        "retry_after_ms = 20\nretry_at_most_ms = 100\n"
        "[[shard]]\nname = \"a\"\nreplicas = [\"{}\", \"{}\"]\n",
        copy.string(), master.string());
    daemon = std::make_unique<Daemon>(file, log(), std::vector<std::string>{"--refresh-ms", "20"});
  }
  ~Replicated() { ::unsetenv("XAPIAN_MAX_CHANGESETS"); }

  void add(const std::string& id, bool rebuild = false) const {
    write_index(master, analyzer(), {make_article(id, "Menara " + id, "Menara di desa.")},
                {.rebuild = rebuild});
  }
  void follow() {
    client = std::make_unique<BackgroundProgram>(
        std::vector<std::string>{"xapian-replicate", "--host", "127.0.0.1", "--port",
                                 std::to_string(port), "--master", "a", "--interval", "1",
                                 "--reader-time", "1", copy.string()},
        log());
  }

  [[nodiscard]] fs::path log() const { return folder.path() / "log"; }
  [[nodiscard]] std::string get(std::string_view target) const {
    return daemon->connect().get(target).value().body;
  }
  [[nodiscard]] std::size_t hits() const {
    const auto answer = boost::json::parse(get("/v1/search?q=menara&collapse=none")).as_object();
    return answer.at("hits").as_array().size();
  }
  /// Commits that the copy is behind, as /metrics says.
  [[nodiscard]] std::string lag() const {
    const std::string metrics = get("/metrics");
    const std::string label = fmt::format("replica=\"{}\"", copy.string());
    for (std::size_t at = 0;
         (at = metrics.find("telusur_shard_replica_lag_commits{", at)) != std::string::npos; ++at) {
      const std::string line = metrics.substr(at, metrics.find('\n', at) - at);
      if (line.find(label) != std::string::npos) return line.substr(line.rfind(' ') + 1);
    }
    return "";
  }

  TemporaryFolder folder;
  fs::path masters = folder.path() / "masters";
  fs::path master = masters / "a";
  fs::path copy = folder.path() / "copy";
  fs::path file = folder.path() / "cluster.toml";
  std::uint16_t port = free_port();
  std::unique_ptr<XapianServer> server;
  std::unique_ptr<BackgroundProgram> client;
  std::unique_ptr<Daemon> daemon;
};

}  // namespace

TEST_CASE("a copy follows a writer, and the daemon the copy") {
  if (!have_xapian_tools("replication")) return;
  const Replicated replicated;
  CHECK(replicated.hits() == 1);
  std::size_t articles = 1;
  for (const char* id : {"dua", "tiga"}) {
    CAPTURE(id);
    replicated.add(id);
    ++articles;
    const bool seen = eventually([&] { return replicated.hits() == articles; });
    CHECK(seen);
  }
  const bool level = eventually([&] { return replicated.lag() == "0"; });
  CHECK(level);
}

TEST_CASE("how far a copy is behind is a metric, until it has caught up") {
  if (!have_xapian_tools("replication")) return;
  Replicated replicated;
  replicated.client->kill();
  replicated.add("dua");
  replicated.add("tiga");
  const bool behind = eventually([&] { return replicated.lag() == "2"; });
  CHECK(behind);
  CHECK(replicated.hits() == 1);
  replicated.follow();
  const bool level = eventually([&] { return replicated.lag() == "0"; });
  CHECK(level);
  const bool all = eventually([&] { return replicated.hits() == 3; });
  CHECK(all);
}

TEST_CASE("a rebuilt index is copied whole, and followed") {
  if (!have_xapian_tools("replication")) return;
  const Replicated replicated;
  replicated.add("dua", true);
  const bool seen = eventually([&] {
    return replicated.get("/v1/search?q=menara").find("\"id\":\"dua\"") != std::string::npos;
  });
  CHECK(seen);
  CHECK(replicated.hits() == 1);
}
