// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <thread>
#include <type_traits>
#include <vector>

#include "index_watch.hpp"
#include "search/searcher.hpp"
#include "support/bounded_queue.hpp"
#include "wait_limit.hpp"

namespace telusur::searchd {

struct WorkerOptions {
  unsigned threads = 2;
  std::size_t queue = 128;  ///< searches waiting, at most
  WaitLimits wait;          ///< a search that would wait longer is refused
  search::Ranking ranking{};
  std::shared_ptr<const search::SavedQueries> saved{};  ///< may be null
};

/// The threads that search, each with its own index handle, behind a queue bounded in length and in
/// time (WaitLimit). Refuses at once what would not be begun in time, judging by how long searches
/// have taken of late: a client told to come back costs nothing, one left waiting does.
class Workers {
 public:
  /// Gives the expander to search with; called before every search, from any worker. Empty: words
  /// are looked for as typed alone.
  using CurrentExpander = std::function<std::shared_ptr<const search::Expander>()>;

  /// Errors: those of IndexReader::open.
  static Result<std::unique_ptr<Workers>> start(const index::IndexPlace& place,
                                                const analysis::Analyzer& analyzer,
                                                CurrentExpander expander, const IndexWatch& watch,
                                                const WorkerOptions& options);
  /// Finishes what runs, drops what waits. No I/O thread may run any more.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// Calls `body(search::Searcher&)`, which returns some Result, on a worker thread and resumes on
  /// the awaiting coroutine's executor with what it returned. What `body` refers to must live in
  /// that coroutine. Errors: overloaded, and those of `body`; an exception from it becomes
  /// `internal`.
  template <class Body>
  auto run(Body body) -> boost::asio::awaitable<std::invoke_result_t<Body&, search::Searcher&>>;

  [[nodiscard]] std::size_t waiting() const { return queue_.size(); }
  [[nodiscard]] std::size_t busy() const { return busy_.load(std::memory_order_relaxed); }
  [[nodiscard]] std::uint64_t refused() const { return refused_.load(std::memory_order_relaxed); }
  [[nodiscard]] std::size_t threads() const { return threads_.size(); }
  /// The posting lists that the searches share.
  [[nodiscard]] search::PostingsCache::Use postings() const;
  /// The longest wait allowed now.
  [[nodiscard]] std::chrono::duration<double> wait_limit() const {
    return limit_.at(std::chrono::steady_clock::now());
  }

 private:
  struct Task {
    virtual ~Task() = default;
    virtual void run(search::Searcher& searcher) = 0;
    virtual void refuse() = 0;
    std::chrono::steady_clock::time_point queued;
    std::chrono::steady_clock::time_point deadline;  ///< by the limit of that moment
  };
  template <class Body, class Handler>
  struct BoundTask;

  Workers(CurrentExpander expander, const IndexWatch& watch, const WorkerOptions& options,
          std::shared_ptr<search::Learnt> learnt)
      : expander_(std::move(expander)),
        watch_(watch),
        options_(options),
        learnt_(std::move(learnt)),
        queue_(options.queue),
        limit_(options.wait) {}

  /// Whether one more search would be begun in time, to judge by those that wait.
  [[nodiscard]] bool has_room();
  void submit(std::unique_ptr<Task> task);
  /// Counts it; what it is answered with.
  Error refusal();
  [[nodiscard]] bool too_late(const Task& task) const;
  void work(search::Searcher searcher, std::uint64_t epoch);

  const CurrentExpander expander_;
  const IndexWatch& watch_;
  const WorkerOptions options_;
  const std::shared_ptr<search::Learnt> learnt_;
  BoundedQueue<std::unique_ptr<Task>> queue_;
  WaitLimit limit_;
  std::atomic<std::size_t> busy_{0};
  std::atomic<std::uint64_t> refused_{0};
  std::vector<std::thread> threads_;
};

template <class Body, class Handler>
struct Workers::BoundTask final : Task {
  using Outcome = std::invoke_result_t<Body&, search::Searcher&>;
  using Executor = boost::asio::associated_executor_t<Handler>;

  BoundTask(Workers& w, Body b, Handler h)
      : workers(w),
        body(std::move(b)),
        handler(std::move(h)),
        work(boost::asio::get_associated_executor(handler)) {}

  void run(search::Searcher& searcher) override { resume(call(searcher)); }
  void refuse() override { resume(workers.refusal()); }

  void resume(Outcome outcome) {
    boost::asio::post(
        work.get_executor(),
        [h = std::move(handler), o = std::move(outcome)]() mutable { std::move(h)(std::move(o)); });
  }

  Outcome call(search::Searcher& searcher) {
    try {
      return body(searcher);
    } catch (const std::exception& error) {
      return Error{ErrorCode::internal, "", error.what(), ""};
    }
  }

  Workers& workers;
  Body body;
  Handler handler;
  boost::asio::executor_work_guard<Executor> work;
};

template <class Body>
auto Workers::run(Body body)
    -> boost::asio::awaitable<std::invoke_result_t<Body&, search::Searcher&>> {
  using Outcome = std::invoke_result_t<Body&, search::Searcher&>;
  // Under overload most are refused: that must cost as little as can be.
  if (!has_room()) co_return refusal();
  const auto initiate = [this, &body](auto handler) {
    using Bound = BoundTask<Body, decltype(handler)>;
    submit(std::make_unique<Bound>(*this, std::move(body), std::move(handler)));
  };
  co_return co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>,
                                                 void(Outcome)>(initiate,
                                                                boost::asio::use_awaitable);
}

}  // namespace telusur::searchd
