// SPDX-License-Identifier: GPL-2.0-or-later
//
// bench_http [--seconds N] [--work DIR] [--only throughput|overload]
// What HTTP costs: telusur-searchd under wrk beside the same engine in process, a constant body of
// the same size from the same HTTP server, and Xapian Omega as CGI behind lighttpd, beside
// searchd's own page and one with no more in it than Omega's; then ten times the load it can bear.
// Queries are the questions and the first words of titles. On a busy machine trust the ratios, and
// of those the ones of processor time.
#include <fcntl.h>
#include <fmt/format.h>
#include <sched.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <boost/asio/io_context.hpp>
#include <cstdio>
#include <thread>

#include "http/child.hpp"
#include "http/in_process.hpp"
#include "http/omega.hpp"
#include "http/open_load.hpp"
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
  unsigned workers = std::max(1U, std::thread::hardware_concurrency());
};

/// The questions, and as many titles cut to their first three words.
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

/// The server on the first half of the processors and the client on the other, as on two machines:
/// a crowd that the server refuses takes more of a processor than the server does. What is started
/// runs where this thread does.
class Halves {
 public:
  Halves() { ::sched_getaffinity(0, sizeof all_, &all_); }
  ~Halves() { ::sched_setaffinity(0, sizeof all_, &all_); }
  Halves(const Halves&) = delete;
  Halves& operator=(const Halves&) = delete;

  [[nodiscard]] unsigned size() const {
    return std::max(1U, static_cast<unsigned>(CPU_COUNT(&all_)) / 2);
  }
  void move_to_server() const { move_to(true); }
  void move_to_client() const { move_to(false); }

 private:
  void move_to(bool first) const {
    if (CPU_COUNT(&all_) < 2) return;
    cpu_set_t half;
    CPU_ZERO(&half);
    unsigned place = 0;
    for (std::size_t cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
      if (CPU_ISSET(cpu, &all_) && (place++ < size()) == first) CPU_SET(cpu, &half);
    }
    ::sched_setaffinity(0, sizeof half, &half);
  }

  cpu_set_t all_{};
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

void print_head() {
  fmt::print("{:<34} {:>9} {:>9} {:>9} {:>9} {:>8} {:>7} {:>10}\n", "", "answers/s", "p50 ms",
             "p99 ms", "p99.9 ms", "refused", "failed", "cpu ms/an.");
}

/// What wrk saw, and the server's processor time of one answer.
struct Measured {
  WrkReport wrk;
  double cpu_ms = 0;
};

/// Runs wrk and prints the row; `cpu` tells the server's processor time so far, in seconds.
template <class Cpu>
Measured measure(const std::string& name, const Workspace& workspace, std::uint16_t port,
                 const std::vector<std::string>& targets, unsigned connections, unsigned seconds,
                 const Cpu& cpu) {
  const double before = cpu();
  const WrkReport report = run_wrk(workspace, port, targets, connections, seconds);
  const Measured measured{report, 1000 * (cpu() - before) / report.answers};
  fmt::print("{:<34} {:>9.0f} {:>9.2f} {:>9.2f} {:>9.2f} {:>8.0f} {:>7.0f} {:>10.3f}\n",
             fmt::format("{}, {} conn.", name, connections), report.per_second, report.p50_ms,
             report.p99_ms, report.p999_ms, report.refused, report.failed, measured.cpu_ms);
  return measured;
}

/// How many times Omega's answers `ours` are, where it gave enough of them to say so.
std::string beside_omega(const Measured& ours, const Measured& omega) {
  constexpr double kEnough = 30;
  if (omega.wrk.answers < kEnough || omega.wrk.failed > omega.wrk.answers / kEnough) {
    return fmt::format("no figure beside omega: it gave {:.0f} answers and failed {:.0f} times",
                       omega.wrk.answers, omega.wrk.failed);
  }
  return fmt::format("{:.1f} x omega, {:.1f} x by processor time",
                     ours.wrk.per_second / omega.wrk.per_second, omega.cpu_ms / ours.cpu_ms);
}

class Bench {
 public:
  Bench(const Workspace& workspace, std::filesystem::path db, const Options& options)
      : workspace_(workspace),
        db_(std::move(db)),
        options_(options),
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
    fmt::print("{} queries, {} workers, {} s each\n", queries_.size(), options_.workers,
               options_.seconds);
    print_head();
    if (options_.only != "overload") {
      cold();
      compare();
    }
    if (options_.only != "throughput") overload();
  }

 private:
  void cold() {
    const Searchd fresh(workspace_, db_, options_, uncached_);
    make_cold(db_);
    (void)measure("searchd just started, cold disk", workspace_, fresh.port, targets_, 8,
                  options_.seconds, [&] { return fresh.child.cpu_seconds(); });
  }

  /// All servers in turn for each number of connections, so that what else the machine does meets
  /// all alike.
  void compare() {
    const Searchd searchd(workspace_, db_, options_, uncached_);
    const Searchd cached(workspace_, db_, options_, cached_);
    const Omega omega(workspace_, db_);
    warm_up(searchd, cached);
    std::string summary;
    for (const unsigned connections : kConnections) {
      const auto run = [&](const std::string& name, std::uint16_t port,
                           const std::vector<std::string>& targets, const auto& cpu) {
        return measure(name, workspace_, port, targets, connections, options_.seconds, cpu);
      };
      const InProcessReport bare = in_process(std::min(connections, options_.workers));
      const Measured cold = run("searchd, no cache", searchd.port, targets_,
                                [&] { return searchd.child.cpu_seconds(); });
      const Measured warm = run("searchd, its cache warm", cached.port, targets_,
                                [&] { return cached.child.cpu_seconds(); });
      const Measured equal = run("searchd, no cache, omega's page", searchd.port, equal_targets_,
                                 [&] { return searchd.child.cpu_seconds(); });
      const ConstantServer constant(static_cast<std::size_t>(bare.mean_body_bytes));
      (void)run("constant body", constant.port(), targets_, own_cpu_seconds);
      const Measured theirs =
          run("omega", omega.port(), omega_targets_, [&] { return omega.cpu_seconds(); });
      const auto line = [&](const char* name, const Measured& ours) {
        return fmt::format(
            "  {:<23} {:.2f} x in-process answers/s, {:.2f} x by processor time; {}\n", name,
            ours.wrk.per_second / bare.per_second, bare.cpu_ms / ours.cpu_ms,
            beside_omega(ours, theirs));
      };
      summary += fmt::format("{:>3} connections\n{}{}  {:<23} {}\n", connections,
                             line("no cache:", cold), line("cache warm:", warm),
                             "no cache, omega's page:", beside_omega(equal, theirs));
    }
    fmt::print("{}", summary);
  }

  /// The page cache, and the whole mix once into the cache of answers.
  void warm_up(const Searchd& searchd, const Searchd& cached) {
    const auto seconds = std::chrono::seconds(options_.seconds);
    (void)run_in_process(db_, queries_, options_.workers, seconds);
    (void)run_wrk(workspace_, searchd.port, targets_, 8, options_.seconds);
    const auto all = static_cast<double>(targets_.size());
    for (double answers = 0; answers < all;)
      answers = run_wrk(workspace_, cached.port, targets_, 8, options_.seconds).answers;
  }

  InProcessReport in_process(unsigned threads) const {
    InProcessReport bare =
        run_in_process(db_, queries_, threads, std::chrono::seconds(options_.seconds));
    fmt::print("{:<34} {:>9.0f} {:>9.2f} {:>9.2f} {:>9.2f} {:>8} {:>7} {:>10.3f}\n",
               fmt::format("in process, {} threads", threads), bare.per_second,
               bare.latencies.quantile_ms(0.5), bare.latencies.quantile_ms(0.99),
               bare.latencies.quantile_ms(0.999), "", "", bare.cpu_ms);
    return bare;
  }

  /// Ten times what it can bear, sent whether answers come or not. All as it is unless told
  /// otherwise, but for the cache, which would bear all of it.
  void overload() {
    const Halves halves;
    Options half = options_;
    half.workers = halves.size();
    halves.move_to_server();
    const double bearable = most_answers(half, halves);
    halves.move_to_server();
    const Searchd searchd(workspace_, db_, half, {"--cache-bytes", "0"});
    halves.move_to_client();
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
        "ms, {:.2f} x the calm p99 of {:.2f} ms; {} refused by 503, {} failed; memory {:+.1f} MB\n",
        storm.sent_per_second, storm.sent_per_second / bearable, storm.accepted.count(),
        storm.accepted.quantile_ms(0.5), p99, p99 / calm_p99, calm_p99, storm.refused, storm.failed,
        (searchd.child.resident_bytes() - memory) / 1e6);
  }

  /// Answers per second with neither a cache nor a pause.
  [[nodiscard]] double most_answers(const Options& options, const Halves& halves) const {
    const Searchd searchd(workspace_, db_, options, uncached_);
    halves.move_to_client();
    (void)run_wrk(workspace_, searchd.port, targets_, 8, options_.seconds);
    return measure("searchd, no cache", workspace_, searchd.port, targets_, 64, options_.seconds,
                   [&] { return searchd.child.cpu_seconds(); })
        .wrk.per_second;
  }

  const Workspace& workspace_;
  std::filesystem::path db_;
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
  app.add_option("--seconds", options.seconds, "Length of each measurement")
      ->check(CLI::Range(1U, 60U));
  app.add_option("--only", options.only, "One half of it")
      ->check(CLI::IsMember({"throughput", "overload"}));
  app.add_option("--workers", options.workers, "Threads that search");
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
