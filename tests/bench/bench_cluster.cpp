// SPDX-License-Identifier: GPL-2.0-or-later
// What shards cost: the same questions on one index and on 1, 2 and 4 shards, as folders and behind
// xapian-tcpsrv on this machine, in alternating rounds.
#include <fmt/format.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "analysis/analyzers.hpp"
#include "index/sharded_index.hpp"
#include "latencies.hpp"
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

/// One way of having the index, with a searcher for each core.
struct Contestant {
  std::string name;
  std::size_t shards = 0;  ///< 0: one index
  std::vector<search::Searcher> searchers{};
  bench::Latencies latencies{};
  std::size_t same = 0;   ///< pages that are those of one index
  double per_second = 0;  ///< with all searchers at work
};

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

/// What indexing took: as clocks say, and of all processors together.
struct Cost {
  double seconds = 0;
  double cpu_seconds = 0;
};

double cpu_of_children() {
  rusage used{};
  ::getrusage(RUSAGE_CHILDREN, &used);
  const auto seconds = [](const timeval& time) {
    return double(time.tv_sec) + double(time.tv_usec) * 1e-6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// The news in so many shards, 0: in one index. Nothing when an earlier run made it.
std::optional<Cost> make(const bench::Workspace& workspace, std::size_t shards,
                         const fs::path& db) {
  if (fs::exists(db)) return std::nullopt;
  std::vector<std::string> command{TELUSUR_INDEXER, "--db", db.string(), "--progress", "never"};
  if (shards > 0) command.insert(command.end(), {"--shards", std::to_string(shards)});
  command.push_back(bench::shared_file("news.ndjson.gz").string());
  const double before = cpu_of_children();
  const auto start = Clock::now();
  const int status = bench::run_program(command, workspace.file("indexer.log"));
  constexpr int kSomeRejected = 1;
  if (status != 0 && status != kSomeRejected) throw std::runtime_error("the indexer failed");
  return Cost{std::chrono::duration<double>(Clock::now() - start).count(),
              cpu_of_children() - before};
}

search::SearchRequest request_for(const std::string& query) {
  search::SearchRequest request;
  request.query = query;
  request.typo = search::Typo::off;
  return request;
}

/// The same articles in the same order, with scores that differ by no more than 1e-6.
bool same_page(const search::SearchResults& one, const search::SearchResults& other) {
  return std::ranges::equal(one.hits, other.hits, [](const search::Hit& a, const search::Hit& b) {
    return a.article.id == b.article.id && std::abs(a.score - b.score) <= 1e-6;
  });
}

/// All contestants take turns at each query, so that whatever else the machine does meets all.
void measure_latency(std::vector<Contestant>& contestants,
                     const std::vector<std::string>& queries) {
  constexpr std::size_t kWarmUp = 10;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    std::optional<search::SearchResults> of_one_index;
    for (Contestant& one : contestants) {
      search::SearchResults page;
      const double seconds = bench::seconds_of(
          [&] { page = must(one.searchers.front().search(request_for(queries[i]))); });
      if (i >= kWarmUp) one.latencies.add(seconds);
      if (!of_one_index) of_one_index = page;
      if (same_page(*of_one_index, page)) ++one.same;
    }
  }
}

/// Queries in a second with a searcher on every core: the median of a few rounds, in turns.
void measure_throughput(std::vector<Contestant>& contestants,
                        const std::vector<std::string>& queries) {
  constexpr int kRounds = 3;
  std::vector<std::vector<double>> rates(contestants.size());
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < contestants.size(); ++i) {
      std::atomic<std::size_t> next{0};
      std::vector<std::jthread> threads;
      const auto start = Clock::now();
      for (search::Searcher& searcher : contestants[i].searchers) {
        threads.emplace_back([&] {
          for (std::size_t at = next++; at < queries.size(); at = next++)
            must(searcher.search(request_for(queries[at])));
        });
      }
      threads.clear();
      const std::chrono::duration<double> took = Clock::now() - start;
      rates[i].push_back(double(queries.size()) / took.count());
    }
  }
  for (std::size_t i = 0; i < contestants.size(); ++i) {
    std::ranges::sort(rates[i]);
    contestants[i].per_second = rates[i][kRounds / 2];
  }
}

void print_latencies(const std::vector<Contestant>& contestants) {
  const Contestant& whole = contestants.front();
  const double base = whole.latencies.quantile_ms(0.5);
  fmt::print("\n{:<20} {:>8} {:>8} {:>7} {:>8} {:>7} {:>6}\n", "full page of ten", "p50 ms",
             "p99 ms", "x p50", "per s", "x", "same");
  for (const Contestant& one : contestants) {
    const double median = one.latencies.quantile_ms(0.5);
    fmt::print("{:<20} {:>8.2f} {:>8.2f} {:>7.2f} {:>8.0f} {:>7.2f} {:>6}\n", one.name, median,
               one.latencies.quantile_ms(0.99), median / base, one.per_second,
               one.per_second / whole.per_second, one.same);
  }
  // Folders and servers of as many shards stand one after the other.
  for (std::size_t i = 1; i + 1 < contestants.size(); i += 2) {
    const double more =
        contestants[i + 1].latencies.quantile_ms(0.5) - contestants[i].latencies.quantile_ms(0.5);
    fmt::print("{} shards on servers: {:.2f} ms more than in folders, {:.2f} ms for each\n",
               contestants[i].shards, more, more / double(contestants[i].shards));
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"What an index in shards costs"};
  std::string work;
  std::size_t most_queries = 300;
  app.add_option("--work", work, "Folder to keep the indexes in; otherwise a temporary one");
  app.add_option("--queries", most_queries, "Questions asked")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  const bench::Workspace workspace(work);
  const auto analyzer = analysis::make_default_analyzer();
  const auto expander = must(search::make_expander(analyzer, {}));
  std::vector<std::string> queries;
  const auto sets = bench::query_sets();
  for (const search::JudgedQuery& query : sets.front().queries) {
    if (queries.size() < most_queries) queries.push_back(query.text);
  }
  std::vector<Contestant> contestants;
  std::vector<std::unique_ptr<Servers>> servers;
  const auto add = [&](const std::string& name, std::size_t shards, const auto& open) {
    Contestant& one = contestants.emplace_back(Contestant{.name = name, .shards = shards});
    for (unsigned i = 0; i < std::max(2U, std::thread::hardware_concurrency()); ++i)
      one.searchers.emplace_back(must(open()), analyzer, search::Ranking{}, expander);
  };
  fmt::print("{:<20} {:>8} {:>8} {:>7}\n", "indexing", "s", "cpu s", "x s");
  std::optional<Cost> one_index;
  int port = kFirstPort;
  for (const std::size_t count : {0U, 1U, 2U, 4U}) {
    const fs::path db = workspace.file(count == 0 ? "one" : fmt::format("split-{}", count));
    const std::string name = count == 0 ? "one index" : fmt::format("{} shards", count);
    const auto cost = make(workspace, count, db);
    if (count == 0) one_index = cost;
    if (cost && one_index) {
      fmt::print("{:<20} {:>8.1f} {:>8.1f} {:>7.2f}\n", name, cost->seconds, cost->cpu_seconds,
                 cost->seconds / one_index->seconds);
    }
    const auto open = [&](const fs::path& place) {
      return [&analyzer, place] { return open_patiently(place, analyzer); };
    };
    add(count == 0 ? name : name + ", folders", count, open(db));
    if (count == 0) continue;
    servers.push_back(std::make_unique<Servers>(must(index::ShardedDirectory(db).shards()), port));
    add(name + ", servers", count, open(cluster_of_servers(db, count, port)));
    port += static_cast<int>(count);
  }
  measure_latency(contestants, queries);
  measure_throughput(contestants, queries);
  print_latencies(contestants);
  return 0;
}
