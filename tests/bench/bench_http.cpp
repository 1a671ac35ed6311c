// SPDX-License-Identifier: GPL-2.0-or-later
//
// bench_http [--seconds N] [--work DIR] [--only throughput|overload]
// What HTTP costs: telusur-searchd under wrk beside the same engine in process, a constant body of
// the same size from the same HTTP server, and Xapian Omega as CGI behind lighttpd, beside
// searchd's own page and one with no more in it than Omega's; then ten times the load it can bear.
// Queries are the questions and the first words of titles. Servers, and the engine in process, have
// one half of the processors and clients the other, as if they were two machines; they are measured
// in turn, a second each; Omega longer, where that is too short for it. On a busy machine trust the
// ratios.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <boost/asio/io_context.hpp>
#include <cmath>
#include <cstdio>
#include <random>
#include <span>
#include <stdexcept>
#include <thread>

#include "client.hpp"
#include "http/child.hpp"
#include "http/halves.hpp"
#include "http/in_process.hpp"
#include "http/omega.hpp"
#include "http/open_load.hpp"
#include "http/rounds.hpp"
#include "http/server.hpp"
#include "http/target.hpp"
#include "http/wrk.hpp"
#include "query_sets.hpp"
#include "search/evaluation.hpp"
#include "shared_data.hpp"
#include "workspace.hpp"

namespace {

using namespace telusur;
using namespace telusur::bench;

constexpr std::array kConnections = {1U, 8U, 64U, 256U};

struct Options {
  std::string work;
  std::string only;
  unsigned seconds = 5;
  unsigned workers = 0;
};

/// The questions, and as many titles cut to their first three words, mixed.
std::vector<std::string> queries_of(const std::filesystem::path& db) {
  std::vector<std::string> queries;
  for (auto& query : must(search::read_judged_queries(shared_file("questions.tsv").string())))
    queries.push_back(std::move(query.text));
  const std::size_t most = 2 * queries.size();
  constexpr std::size_t kStride = 7;
  std::size_t seen = 0;
  each_article(db, [&](const article::Article& article) {
    if (++seen % kStride != 0 || queries.size() >= most) return;
    queries.push_back(first_words(article.title, 3));
  });
  // Any part of them is such a mix then.
  std::ranges::shuffle(queries, std::mt19937(1));  // NOLINT(cert-msc*): the same in every run
  return queries;
}

std::vector<std::string> targets_of(const std::vector<std::string>& queries,
                                    const std::string& parameters) {
  std::vector<std::string> targets;
  for (const std::string& query : queries)
    targets.push_back("/v1/search?" + parameters + "q=" + http::percent_encoded(query));
  return targets;
}

/// What Omega's page has: ten hits with a snippet each, of the words typed and no others, no
/// near-copies grouped, no spelling looked at.
constexpr const char* kAsOmega = "snippets=1&collapse=none&expand=none&typo=off&";

/// Drops the index from the page cache: the next to read it reads the disk.
void make_cold(const std::filesystem::path& db) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(db)) {
    if (!entry.is_regular_file()) continue;
    const int fd = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
    ::posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    ::close(fd);
  }
}

/// telusur-searchd on a port of its own.
struct Searchd {
  Searchd(const Workspace& workspace, const std::filesystem::path& db, const Options& options,
          const std::vector<std::string>& more)
      : port(free_port()), child(command(db, options, port, more), workspace.file("searchd.log")) {
    child.wait_for_port(port);
  }

  static std::vector<std::string> command(const std::filesystem::path& db, const Options& options,
                                          std::uint16_t port,
                                          const std::vector<std::string>& more) {
    std::vector<std::string> words = {
        TELUSUR_SEARCHD_PROGRAM,           "--db",         db.string(), "--listen",
        fmt::format("127.0.0.1:{}", port), "--access-log", "off",       "--workers",
        std::to_string(options.workers)};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }

  std::uint16_t port;
  Child child;
};

/// The same HTTP server with an answer that costs nothing.
class ConstantServer {
 public:
  explicit ConstantServer(std::size_t bytes) {
    http::Response constant;
    constant.with("Content-Type", "application/json").body = std::string(bytes, 'a');
    service_ = std::make_shared<http::Service>(
        http::Limits{},
        [constant](const http::Request&) -> boost::asio::awaitable<http::Response> {
          co_return constant;
        },
        [](const http::Request&, const http::Response&) {});
    server_ = must(http::Server::open(context_, {{"127.0.0.1", 0}}, {}, service_));
    thread_ = std::thread([this] { context_.run(); });
  }
  ~ConstantServer() {
    context_.stop();
    thread_.join();
  }
  ConstantServer(const ConstantServer&) = delete;
  ConstantServer& operator=(const ConstantServer&) = delete;

  [[nodiscard]] std::uint16_t port() const { return server_->addresses().front().port; }

 private:
  std::shared_ptr<http::Service> service_;
  boost::asio::io_context context_{1};
  std::unique_ptr<http::Server> server_;
  std::thread thread_;
};

class Bench {
 public:
  Bench(const Workspace& workspace, std::filesystem::path db, const Options& options)
      : workspace_(workspace),
        db_(std::move(db)),
        options_(with_workers(options, halves_)),
        queries_(queries_of(db_)),
        targets_(targets_of(queries_, "")),
        equal_targets_(targets_of(queries_, kAsOmega)) {
    for (const std::string& query : queries_)
      omega_targets_.push_back(Omega::target_of(query));
    // Patient, so that all is answered: what is refused is another matter, see overload().
    cached_ = {"--queue", "10000", "--queue-wait-ms", "60000", "--overload-wait-ms", "60000"};
    uncached_ = cached_;
    uncached_.insert(uncached_.end(), {"--cache-bytes", "0"});
  }

  void run() {
    fmt::print("{} queries, {} workers on {} of the processors, {} s each\n", queries_.size(),
               options_.workers, halves_.size(), options_.seconds);
    print_head();
    if (options_.only != "overload") {
      cold();
      compare();
    }
    if (options_.only != "throughput") overload();
  }

 private:
  static Options with_workers(Options options, const Halves& halves) {
    if (options.workers == 0) options.workers = halves.size();
    return options;
  }

  [[nodiscard]] Searchd start_searchd(const std::vector<std::string>& more) const {
    return halves_.on_server([&] { return Searchd(workspace_, db_, options_, more); });
  }

  /// Where the i-th round begins in the list of queries.
  [[nodiscard]] std::size_t first_of(std::size_t round) const {
    return round * queries_.size() / options_.seconds;
  }

  /// What wrk sees of a server whose processor time so far `cpu` tells, in seconds. When it returns
  /// the server is idle again: what wrk did not wait for is no load of the next to be measured.
  template <class Cpu>
  Measured measure(std::uint16_t port, const std::vector<std::string>& targets,
                   unsigned connections, unsigned seconds, std::size_t first,
                   const Cpu& cpu) const {
    const double before = cpu();
    const WrkReport seen = run_wrk(workspace_, port, targets, connections, seconds, first);
    const double spent = cpu() - before;
    if (!testing::Client(port).get(targets.front())) {
      throw std::runtime_error(fmt::format("no answer any more at port {}", port));
    }
    return {seen, seen.answers > 0 ? 1000 * spent / seen.answers : 0};
  }

  void cold() const {
    const Searchd fresh = start_searchd(uncached_);
    make_cold(db_);
    print("searchd just started, cold disk, 8 conn.",
          measure(fresh.port, targets_, 8, options_.seconds, 0,
                  [&] { return fresh.child.cpu_seconds(); }));
  }

  void compare() {
    const Searchd plain = start_searchd(uncached_);
    const Searchd cached = start_searchd(cached_);
    const Omega omega = halves_.on_server([&] { return Omega(workspace_, db_); });
    warm_up(plain, cached);
    InProcess engine(db_, queries_, options_.workers);
    (void)engine.run(1, std::chrono::seconds(1), 0);
    const ConstantServer constant =
        halves_.on_server([&] { return ConstantServer(engine.body_bytes()); });
    std::string summary;
    double omega_rate = 0;
    for (const unsigned connections : kConnections) {
      const auto by_wrk = [&](const char* name, std::uint16_t port,
                              const std::vector<std::string>& targets, auto cpu,
                              unsigned seconds = 1) {
        return Contestant(name, [=, this, &targets](std::size_t round) {
          return measure(port, targets, connections, seconds, first_of(round), cpu);
        });
      };
      const auto cpu_of = [](const auto& server) {
        return [&server] { return server.child.cpu_seconds(); };
      };
      const auto omega_cpu = [&omega] { return omega.cpu_seconds(); };
      std::array contestants = {
          Contestant("in process",
                     [&](std::size_t round) {
                       return halves_.on_server([&] {
                         return engine.run(std::min(connections, options_.workers),
                                           std::chrono::seconds(1), first_of(round));
                       });
                     }),
          by_wrk("searchd, no cache", plain.port, targets_, cpu_of(plain)),
          by_wrk("searchd, its cache warm", cached.port, targets_, cpu_of(cached)),
          by_wrk("searchd, no cache, omega's page", plain.port, equal_targets_, cpu_of(plain)),
          by_wrk("constant body", constant.port(), targets_, own_cpu_seconds),
          by_wrk("omega", omega.port(), omega_targets_, omega_cpu,
                 seconds_for(connections, omega_rate))};
      for (unsigned round = 0; round < options_.seconds; ++round) {
        for (Contestant& one : contestants)
          one.take_round();
        omega.settle();
      }
      summary += report(contestants, connections);
      omega_rate = contestants.back().total().seen.per_second;
    }
    fmt::print("{}", summary);
  }

  /// Prints the rows; what they come to.
  static std::string report(std::span<const Contestant, 6> contestants, unsigned connections) {
    for (const Contestant& one : contestants)
      print(fmt::format("{}, {} conn.", one.name(), connections), one.total());
    const Contestant& bare = contestants.front();
    const Contestant& omega = contestants.back();
    std::string lines = fmt::format("{:>3} connections\n", connections);
    for (const Contestant& ours : contestants.subspan(1, 3)) {
      const Ratio engine = ratio(ours, bare);
      const Ratio peer = ratio(ours, omega);
      lines += fmt::format(
          "  {:<32} {:.2f} x in-process answers/s, {:.2f} x by processor time; "
          "{:.1f} x omega, {:.1f} x by processor time\n",
          ours.name(), engine.answers, engine.cpu, peer.answers, peer.cpu);
    }
    return lines;
  }

  /// How long a round of a server takes that answers `rate` times a second, so that each connection
  /// has some answers: before, it is the beginning and the end of the round that are measured.
  static unsigned seconds_for(unsigned connections, double rate) {
    constexpr double kAnswers = 3;
    return rate > 0 ? static_cast<unsigned>(std::ceil(kAnswers * connections / rate)) : 1;
  }

  /// The page cache, and the whole mix once into the cache of answers.
  void warm_up(const Searchd& plain, const Searchd& cached) {
    for (const Searchd* server : {&plain, &cached}) {
      const auto all = static_cast<double>(targets_.size());
      for (double answers = 0; answers < all;)
        answers += run_wrk(workspace_, server->port, targets_, 8, 1,
                           static_cast<std::size_t>(answers) % targets_.size())
                       .answers;
    }
  }

  /// Ten times what it can bear, sent whether answers come or not. All as it is unless told
  /// otherwise, but for the cache, which would bear all of it.
  void overload() {
    const double bearable = most_answers();
    const Searchd searchd = start_searchd({"--cache-bytes", "0"});
    const auto seconds = std::chrono::seconds(options_.seconds);
    constexpr unsigned kMost = 512;
    (void)run_open_load(searchd.port, targets_, bearable / 10, kMost, seconds);
    const LoadReport calm =
        run_open_load(searchd.port, targets_, bearable / 10, kMost, 2 * seconds);
    const double calm_p99 = calm.accepted.quantile_ms(0.99);
    const double memory = searchd.child.resident_bytes();
    const LoadReport storm =
        run_open_load(searchd.port, targets_, bearable * 10, kMost, 4 * seconds);
    const double p99 = storm.accepted.quantile_ms(0.99);
    fmt::print(
        "overload: {:.0f}/s asked, {:.1f} x what it bears; {} answered with p50 {:.2f}, p99 {:.2f} "
        "ms, {:.2f} x the calm p99 of {:.2f} ms (in the first second {} with p99 {:.2f} ms); {} "
        "refused by 503, {} failed; memory {:+.1f} MB\n",
        storm.sent_per_second, storm.sent_per_second / bearable, storm.accepted.count(),
        storm.accepted.quantile_ms(0.5), p99, p99 / calm_p99, calm_p99, storm.onset.count(),
        storm.onset.quantile_ms(0.99), storm.refused, storm.failed,
        (searchd.child.resident_bytes() - memory) / 1e6);
  }

  /// Answers per second with neither a cache nor a pause.
  [[nodiscard]] double most_answers() const {
    const Searchd searchd = start_searchd(uncached_);
    (void)run_wrk(workspace_, searchd.port, targets_, 8, options_.seconds);
    const Measured most = measure(searchd.port, targets_, 64, options_.seconds, 0,
                                  [&] { return searchd.child.cpu_seconds(); });
    print("searchd, no cache, 64 conn.", most);
    return most.seen.per_second;
  }

  const Workspace& workspace_;
  std::filesystem::path db_;
  Halves halves_;
  Options options_;
  std::vector<std::string> queries_;
  std::vector<std::string> targets_;
  std::vector<std::string> equal_targets_;
  std::vector<std::string> omega_targets_;
  std::vector<std::string> uncached_;
  std::vector<std::string> cached_;
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"bench_http: what HTTP costs, beside its peers"};
  Options options;
  app.add_option("--work", options.work,
                 "Folder to keep the indexes in; a temporary one otherwise");
  app.add_option("--seconds", options.seconds, "Length of each measurement, in rounds of one")
      ->check(CLI::Range(1U, 60U));
  app.add_option("--only", options.only, "One half of it")
      ->check(CLI::IsMember({"throughput", "overload"}));
  app.add_option("--workers", options.workers,
                 "Threads that search; half as many as processors otherwise");
  CLI11_PARSE(app, argc, argv);
  try {
    (void)std::setvbuf(stdout, nullptr, _IOLBF, 0);  // rows are waited for
    const Workspace workspace(options.work);
    const IndexingReport index = make_index(
        workspace, "news", {shared_file("news.ndjson.gz"), shared_file("seed_article.txt")});
    fmt::print("{:.0f} articles, {:.1f} MB of text\n", index.articles, index.text_bytes / 1e6);
    Bench(workspace, index.db, options).run();
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_http: {}\n", error.what());
    return 2;
  }
}
