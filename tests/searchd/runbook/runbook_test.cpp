// SPDX-License-Identifier: GPL-2.0-or-later
// The runbook of searchd/deploy/cluster/README.md, its commands as they stand there, while two
// searchd behind HAProxy are asked without a pause.
#include "runbook.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <atomic>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "client.hpp"
#include "hosts.hpp"
#include "running_daemon.hpp"
#include "support/file.hpp"
#include "temporary_folder.hpp"
#include "xapian_servers.hpp"

using namespace telusur;
using namespace telusur::testing;
namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

constexpr unsigned kProxyPort = 8080;  // as haproxy.cfg has it
constexpr int kArticles = 40;

const std::vector<RunbookBlock>& runbook() {
  static const std::vector<RunbookBlock> kBlocks =
      read_runbook(fs::path(TELUSUR_DEPLOY) / "cluster" / "README.md");
  return kBlocks;
}

/// Whether what the commands need is here.
bool can_run() {
  for (const char* program : {"/usr/sbin/haproxy", "/usr/bin/curl", "/usr/bin/bash"}) {
    if (fs::exists(program)) continue;
    MESSAGE("skipped: the runbook: no " << program << " here");
    return false;
  }
  return have_xapian_tools("the runbook");
}

/// Why an answer is not the one that was to come; nothing when it is.
std::optional<std::string> fault_of(const std::optional<Reply>& reply, std::size_t articles) {
  if (!reply) return "no answer";
  if (reply->status != 200) return fmt::format("{}: {}", reply->status, reply->body);
  const json::object body = json::parse(reply->body).as_object();
  const json::value& shards = body.at("shards");
  if (!shards.at("missing").as_array().empty()) return json::serialize(shards);
  const std::size_t total = body.at("total").at("value").to_number<std::size_t>();
  if (total < articles) return fmt::format("{} articles of {}", total, articles);
  return std::nullopt;
}

/// Asks through the proxy, one search after the other, none of them twice, until its end.
class Asking {
 public:
  Asking(std::uint16_t port, std::size_t articles)
      : port_(port), articles_(articles), thread_([this] { ask(); }) {}
  ~Asking() {
    stop_ = true;
    if (thread_.joinable()) thread_.join();
  }
  Asking(const Asking&) = delete;
  Asking& operator=(const Asking&) = delete;

  /// Waits for so many answers from now on.
  [[nodiscard]] bool goes_on(std::size_t answers = 20) const {
    const std::size_t before = answers_;
    return eventually([&] { return answers_ >= before + answers; });
  }

  [[nodiscard]] std::vector<std::string> faults() const {
    const std::lock_guard lock(mutex_);
    return faults_;
  }

 private:
  void ask() {
    for (std::size_t i = 0; !stop_; ++i) {
      std::optional<Reply> reply;
      try {
        reply = Client(port_).get(fmt::format("/v1/search?q=menara%20-x{}&collapse=none", i));
      } catch (const std::runtime_error&) {
        reply.reset();
      }
      if (const auto fault = fault_of(reply, articles_)) {
        const std::lock_guard lock(mutex_);
        faults_.push_back(*fault);
      }
      ++answers_;
    }
  }

  const std::uint16_t port_;
  const std::size_t articles_;
  std::atomic<std::size_t> answers_ = 0;
  std::atomic<bool> stop_ = false;
  mutable std::mutex mutex_;
  std::vector<std::string> faults_;
  std::thread thread_;
};

/// The hosts of the runbook after its beginning, and somebody who asks.
class Cluster {
 public:
  Cluster() {
    fs::create_directory(folder_.path() / "berita");
    add_articles(0, kArticles);
    run("Begin");
    start_proxy();
    asking = std::make_unique<Asking>(ports_.real(kProxyPort, 0), kArticles);
  }

  /// The blocks of a section from one on, `most` of them.
  void run(const std::string& section, std::size_t first = 0, std::size_t most = 99) {
    std::size_t number = 0;
    for (const RunbookBlock& block : runbook()) {
      if (block.section != section) continue;
      const std::size_t at = number++;
      if (at < first || at >= first + most) continue;
      CAPTURE(section);
      CAPTURE(block.where);
      const auto hosts = hosts_for(block.where);
      REQUIRE_FALSE(hosts.empty());
      for (Host* host : hosts) {
        if (block.where.ends_with("with the new programs")) host->set_environment(new_programs_);
        const int status = host->run(block.commands);
        REQUIRE_MESSAGE(status == 0, block.commands << read_file(host->log()).value());
        if (asking) CHECK(asking->goes_on());
      }
    }
    REQUIRE(number > first);
  }

  /// Of the host that indexes.
  void lose_indexing_host() { indexing_.lose(); }

  /// Something new to index.
  void add_articles(int first, int last) const {
    std::ofstream file(folder_.path() / "berita" / fmt::format("{}.ndjson", first));
    for (int i = first; i < last; ++i) {
      file << json::serialize(json::object{{"id", fmt::format("m{}", i)},
                                           {"title", fmt::format("Menara {}", i)},
                                           {"body", fmt::format("Menara ke-{} di desa.", i)}})
           << '\n';
    }
  }

  /// Whether a search through the proxy comes to find so many.
  [[nodiscard]] bool finds(std::size_t articles) const {
    return eventually([&] {
      const auto reply =
          Client(ports_.real(kProxyPort, 0)).get("/v1/search?q=menara&collapse=none");
      return !fault_of(reply, articles);
    });
  }

  [[nodiscard]] std::string ready(unsigned searchd) const {
    return Client(searching_[searchd]->searchd_port()).get("/readyz").value().body;
  }

  std::unique_ptr<Asking> asking;

 private:
  std::vector<Host*> hosts_for(const std::string& where) {
    if (where.starts_with("on the host that indexes")) return {&indexing_};
    if (where.starts_with("on the host that was lost")) return {&indexing_};
    if (where.starts_with("on the new host")) return {&new_};
    if (where.starts_with("on each host that searches")) {
      return {searching_[0].get(), searching_[1].get()};
    }
    return {};
  }

  /// With the shipped configuration, but for addresses.
  void start_proxy() {
    std::string config = read_file(fs::path(TELUSUR_DEPLOY) / "cluster" / "haproxy.cfg").value();
    for (unsigned i = 0; i < 2; ++i) {
      const std::string written = fmt::format("10.0.0.{}:7331", i + 1);
      config.replace(config.find(written), written.size(),
                     fmt::format("127.0.0.1:{}", searching_[i]->searchd_port()));
    }
    proxy_ = std::make_unique<BackgroundProgram>(
        std::vector<std::string>{"haproxy", "-db", "-f",
                                 folder_.write("haproxy.cfg", ports_.in(config, 0)).string()},
        folder_.path() / "haproxy.log");
    REQUIRE(is_listened_to(ports_.real(kProxyPort, 0)));
    const bool both = finds(kArticles);
    REQUIRE(both);
  }

  TemporaryFolder folder_;
  /// What makes an analyzer another one: words of one's own.
  std::vector<std::string> new_programs_ = [this] {
    const std::string words = folder_.write("kata.txt", "menara\n").string();
    return std::vector{"TELUSUR_WORDS=" + words, "TELUSUR_SEARCHD_WORDS=" + words};
  }();
  Ports ports_;
  Host indexing_{folder_.path(), "indexing", 9, ports_};
  Host new_{folder_.path(), "new", 9, ports_};
  std::unique_ptr<Host> searching_[2] = {
      std::make_unique<Host>(folder_.path(), "searching-1", 0, ports_),
      std::make_unique<Host>(folder_.path(), "searching-2", 1, ports_)};
  std::unique_ptr<BackgroundProgram> proxy_;
};

void check_no_faults(const Cluster& cluster) {
  for (const std::string& fault : cluster.asking->faults())
    FAIL_CHECK(fault);
}

}  // namespace

TEST_CASE("every section of the runbook has its test") {
  std::set<std::string> sections;
  for (const RunbookBlock& block : runbook())
    sections.insert(block.section);
  CHECK(sections == std::set<std::string>{"Begin", "Add replicas", "Add shards", "Lose a host",
                                          "Upgrade the analyzer"});
}

TEST_CASE("replicas are added, a host is lost, another takes its place, and it comes back") {
  if (!can_run()) return;
  Cluster cluster;
  cluster.run("Add replicas");
  CHECK(cluster.ready(0).find(R"("replicas":2,"replicas_up":2)") != std::string::npos);
  cluster.lose_indexing_host();
  CHECK(cluster.asking->goes_on());
  cluster.add_articles(kArticles, kArticles + 5);
  cluster.run("Lose a host", 0, 1);
  CHECK(cluster.finds(kArticles + 5));
  cluster.run("Lose a host", 1);
  const bool back = eventually([&] {
    const std::string ready = cluster.ready(0);
    return ready.find(R"("replicas_up":1)") == std::string::npos &&
           ready.find(R"("replicas_up":0)") == std::string::npos;
  });
  CHECK(back);
  CHECK(cluster.asking->goes_on());
  check_no_faults(cluster);
}

TEST_CASE("shards are added") {
  if (!can_run()) return;
  Cluster cluster;
  cluster.run("Add shards", 0, 2);
  cluster.add_articles(kArticles, kArticles + 5);
  cluster.run("Add shards", 2);
  CHECK(cluster.finds(kArticles + 5));
  CHECK(cluster.ready(1).find("shard-3-2") != std::string::npos);
  check_no_faults(cluster);
}

TEST_CASE("the analyzer is upgraded") {
  if (!can_run()) return;
  Cluster cluster;
  cluster.run("Upgrade the analyzer");
  CHECK(cluster.ready(0).find("shard-4-3") != std::string::npos);
  CHECK(cluster.ready(1).find("shard-4-3") != std::string::npos);
  check_no_faults(cluster);
}
