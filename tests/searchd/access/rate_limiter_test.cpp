// SPDX-License-Identifier: GPL-2.0-or-later
#include "access/rate_limiter.hpp"

#include <doctest/doctest.h>

using namespace telusur::access;
using namespace std::chrono_literals;

namespace {

constexpr Rate kTwo{.per_second = 2, .burst = 4};
const RateLimiter::Clock::time_point kStart{1000s};

}  // namespace

TEST_CASE("a burst is granted at once, then the rate") {
  RateLimiter limiter(10);
  for (std::uint32_t left : {3U, 2U, 1U, 0U}) {
    const Allowance allowance = limiter.take("a", kTwo, kStart);
    CHECK(allowance.granted);
    CHECK(allowance.remaining == left);
  }
  const Allowance refused = limiter.take("a", kTwo, kStart);
  CHECK_FALSE(refused.granted);
  CHECK(refused.until_granted == 500ms);
  CHECK(refused.until_full == 2000ms);
  CHECK(limiter.take("a", kTwo, kStart + 500ms).granted);
  CHECK_FALSE(limiter.take("a", kTwo, kStart + 501ms).granted);
}

TEST_CASE("over a long time no more than the rate is granted, however often one asks") {
  RateLimiter limiter(10);
  int granted = 0;
  for (int ms = 0; ms < 100'000; ++ms)
    granted += limiter.take("a", kTwo, kStart + std::chrono::milliseconds(ms)).granted ? 1 : 0;
  CHECK(granted == 4 + 2 * 100 - 1);
}

TEST_CASE("clients do not share, and a rest is not saved up beyond the burst") {
  RateLimiter limiter(10);
  for (int i = 0; i < 4; ++i)
    CHECK(limiter.take("a", kTwo, kStart).granted);
  CHECK(limiter.take("b", kTwo, kStart).granted);
  int granted = 0;
  for (int i = 0; i < 10; ++i)
    granted += limiter.take("a", kTwo, kStart + 1h).granted ? 1 : 0;
  CHECK(granted == 4);
}

TEST_CASE("a clock that stands still or goes back grants nothing") {
  RateLimiter limiter(10);
  for (int i = 0; i < 4; ++i)
    CHECK(limiter.take("a", kTwo, kStart).granted);
  CHECK_FALSE(limiter.take("a", kTwo, kStart - 10s).granted);
}

TEST_CASE("memory is bounded: the client longest unheard of is forgotten") {
  RateLimiter limiter(3);
  const Rate once{.per_second = 0.001, .burst = 1};
  for (const char* client : {"a", "b", "c"})
    CHECK(limiter.take(client, once, kStart).granted);
  CHECK_FALSE(limiter.take("a", once, kStart).granted);  // heard of again
  CHECK(limiter.take("d", once, kStart).granted);        // b goes
  CHECK(limiter.clients() == 3);
  CHECK_FALSE(limiter.take("a", once, kStart).granted);
  CHECK(limiter.take("b", once, kStart).granted);
}
