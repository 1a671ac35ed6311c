// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <mutex>
#include <optional>

#include "access/keys.hpp"
#include "access/rate_limiter.hpp"
#include "http/message.hpp"

namespace telusur::access {

/// Counts requests: by key where a good one is sent, else by address (an IPv6 address by its /64).
/// Thread-safe.
class Gate {
 public:
  Gate(const Keys& keys, const Rate& usual);

  struct Decision {
    std::optional<http::Response> refusal;  ///< 429
    std::vector<http::Header> headers;      ///< for the answer, whatever it is
  };

  /// Headers as in draft-ietf-httpapi-ratelimit-headers-10: the policy `address` or `key`.
  Decision admit(const http::Request& request);

  /// For those without a rate of their own, from now on.
  void set_usual(const Rate& rate);

 private:
  static constexpr std::size_t kMostClients = 100'000;  // about 20 MB

  const Keys& keys_;
  RateLimiter limiter_{kMostClients};
  mutable std::mutex mutex_;
  Rate usual_;
};

}  // namespace telusur::access
