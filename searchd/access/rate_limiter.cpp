// SPDX-License-Identifier: GPL-2.0-or-later
#include "access/rate_limiter.hpp"

#include <algorithm>
#include <cmath>

namespace telusur::access {
namespace {

std::chrono::milliseconds time_for(double tokens, const Rate& rate) {
  return std::chrono::milliseconds(
      static_cast<std::int64_t>(std::ceil(std::max(0.0, tokens) / rate.per_second * 1000)));
}

}  // namespace

Allowance RateLimiter::take(const std::string& client, const Rate& rate, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  Bucket& bucket = bucket_of(client, rate, now);
  const std::chrono::duration<double> passed = std::max(now - bucket.filled, Clock::duration(0));
  bucket.tokens = std::min<double>(rate.burst, bucket.tokens + passed.count() * rate.per_second);
  bucket.filled = std::max(bucket.filled, now);
  Allowance allowance{.granted = bucket.tokens >= 1};
  if (allowance.granted) bucket.tokens -= 1;
  allowance.remaining = static_cast<std::uint32_t>(bucket.tokens);
  allowance.until_full = time_for(rate.burst - bucket.tokens, rate);
  if (!allowance.granted) allowance.until_granted = time_for(1 - bucket.tokens, rate);
  return allowance;
}

RateLimiter::Bucket& RateLimiter::bucket_of(const std::string& client, const Rate& rate,
                                            Clock::time_point now) {
  if (const auto known = by_client_.find(client); known != by_client_.end()) {
    buckets_.splice(buckets_.begin(), buckets_, known->second);
    return buckets_.front();
  }
  if (buckets_.size() >= capacity_) {
    by_client_.erase(buckets_.back().client);
    buckets_.pop_back();
  }
  buckets_.push_front({client, static_cast<double>(rate.burst), now});
  by_client_.emplace(client, buckets_.begin());
  return buckets_.front();
}

std::size_t RateLimiter::clients() const {
  const std::lock_guard lock(mutex_);
  return buckets_.size();
}

}  // namespace telusur::access
