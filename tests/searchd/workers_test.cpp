// SPDX-License-Identifier: GPL-2.0-or-later
#include "workers.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <future>
#include <stdexcept>

#include "analysis/analyzers.hpp"
#include "running_daemon.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::searchd;
namespace net = boost::asio;

namespace {

/// One worker on a small index, and what its runs came to.
class Bench {
 public:
  explicit Bench(const WorkerOptions& options) {
    testing::index_titles(folder_.path() / "db", {"UMKM naik kelas"});
    watch_ = std::make_unique<IndexWatch>(
        *index::IndexReader::open(folder_.path() / "db", analyzer_), std::chrono::hours(1));
    workers = *Workers::start(folder_.path() / "db", analyzer_, nullptr, *watch_, options);
  }

  template <class Body>
  void run(Body body, std::string& outcome) {
    const auto coroutine = [](Workers& on, Body what, std::string& into) -> net::awaitable<void> {
      const auto result = co_await on.run(std::move(what));
      into = result ? *result : std::string(name(result.error().code));
    };
    net::co_spawn(context, coroutine(*workers, std::move(body), outcome), net::detached);
    context.poll();
  }

  /// Runs what is left to its end.
  void finish() {
    guard_.reset();
    context.run();
  }

  net::io_context context;

 private:
  // Or else the context stops whenever a run is done.
  net::executor_work_guard<net::io_context::executor_type> guard_ = net::make_work_guard(context);
  testing::TemporaryFolder folder_;
  analysis::Analyzer analyzer_ = analysis::make_default_analyzer();
  std::unique_ptr<IndexWatch> watch_;

 public:
  std::unique_ptr<Workers> workers;
};

Result<std::string> found(search::Searcher& searcher) {
  search::SearchRequest request;
  request.query = "umkm";
  const auto results = searcher.search(request);
  if (!results) return results.error();
  return results->hits.at(0).article.title;
}

}  // namespace

TEST_CASE("a run resumes with what its body returned, or with what it threw") {
  Bench bench({.threads = 1, .queue = 8, .wait = {.burst = std::chrono::seconds(10)}});
  std::string title;
  std::string thrown;
  bench.run(found, title);
  bench.run([](search::Searcher&) -> Result<std::string> { throw std::runtime_error("x"); },
            thrown);
  bench.finish();
  CHECK(title == "UMKM naik kelas");
  CHECK(thrown == "internal");
}

TEST_CASE("with the worker busy and the queue full, the next is refused at once") {
  Bench bench({.threads = 1, .queue = 1, .wait = {.burst = std::chrono::seconds(60)}});
  std::promise<void> begun;
  std::promise<void> release;
  std::string first;
  std::string second;
  std::string third;
  bench.run(
      [&](search::Searcher&) -> Result<std::string> {
        begun.set_value();
        release.get_future().wait();
        return std::string("done");
      },
      first);
  begun.get_future().wait();
  bench.run(found, second);
  bench.run(found, third);
  bench.context.poll();
  CHECK(third == "overloaded");
  CHECK(first.empty());
  CHECK(bench.workers->waiting() == 1);
  CHECK(bench.workers->busy() == 1);
  CHECK(bench.workers->refused() == 1);
  release.set_value();
  bench.finish();
  CHECK(first == "done");
  CHECK(second == "UMKM naik kelas");
}

TEST_CASE("what waited too long is refused instead of searched") {
  Bench bench({.threads = 1, .queue = 8, .wait = {.burst = std::chrono::milliseconds(1)}});
  std::atomic<bool> begun = false;
  std::promise<void> release;
  std::shared_future<void> released = release.get_future().share();
  std::string first;
  std::string late;
  // The first may find the worker's thread not yet started and be too late itself.
  while (!begun) {
    first.clear();
    bench.run(
        [&](search::Searcher&) -> Result<std::string> {
          begun = true;
          released.wait();
          return std::string("done");
        },
        first);
    REQUIRE(testing::eventually([&] {
      bench.context.poll();
      return begun || !first.empty();
    }));
  }
  bench.run(found, late);
  const auto queued = std::chrono::steady_clock::now();
  CHECK(testing::eventually(
      [&] { return std::chrono::steady_clock::now() > queued + std::chrono::milliseconds(2); }));
  release.set_value();
  bench.finish();
  CHECK(first == "done");
  CHECK(late == "overloaded");
}

TEST_CASE("a search that would wait too long is refused at once, though the queue has room") {
  Bench bench({.threads = 1, .queue = 100, .wait = {.burst = std::chrono::milliseconds(1)}});
  std::string slow;
  // One search of 200 ms: the next are expected to take some 6 ms each.
  CHECK(testing::eventually([&] {
    slow.clear();
    bench.run(
        [](search::Searcher&) -> Result<std::string> {
          const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(200);
          testing::eventually([&] { return std::chrono::steady_clock::now() > end; });
          return std::string("done");
        },
        slow);
    return testing::eventually([&] {
             bench.context.poll();
             return !slow.empty();
           }) &&
           slow == "done";
  }));
  std::promise<void> begun;
  std::promise<void> release;
  std::string first;
  std::string second;
  std::string third;
  CHECK(testing::eventually([&] {
    first.clear();
    begun = {};
    release = {};
    bench.run(
        [&](search::Searcher&) -> Result<std::string> {
          begun.set_value();
          release.get_future().wait();
          return std::string("done");
        },
        first);
    auto future = begun.get_future();
    return testing::eventually([&] {
             bench.context.poll();
             return !first.empty() ||
                    future.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
           }) &&
           first.empty();
  }));
  bench.run(found, second);  // none waits before it
  bench.run(found, third);
  bench.context.poll();
  CHECK(second.empty());
  CHECK(third == "overloaded");
  CHECK(bench.workers->waiting() == 1);
  release.set_value();
  bench.finish();
}
