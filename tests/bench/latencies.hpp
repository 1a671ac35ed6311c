// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

namespace telusur::bench {

/// Time of the processor that one call takes in this thread, in seconds: what others do with the
/// machine meanwhile does not count.
template <class Body>
double cpu_seconds_of(Body&& body) {
  const auto now = [] {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  };
  const double start = now();
  body();
  return now() - start;
}

/// Wall time of one call, in seconds.
template <class Body>
double seconds_of(Body&& body) {
  const auto start = std::chrono::steady_clock::now();
  body();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Times of many calls of one kind.
class Latencies {
 public:
  void add(double seconds) { seconds_.push_back(seconds); }
  void add(const Latencies& others) {
    seconds_.insert(seconds_.end(), others.seconds_.begin(), others.seconds_.end());
  }

  [[nodiscard]] std::size_t count() const { return seconds_.size(); }

  [[nodiscard]] double mean_ms() const {
    double sum = 0;
    for (const double value : seconds_)
      sum += value;
    return seconds_.empty() ? 0 : 1000 * sum / static_cast<double>(seconds_.size());
  }
  [[nodiscard]] double per_second() const { return mean_ms() > 0 ? 1000 / mean_ms() : 0; }

  /// `share` of the calls took no longer, such as 0.99.
  [[nodiscard]] double quantile_ms(double share) const {
    if (seconds_.empty()) return 0;
    std::vector<double> sorted = seconds_;
    const auto at =
        static_cast<std::ptrdiff_t>(share * static_cast<double>(sorted.size() - 1) + 0.5);
    std::nth_element(sorted.begin(), sorted.begin() + at, sorted.end());
    return 1000 * sorted[static_cast<std::size_t>(at)];
  }

 private:
  std::vector<double> seconds_;
};

}  // namespace telusur::bench
