// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <type_traits>
#include <utility>

#include "support/result.hpp"

namespace telusur::searchd {

/// Threads for what takes long and is asked for seldom: writing articles, storing dictionaries,
/// statistics. Searches never wait behind it, and what is too much is refused.
class Background {
 public:
  explicit Background(unsigned threads = 2, std::size_t most = 16) : most_(most), pool_(threads) {}
  /// Finishes what was begun. No I/O thread may run any more.
  ~Background() { pool_.join(); }
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  /// Calls `body()`, which returns some Result, on one of the threads and resumes with what it
  /// returned. What `body` refers to must live in the awaiting coroutine. Errors: overloaded; those
  /// of `body`; an exception from it becomes `internal`.
  template <class Body>
  auto run(Body body) -> boost::asio::awaitable<std::invoke_result_t<Body&>> {
    namespace net = boost::asio;
    using Outcome = std::invoke_result_t<Body&>;
    if (running_.fetch_add(1) >= most_) {
      running_.fetch_sub(1);
      co_return Error{ErrorCode::overloaded, "", "too much is being done already", ""};
    }
    const auto initiate = [this, &body](auto handler) {
      auto executor = net::get_associated_executor(handler);
      net::post(pool_, [this, body = std::move(body), handler = std::move(handler),
                        work = net::make_work_guard(executor)]() mutable {
        Outcome outcome = call(body);
        running_.fetch_sub(1);
        net::post(work.get_executor(), [h = std::move(handler), o = std::move(outcome)]() mutable {
          std::move(h)(std::move(o));
        });
      });
    };
    co_return co_await net::async_initiate<const net::use_awaitable_t<>, void(Outcome)>(
        initiate, net::use_awaitable);
  }

 private:
  template <class Body>
  static auto call(Body& body) -> std::invoke_result_t<Body&> {
    try {
      return body();
    } catch (const std::exception& error) {
      return Error{ErrorCode::internal, "", error.what(), ""};
    }
  }

  const std::size_t most_;
  std::atomic<std::size_t> running_{0};
  boost::asio::thread_pool pool_;
};

}  // namespace telusur::searchd
