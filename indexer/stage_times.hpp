// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <ctime>

namespace telusur::indexer {

/// Processor time each stage of a run has used, over all threads. Thread-safe.
struct StageTimes {
  using Nanoseconds = std::atomic<std::int64_t>;

  Nanoseconds input = 0;    ///< reading, decompressing and parsing inputs
  Nanoseconds read = 0;     ///< the first two of these
  Nanoseconds clean = 0;    ///< cleaning and checking articles
  Nanoseconds analyse = 0;  ///< articles to documents
};

/// Processor time used so far by this thread, or by all threads of the process.
inline std::chrono::nanoseconds processor_time(clockid_t clock) {
  timespec now{};
  ::clock_gettime(clock, &now);
  return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
}

/// Adds the processor time this thread uses between two laps to a stage.
class StageClock {
 public:
  void lap(StageTimes::Nanoseconds& stage) {
    const auto now = processor_time(CLOCK_THREAD_CPUTIME_ID);
    stage.fetch_add((now - last_).count(), std::memory_order_relaxed);
    last_ = now;
  }

 private:
  std::chrono::nanoseconds last_ = processor_time(CLOCK_THREAD_CPUTIME_ID);
};

}  // namespace telusur::indexer
