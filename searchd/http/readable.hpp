// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/error_code.hpp>
#include <memory>
#include <utility>

#include "http/socket.hpp"

namespace telusur::http {

/// Waits until a socket has something to read, in two halves: begin(), while the request before is
/// still being answered, and whenever that is done ready(). So an I/O thread is woken once for a
/// request that another thread answers: when the next one is there.
///
/// begin() and ready() are called in turn, by one thread at a time; the socket's executor may run
/// on any number of threads.
class Readable {
 public:
  using Failure = boost::system::error_code;

  /// `owner` keeps this and `socket` until the wait ends, by cancel() of the socket if need be.
  /// Does nothing when begun already.
  template <class Owner>
  void begin(Socket& socket, std::shared_ptr<Owner> owner) {
    if (std::exchange(begun_, true)) return;
    state_.store(State::waiting, std::memory_order_relaxed);
    socket.async_wait(Socket::wait_read, Ending<Owner>(*this, std::move(owner)));
  }

  /// Resumes on the socket's executor, with why the wait failed.
  boost::asio::awaitable<Failure> ready() {
    const auto initiate = [this](auto handler) {
      using Bound = BoundWaiter<decltype(handler)>;
      waiter_ = std::make_unique<Bound>(std::move(handler));
      if (state_.exchange(State::awaited, std::memory_order_acq_rel) == State::ended) {
        begun_ = false;
        std::exchange(waiter_, nullptr)->post(failure_);
      }
    };
    constexpr auto kToken = boost::asio::as_tuple(boost::asio::use_awaitable);
    const auto [failure] =
        co_await boost::asio::async_initiate<decltype(kToken), void(Failure)>(initiate, kToken);
    co_return failure;
  }

 private:
  enum class State : unsigned char { waiting, awaited, ended };

  /// What the wait calls. Destroyed without a call, with all that waits, it takes along who awaits
  /// it, who may be what keeps `owner`.
  template <class Owner>
  struct Ending {
    Ending(Readable& r, std::shared_ptr<Owner> o) : readable(r), owner(std::move(o)) {}
    Ending(Ending&&) noexcept = default;
    ~Ending() {
      if (owner) std::exchange(readable.waiter_, nullptr).reset();
    }
    void operator()(Failure failure) {
      const auto keep = std::move(owner);
      readable.on_end(failure);
    }
    Readable& readable;
    std::shared_ptr<Owner> owner;
  };

  struct Waiter {
    virtual ~Waiter() = default;
    virtual void resume(Failure failure) = 0;
    virtual void post(Failure failure) = 0;
  };
  template <class Handler>
  struct BoundWaiter final : Waiter {
    explicit BoundWaiter(Handler h) : handler(std::move(h)) {}
    void resume(Failure failure) override { std::move(handler)(failure); }
    void post(Failure failure) override {
      auto executor = boost::asio::get_associated_executor(handler);
      boost::asio::post(executor,
                        [h = std::move(handler), failure]() mutable { std::move(h)(failure); });
    }
    Handler handler;
  };

  void on_end(Failure failure) {
    failure_ = failure;
    if (state_.exchange(State::ended, std::memory_order_acq_rel) == State::awaited) {
      begun_ = false;
      const auto waiter = std::exchange(waiter_, nullptr);
      waiter->resume(failure);
    }
  }

  bool begun_ = false;
  std::atomic<State> state_{State::ended};
  Failure failure_;
  std::unique_ptr<Waiter> waiter_;
};

}  // namespace telusur::http
