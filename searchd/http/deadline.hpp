// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <mutex>
#include <utility>

namespace telusur::http {

/// The time by which what a connection waits for must have happened. Owned by `Owner`, a class with
/// weak_from_this() and on_deadline(), which is called when the time is up, and again and again
/// until the next set() or clear(); it may be called from any thread, and must not call back.
/// Thread-safe.
///
/// A connection sets several deadlines per request and nearly all are met. So the timer is not
/// moved when the deadline moves later: it goes off early, looks, and waits on.
template <class Owner>
class Deadline {
 public:
  template <class Executor>
  Deadline(Owner& owner, const Executor& executor) : owner_(owner), timer_(executor) {}

  void set(std::chrono::milliseconds from_now) {
    const std::lock_guard lock(mutex_);
    expired_ = false;
    at_ = Clock::now() + from_now;
    if (at_ < alarm_) arm();
  }

  /// Passes now.
  void expire() {
    const std::lock_guard lock(mutex_);
    at_ = Clock::now();
    arm();
  }

  /// No deadline until the next set().
  void clear() {
    const std::lock_guard lock(mutex_);
    at_ = Clock::time_point::max();
  }

  /// Whether the deadline has passed, since the last set().
  [[nodiscard]] bool expired() const {
    const std::lock_guard lock(mutex_);
    return expired_;
  }

 private:
  using Clock = std::chrono::steady_clock;

  void arm() {
    alarm_ = at_;
    timer_.expires_at(at_);
    timer_.async_wait([this, weak = owner_.weak_from_this()](boost::system::error_code failure) {
      if (failure) return;  // moved earlier: another wait is on
      if (const auto alive = weak.lock()) look();
    });
  }

  void look() {
    const std::lock_guard lock(mutex_);
    alarm_ = Clock::time_point::max();
    if (Clock::now() < at_) {
      if (at_ != Clock::time_point::max()) arm();
      return;
    }
    expired_ = true;
    owner_.on_deadline();
    // What was waited for may have come in this very moment, and the next wait begun: end that,
    // too.
    constexpr std::chrono::milliseconds kAgain{50};
    at_ = Clock::now() + kAgain;
    arm();
  }

  Owner& owner_;
  mutable std::mutex mutex_;
  boost::asio::steady_timer timer_;
  Clock::time_point at_ = Clock::time_point::max();
  Clock::time_point alarm_ = Clock::time_point::max();  ///< when the timer goes off; max: it rests
  bool expired_ = false;
};

}  // namespace telusur::http
