// SPDX-License-Identifier: GPL-2.0-or-later
// What shards cost: the same questions on one index and on 1, 2 and 4 shards, as folders and behind
// xapian-tcpsrv on this machine, in alternating rounds.
#include <fmt/format.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "analysis/analyzers.hpp"
#include "index/sharded_index.hpp"
#include "latencies.hpp"
#include "query_sets.hpp"
#include "search/searcher.hpp"
#include "search/suggest/suggester.hpp"
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
  /// Seconds of processor time that they and their connections have used so far.
  [[nodiscard]] double cpu_seconds() const {
    double ticks = 0;
    for (const auto& entry : fs::directory_iterator("/proc")) {
      std::ifstream stat(entry.path() / "stat");
      std::string line;
      if (!std::getline(stat, line)) continue;
      // proc(5): after the name in parentheses state, ppid, pgrp, ...; then, 14 and 15, the times.
      std::istringstream fields(line.substr(line.rfind(')') + 1));
      const std::vector<std::string> all{std::istream_iterator<std::string>(fields), {}};
      constexpr std::size_t kGroup = 2;
      constexpr std::size_t kUser = 11;
      if (all.size() <= kUser + 1) continue;
      if (std::ranges::find(pids_, std::stoi(all[kGroup])) == pids_.end()) continue;
      ticks += std::stod(all[kUser]) + std::stod(all[kUser + 1]);
    }
    return ticks / double(::sysconf(_SC_CLK_TCK));
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
  const Servers* servers = nullptr;  ///< those that have the shards, if any
  bench::Latencies latencies{};
  std::size_t same = 0;   ///< pages that are those of one index
  double per_second = 0;  ///< with all searchers at work
  double cpu_ms = 0;      ///< of a page, in this process
  double server_cpu_ms = 0;
  /// Making what suggests and corrects: at first, and again, as after a commit.
  double learn_ms = 0;
  double learn_again_ms = 0;
  std::size_t same_suggestions = 0;  ///< as same
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

/// All take turns at each query, so that whatever else the machine does meets all. The first pass
/// is for the system's cache: folders would read for the servers after them.
void measure_latency(std::vector<Contestant>& contestants,
                     const std::vector<std::string>& queries) {
  for (const bool warm : {false, true}) {
    for (const std::string& query : queries) {
      std::optional<search::SearchResults> of_one_index;
      for (Contestant& one : contestants) {
        search::SearchResults page;
        const auto ask = [&] { page = must(one.searchers.front().search(request_for(query))); };
        const double seconds = bench::seconds_of(ask);
        if (!of_one_index) of_one_index = page;
        if (!warm) continue;
        one.latencies.add(seconds);
        if (same_page(*of_one_index, page)) ++one.same;
      }
    }
  }
}

std::vector<std::string> suggested(const search::Suggester& suggester,
                                   const search::SpellingModel& spelling,
                                   const std::string& query) {
  constexpr std::size_t kTyped = 9;  ///< letters, the last word mostly unfinished
  std::vector<std::string> lines;
  const std::string typed = query.substr(0, kTyped);
  for (const auto& one : suggester.suggest(typed, search::Suggester::kDefaultLimit, &spelling))
    lines.push_back(one.text + '\t' + one.id + '\t' + one.url);
  return lines;
}

void measure_learning(std::vector<Contestant>& contestants, const analysis::Analyzer& analyzer,
                      const std::vector<std::string>& queries) {
  std::vector<std::vector<std::string>> of_one_index;
  for (Contestant& one : contestants) {
    index::IndexReader& reader = one.searchers.front().reader();
    std::shared_ptr<const search::Suggester> suggester;
    std::shared_ptr<const search::SpellingModel> spelling;
    const auto learn = [&] {
      suggester = must(search::Suggester::build(reader, analyzer));
      spelling = must(search::SpellingModel::build(reader, analyzer));
    };
    one.learn_ms = 1000 * bench::seconds_of(learn);
    one.learn_again_ms = 1000 * bench::seconds_of(learn);
    for (std::size_t i = 0; i < queries.size(); ++i) {
      auto lines = suggested(*suggester, *spelling, queries[i]);
      if (of_one_index.size() == i) of_one_index.push_back(lines);
      if (lines == of_one_index[i]) ++one.same_suggestions;
    }
  }
}

double own_cpu_seconds() {
  timespec time{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

/// Queries in a second with a searcher on every core: the median of a few rounds, in turns; and the
/// processor time of a query, the mean of all, which does not depend on what else runs.
void measure_throughput(std::vector<Contestant>& contestants,
                        const std::vector<std::string>& queries) {
  constexpr int kRounds = 3;
  std::vector<std::vector<double>> rates(contestants.size());
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < contestants.size(); ++i) {
      std::atomic<std::size_t> next{0};
      std::vector<std::jthread> threads;
      Contestant& one = contestants[i];
      const double own = own_cpu_seconds();
      const double theirs = one.servers != nullptr ? one.servers->cpu_seconds() : 0;
      const auto start = Clock::now();
      for (search::Searcher& searcher : one.searchers) {
        threads.emplace_back([&] {
          for (std::size_t at = next++; at < queries.size(); at = next++)
            must(searcher.search(request_for(queries[at])));
        });
      }
      threads.clear();
      const std::chrono::duration<double> took = Clock::now() - start;
      rates[i].push_back(double(queries.size()) / took.count());
      const double per_query_ms = 1000.0 / double(kRounds) / double(queries.size());
      one.cpu_ms += (own_cpu_seconds() - own) * per_query_ms;
      if (one.servers != nullptr) {
        one.server_cpu_ms += (one.servers->cpu_seconds() - theirs) * per_query_ms;
      }
    }
  }
  for (std::size_t i = 0; i < contestants.size(); ++i) {
    std::ranges::sort(rates[i]);
    contestants[i].per_second = rates[i][kRounds / 2];
  }
}

/// What a page costs by the number of articles: of all, of one shard of two, and of one of four.
void print_growth(const bench::Workspace& workspace, const analysis::Analyzer& analyzer,
                  std::string_view name, const std::vector<std::string>& queries) {
  fmt::print("{:<18}", name);
  double least_articles = 0;
  double least_ms = 0;
  for (const char* folder : {"split-4/shard-4-0", "split-2/shard-2-0", "one"}) {
    auto reader = must(index::IndexReader::open(workspace.file(folder), analyzer));
    const auto articles = double(reader.articles());
    search::Searcher searcher(std::move(reader), analyzer, search::Ranking{});
    const auto ask_all = [&] {
      for (const std::string& query : queries)
        must(searcher.search(request_for(query)));
    };
    ask_all();
    const double before = own_cpu_seconds();
    ask_all();
    const double ms = 1000 * (own_cpu_seconds() - before) / double(queries.size());
    fmt::print(" {:>6.2f} ms of {:>5.0f}", ms, articles);
    if (least_articles == 0) {
      least_articles = articles;
      least_ms = ms;
    } else if (std::string_view(folder) == "one") {
      const double slope = (ms - least_ms) / (articles - least_articles);
      fmt::print(": {:.2f} ms + {:.4f} for every 1,000\n", least_ms - slope * least_articles,
                 1000 * slope);
    }
  }
}

void print_results(const std::vector<Contestant>& contestants) {
  const Contestant& whole = contestants.front();
  fmt::print("\n{:<18} {:>7} {:>7} {:>6} {:>6} {:>9} {:>9} {:>6} {:>5}\n", "full page of ten",
             "p50 ms", "p99 ms", "x p50", "per s", "cpu here", "cpu there", "x cpu", "same");
  for (const Contestant& one : contestants) {
    const double median = one.latencies.quantile_ms(0.5);
    fmt::print(
        "{:<18} {:>7.2f} {:>7.2f} {:>6.2f} {:>6.0f} {:>6.2f} ms {:>6.2f} ms {:>6.2f} {:>5}\n",
        one.name, median, one.latencies.quantile_ms(0.99),
        median / whole.latencies.quantile_ms(0.5), one.per_second, one.cpu_ms, one.server_cpu_ms,
        (one.cpu_ms + one.server_cpu_ms) / whole.cpu_ms, one.same);
  }
  fmt::print("\n{:<18} {:>7} {:>7} {:>5}\n", "suggest, correct", "ms", "again", "same");
  for (const Contestant& one : contestants) {
    fmt::print("{:<18} {:>7.0f} {:>7.0f} {:>5}\n", one.name, one.learn_ms, one.learn_again_ms,
               one.same_suggestions);
  }
  fmt::print("\n");
  for (std::size_t i = 1; i + 1 < contestants.size(); i += 2) {
    const Contestant& folders = contestants[i];
    const Contestant& servers = contestants[i + 1];
    const auto shards = double(folders.shards);
    fmt::print("{} shards on servers, for each: {:+.2f} ms of latency, {:+.2f} ms of processors\n",
               folders.shards,
               (servers.latencies.quantile_ms(0.5) - folders.latencies.quantile_ms(0.5)) / shards,
               (servers.cpu_ms + servers.server_cpu_ms - folders.cpu_ms) / shards);
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
  std::vector<std::string> queries;
  const auto sets = bench::query_sets();
  for (const search::JudgedQuery& query : sets.front().queries) {
    if (queries.size() < most_queries) queries.push_back(query.text);
  }
  std::vector<Contestant> contestants;
  std::vector<std::unique_ptr<Servers>> servers;
  const auto add = [&](const std::string& name, std::size_t shards, const auto& open) {
    Contestant& one = contestants.emplace_back(Contestant{.name = name, .shards = shards});
    // Each knows one index.
    const auto expander = must(search::make_expander(analyzer, {}));
    const auto learnt = std::make_shared<search::Learnt>(analyzer);
    for (unsigned i = 0; i < std::max(2U, std::thread::hardware_concurrency()); ++i)
      one.searchers.emplace_back(must(open()), analyzer, search::Ranking{}, expander, learnt);
    learnt->prepare(one.searchers.front().reader().place());
    learnt->settle();
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
    contestants.back().servers = servers.back().get();
    port += static_cast<int>(count);
  }
  std::vector<std::string> headlines;
  for (const search::JudgedQuery& query : sets[1].queries) {
    if (headlines.size() < most_queries) headlines.push_back(bench::first_words(query.text, 3));
  }
  fmt::print("\n{:<18} processors' time of a page, tables not in memory\n", "growth");
  print_growth(workspace, analyzer, "questions", queries);
  print_growth(workspace, analyzer, "three words", headlines);
  measure_latency(contestants, queries);
  measure_throughput(contestants, queries);
  measure_learning(contestants, analyzer, queries);
  print_results(contestants);
  return 0;
}
