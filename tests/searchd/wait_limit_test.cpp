// SPDX-License-Identifier: GPL-2.0-or-later
#include "wait_limit.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using telusur::searchd::WaitLimit;

namespace {

/// A limit that lives on a clock of the test's own, with its usual burst of a second.
struct Bench {
  explicit Bench(std::chrono::milliseconds overload = 0ms)
      : limit({.burst = 1s, .overload = overload}, now) {}

  void pass(WaitLimit::Clock::duration time) { now += time; }
  /// Searches that take so long, one after the other, nothing waiting.
  void search(WaitLimit::Clock::duration took, int times) {
    for (int i = 0; i < times; ++i) {
      pass(took);
      limit.on_empty(now);
      limit.on_done(took, now);
    }
  }
  [[nodiscard]] WaitLimit::Clock::duration allowed() const { return limit.at(now); }

  WaitLimit::Clock::time_point now{std::chrono::hours(1)};
  WaitLimit limit;
};

}  // namespace

TEST_CASE("a burst may wait long, a queue that stands may not") {
  Bench bench(7ms);
  CHECK(bench.allowed() == 1s);
  bench.pass(WaitLimit::kStanding);
  CHECK(bench.allowed() == 1s);
  bench.pass(1ms);
  CHECK(bench.allowed() == 7ms);
  bench.limit.on_empty(bench.now);
  CHECK(bench.allowed() == 1s);
}

TEST_CASE("a queue emptied by refusing is still overload, until none is refused") {
  Bench bench(7ms);
  bench.pass(WaitLimit::kStanding + 1ms);
  for (int i = 0; i < 5; ++i) {
    bench.limit.on_refused(bench.now);
    bench.pass(20ms);
    bench.limit.on_empty(bench.now);
    CHECK(bench.allowed() == 7ms);
  }
  bench.pass(WaitLimit::kStanding);
  bench.limit.on_empty(bench.now);
  CHECK(bench.allowed() == 1s);
}

TEST_CASE("one that was refused is remembered for as long as a queue must stand") {
  Bench bench(7ms);
  CHECK_FALSE(bench.limit.refusing(bench.now));
  bench.limit.on_refused(bench.now);
  CHECK(bench.limit.refusing(bench.now));
  bench.pass(WaitLimit::kStanding);
  CHECK_FALSE(bench.limit.refusing(bench.now));
}

TEST_CASE("a burst that found the queue full is no overload") {
  Bench bench(7ms);
  bench.limit.on_refused(bench.now);
  bench.pass(60ms);
  bench.limit.on_empty(bench.now);
  bench.pass(60ms);
  CHECK(bench.allowed() == 1s);
}

TEST_CASE("under overload the wait is half of what a slow search takes, at least a usual one") {
  struct Row {
    const char* what;
    int slow_in_a_hundred;
    WaitLimit::Clock::duration slow;
    WaitLimit::Clock::duration least;
    WaitLimit::Clock::duration most;
  };
  for (const Row& row : {
           Row{"two in a hundred take 20 ms", 2, 20ms, 7ms, 13ms},
           Row{"all take 1 ms", 0, 1ms, 900us, 1100us},
       }) {
    CAPTURE(row.what);
    Bench bench;
    for (int i = 0; i < 60; ++i) {
      bench.search(1ms, 100 - row.slow_in_a_hundred);
      bench.search(row.slow, row.slow_in_a_hundred);
    }
    bench.search(1ms, 50);
    bench.pass(WaitLimit::kStanding + 1ms);
    CHECK(bench.allowed() >= row.least);
    CHECK(bench.allowed() <= row.most);
  }
}

TEST_CASE("what searches take under overload does not make waits longer") {
  Bench bench;
  bench.search(1ms, 5'000);
  bench.pass(WaitLimit::kStanding + 1ms);
  const auto before = bench.allowed();
  bench.limit.on_refused(bench.now);
  for (int i = 0; i < 1'000; ++i)
    bench.limit.on_done(i % 10 == 0 ? 50ms : 1ms, bench.now);
  CHECK(bench.allowed() <= before + 10ms);  // the usual search has become slower
  CHECK(bench.allowed() < 25ms);
}

TEST_CASE("where searches are slow, a queue behind one of them is no overload") {
  Bench bench(7ms);
  bench.search(400ms, 100);
  bench.pass(1s);
  CHECK(bench.allowed() == 1s);
  bench.pass(1s);
  CHECK(bench.allowed() == 7ms);
}

TEST_CASE("no limit is above that of a burst") {
  Bench bench(5'000ms);
  bench.pass(WaitLimit::kStanding + 1ms);
  CHECK(bench.allowed() == 1s);
}

TEST_CASE("a wait is expected by the searches before it and the workers there are") {
  Bench bench;
  CHECK(bench.limit.expected(10, 2) == 0ms);  // nothing known yet
  bench.search(4ms, 500);
  CHECK(bench.limit.expected(0, 2) == 0ms);
  CHECK(bench.limit.expected(10, 2) > 19ms);
  CHECK(bench.limit.expected(10, 2) <= 20ms);
}
