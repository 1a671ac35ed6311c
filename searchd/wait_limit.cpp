// SPDX-License-Identifier: GPL-2.0-or-later
#include "wait_limit.hpp"

#include <algorithm>

namespace telusur::searchd {
namespace {

using std::chrono::nanoseconds;

constexpr auto kRelaxed = std::memory_order_relaxed;

std::int64_t since_epoch(WaitLimit::Clock::time_point time) {
  return nanoseconds(time.time_since_epoch()).count();
}

/// How long a queue must stand to be overload: longer than one slow search keeps a worker.
std::int64_t standing(std::int64_t slow) {
  return std::max(nanoseconds(WaitLimit::kStanding).count(), 3 * slow);
}

}  // namespace

bool WaitLimit::overloaded(Clock::time_point now) const {
  return since_epoch(now) - last_empty_.load(kRelaxed) > standing(slow_.load(kRelaxed));
}

WaitLimit::Clock::duration WaitLimit::at(Clock::time_point now) const {
  if (!overloaded(now)) return limits_.burst;
  if (limits_.overload.count() > 0) return std::min(limits_.overload, limits_.burst);
  const nanoseconds chosen(std::max(usual_.load(kRelaxed), slow_.load(kRelaxed) / 2));
  return std::min<Clock::duration>(chosen, limits_.burst);
}

WaitLimit::Clock::duration WaitLimit::expected(std::size_t waiting, std::size_t workers) const {
  return nanoseconds(usual_.load(kRelaxed) * static_cast<std::int64_t>(waiting) /
                     static_cast<std::int64_t>(workers));
}

bool WaitLimit::refusing(Clock::time_point now) const {
  return since_epoch(now) - last_refused_.load(kRelaxed) < standing(slow_.load(kRelaxed));
}

void WaitLimit::on_empty(Clock::time_point now) {
  // A queue emptied by refusing what was in it is no sign of rest.
  if (!refusing(now) || !overloaded(now)) last_empty_.store(since_epoch(now), kRelaxed);
}

void WaitLimit::on_refused(Clock::time_point now) {
  last_refused_.store(since_epoch(now), kRelaxed);
}

void WaitLimit::on_done(Clock::duration took, Clock::time_point now) {
  constexpr std::int64_t kMemory = 32;  // searches, about: a burst of slow ones is noticed soon
  const std::int64_t sample = nanoseconds(took).count();
  const std::int64_t usual = usual_.load(kRelaxed);
  usual_.store(usual + (sample - usual) / kMemory, kRelaxed);
  // Under overload all of the machine is busy, and everything takes longer.
  if (refusing(now)) return;
  const std::int64_t slow = slow_.load(kRelaxed);
  // A quantile without keeping samples: up by a fifth when exceeded, down by a five hundredth when
  // not, it settles where one in a hundred exceeds it.
  slow_.store(sample > slow ? slow + slow / 5 : slow - slow / 500, kRelaxed);
}

}  // namespace telusur::searchd
