// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace telusur::searchd {

struct WaitLimits {
  std::chrono::milliseconds burst{1'000};
  std::chrono::milliseconds overload{0};  ///< 0: WaitLimit chooses
};

/// How long a search may wait for a worker, by what has happened of late.
///
/// A burst may wait long, for it passes. Under overload waiting helps nobody: however long the
/// queue, as many are refused in the end, and those who are not get their answer late. So once
/// searches have waited without a pause for kStanding, or for three slow ones where that is longer,
/// only short waits are allowed, until the queue has been empty and nothing refused for as long.
/// (Maurer, "Fail at Scale", ACM Queue 13:8, 2015, after CoDel: Nichols and Jacobson, 2012.)
///
/// Short is, unless told otherwise, half of what a slow search takes, one in a hundred, when there
/// is no overload: then even a slow one that waited takes less than twice its usual time. And no
/// less than a usual search takes, or workers would run dry. Thread-safe.
class WaitLimit {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::milliseconds kStanding{100};

  explicit WaitLimit(const WaitLimits& limits, Clock::time_point now = Clock::now())
      : limits_(limits), last_empty_(now.time_since_epoch().count()) {}

  /// The longest wait allowed at this moment.
  [[nodiscard]] Clock::duration at(Clock::time_point now) const;

  /// Whether some were refused of late.
  [[nodiscard]] bool refusing(Clock::time_point now) const;

  /// How long the last of `waiting` searches will wait for one of `workers`, to judge by those of
  /// late.
  [[nodiscard]] Clock::duration expected(std::size_t waiting, std::size_t workers) const;

  /// What happens: no search waits; one was refused; one took so long.
  void on_empty(Clock::time_point now);
  void on_refused(Clock::time_point now);
  void on_done(Clock::duration took, Clock::time_point now);

 private:
  /// Whether searches have waited for long without a pause.
  [[nodiscard]] bool overloaded(Clock::time_point now) const;

  // Nanoseconds. Two workers at once may lose one of two updates, which estimates can bear.
  using Nanoseconds = std::atomic<std::int64_t>;

  const WaitLimits limits_;
  Nanoseconds last_empty_;
  Nanoseconds last_refused_{0};
  Nanoseconds usual_{0};         ///< of one search: moving average
  Nanoseconds slow_{5'000'000};  ///< of one search in a hundred
};

}  // namespace telusur::searchd
