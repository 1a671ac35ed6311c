// SPDX-License-Identifier: GPL-2.0-or-later
// What shards cost: the same questions on one index and on 1, 2 and 4 shards, as folders and behind
// xapian-tcpsrv on this machine, in alternating rounds.
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "analysis/analyzers.hpp"
#include "index/sharded_index.hpp"
#include "query_sets.hpp"
#include "search/searcher.hpp"
#include "shared_data.hpp"
#include "workspace.hpp"

namespace fs = std::filesystem;
using namespace telusur;
using bench::must;

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kFirstPort = 17430;

/// xapian-tcpsrv on each of these folders, killed at the end with all their connections.
class Servers {
 public:
  explicit Servers(const std::vector<fs::path>& folders, int first_port) {
    for (std::size_t i = 0; i < folders.size(); ++i) {
      const std::string port = std::to_string(first_port + static_cast<int>(i));
      const pid_t pid = ::fork();
      if (pid == 0) {
        ::setpgid(0, 0);
        ::execlp("xapian-tcpsrv", "xapian-tcpsrv", "--interface", "127.0.0.1", "--port",
                 port.c_str(), "--quiet", folders[i].c_str(), nullptr);
        ::_exit(1);
      }
      ::setpgid(pid, pid);
      pids_.push_back(pid);
    }
  }
  ~Servers() {
    for (const pid_t pid : pids_) {
      ::kill(-pid, SIGKILL);
      ::waitpid(pid, nullptr, 0);
    }
  }
  Servers(const Servers&) = delete;
  Servers& operator=(const Servers&) = delete;

 private:
  std::vector<pid_t> pids_;
};

struct Contestant {
  std::string name;
  search::Searcher searcher;
  std::vector<double> milliseconds{};
};

double percentile(std::vector<double> values, double share) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(share * double(values.size() - 1))];
}

/// A server may still be starting.
Result<index::IndexReader> open_patiently(const fs::path& file,
                                          const analysis::Analyzer& analyzer) {
  for (int attempt = 0;; ++attempt) {
    auto reader = index::IndexReader::open(file, analyzer);
    if ((reader && reader->missing_shards().empty()) || attempt == 50) return reader;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

fs::path cluster_of_servers(const fs::path& folder, std::size_t shards, int first_port) {
  const fs::path file = folder / fmt::format("servers-{}.toml", shards);
  std::ofstream out(file);
  for (std::size_t i = 0; i < shards; ++i) {
    out << fmt::format("[[shard]]\nname = \"s{}\"\nreplicas = [\"127.0.0.1:{}\"]\n", i,
                       first_port + static_cast<int>(i));
  }
  return file;
}

/// The news in so many shards, and how long that took.
double split(const bench::Workspace& workspace, std::size_t shards, const fs::path& db) {
  if (index::ShardedDirectory(db).exists()) return 0;
  const auto start = Clock::now();
  const int status =
      bench::run_program({TELUSUR_INDEXER, "--db", db.string(), "--shards", std::to_string(shards),
                          "--progress", "never", bench::shared_file("news.ndjson.gz").string()},
                         workspace.file("indexer.log"));
  if (status != 0) std::exit(2);
  return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"What an index in shards costs"};
  std::string work;
  app.add_option("--work", work, "Folder to keep the indexes in; otherwise a temporary one");
  CLI11_PARSE(app, argc, argv);
  const bench::Workspace workspace(work);
  const auto analyzer = analysis::make_default_analyzer();
  const auto expander = must(search::make_expander(analyzer, {}));
  std::vector<std::string> queries;
  for (const search::JudgedQuery& query : bench::query_sets().front().queries)
    queries.push_back(query.text);
  std::vector<Contestant> contestants;
  std::vector<std::unique_ptr<Servers>> servers;
  const auto add = [&](const std::string& name, index::IndexReader reader) {
    contestants.push_back({name, search::Searcher(std::move(reader), analyzer, {}, expander)});
  };
  const auto whole = bench::make_index(workspace, "one", {bench::shared_file("news.ndjson.gz")});
  fmt::print("{:<22} {:>8.1f} s to index\n", "one index", whole.seconds);
  add("one index", must(index::IndexReader::open(whole.db, analyzer)));
  int port = kFirstPort;
  for (const std::size_t count : {1U, 2U, 4U}) {
    const fs::path db = workspace.file(fmt::format("split-{}", count));
    const double seconds = split(workspace, count, db);
    fmt::print("{:<22} {:>8.1f} s to index\n", fmt::format("{} shards", count), seconds);
    servers.push_back(std::make_unique<Servers>(must(index::ShardedDirectory(db).shards()), port));
    add(fmt::format("{} shards, folders", count), must(index::IndexReader::open(db, analyzer)));
    add(fmt::format("{} shards, servers", count),
        must(open_patiently(cluster_of_servers(db, count, port), analyzer)));
    port += static_cast<int>(count);
  }
  constexpr std::size_t kQueries = 300;
  for (std::size_t i = 0; i < std::min(kQueries, queries.size()); ++i) {
    for (Contestant& one : contestants) {
      search::SearchRequest request;
      request.query = queries[i];
      request.typo = search::Typo::off;
      const auto start = Clock::now();
      must(one.searcher.search(request));
      const std::chrono::duration<double, std::milli> took = Clock::now() - start;
      if (i >= 10) one.milliseconds.push_back(took.count());  // the first warm the caches
    }
  }
  const double base = percentile(contestants.front().milliseconds, 0.5);
  fmt::print("{:<22} {:>8} {:>8} {:>8}\n", "full page of ten", "p50 ms", "p99 ms", "x p50");
  for (const Contestant& one : contestants) {
    const double median = percentile(one.milliseconds, 0.5);
    fmt::print("{:<22} {:>8.2f} {:>8.2f} {:>8.2f}\n", one.name, median,
               percentile(one.milliseconds, 0.99), median / base);
  }
  return 0;
}
