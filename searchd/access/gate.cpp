// SPDX-License-Identifier: GPL-2.0-or-later
#include "access/gate.hpp"

#include <fmt/format.h>

#include <cmath>

#include "access/authorize.hpp"
#include "http/problem.hpp"
#include "http/socket.hpp"

namespace telusur::access {
namespace {

std::chrono::seconds whole_seconds(std::chrono::milliseconds time) {
  return std::chrono::ceil<std::chrono::seconds>(time);
}

http::Problem too_many(const Rate& rate, std::chrono::seconds wait) {
  return {http::ProblemKind::rate_limited,
          {fmt::format("Paling banyak {} permintaan per detik; coba lagi dalam {} detik",
                       rate.per_second, wait.count()),
           fmt::format("at most {} requests per second; try again in {} s", rate.per_second,
                       wait.count())},
          {},
          wait};
}

}  // namespace

Gate::Gate(const Keys& keys, const Rate& usual) : keys_(keys), usual_(usual) {}

void Gate::set_usual(const Rate& rate) {
  const std::lock_guard lock(mutex_);
  usual_ = rate;
}

Gate::Decision Gate::admit(const http::Request& request) {
  Rate rate;
  {
    const std::lock_guard lock(mutex_);
    rate = usual_;
  }
  const auto ring = keys_.current();
  const Key* key = key_of(*ring, request);
  if (key != nullptr && key->rate) rate = *key->rate;
  if (!rate.limited()) return {};

  const std::string_view policy = key != nullptr ? "key" : "address";
  const std::string client = key != nullptr ? "key " + key->name : http::network_of(request.peer);
  const Allowance allowance = limiter_.take(client, rate, RateLimiter::Clock::now());
  Decision decision;
  decision.headers = {
      {"RateLimit-Policy", fmt::format("\"{}\";q={};w={}", policy, rate.burst,
                                       static_cast<long>(std::ceil(rate.burst / rate.per_second)))},
      {"RateLimit", fmt::format("\"{}\";r={};t={}", policy, allowance.remaining,
                                whole_seconds(allowance.until_full).count())}};
  if (!allowance.granted) {
    decision.refusal = to_response(too_many(rate, whole_seconds(allowance.until_granted)), request);
  }
  return decision;
}

}  // namespace telusur::access
