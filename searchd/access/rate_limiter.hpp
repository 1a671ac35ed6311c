// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

#include "access/rate.hpp"

namespace telusur::access {

/// What a client has left after asking.
struct Allowance {
  bool granted = true;
  std::uint32_t remaining = 0;                 ///< whole requests, at once
  std::chrono::milliseconds until_full{0};     ///< until `burst` may be made at once again
  std::chrono::milliseconds until_granted{0};  ///< zero when granted
};

/// A token bucket per client: it holds `burst` tokens and fills by `per_second`; a request takes
/// one. Thread-safe. Remembers at most `capacity` clients, then forgets the one longest unheard of:
/// whoever has that many addresses gets a full bucket for some of them.
class RateLimiter {
 public:
  explicit RateLimiter(std::size_t capacity) : capacity_(capacity) {}

  using Clock = std::chrono::steady_clock;

  /// `rate` must be limited; a client whose rate changes keeps the tokens it has, up to the new
  /// burst.
  Allowance take(const std::string& client, const Rate& rate, Clock::time_point now);

  [[nodiscard]] std::size_t clients() const;

 private:
  struct Bucket {
    std::string client;
    double tokens = 0;
    Clock::time_point filled;
  };

  Bucket& bucket_of(const std::string& client, const Rate& rate, Clock::time_point now);

  const std::size_t capacity_;
  mutable std::mutex mutex_;
  std::list<Bucket> buckets_;  ///< heard of last first
  std::unordered_map<std::string, std::list<Bucket>::iterator> by_client_;
};

}  // namespace telusur::access
