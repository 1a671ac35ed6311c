// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/connections.hpp"

#include <algorithm>
#include <utility>

namespace telusur::http {

Admission Connections::add(const std::string& network) {
  const std::lock_guard lock(mutex_);
  ++open_;
  if (per_network_ > 0 && !network.empty() && ++networks_[network] > per_network_) {
    return Admission::full_for_network;
  }
  if (open_ <= capacity_) return Admission::granted;
  // Those already asked are on their way out: few, and at the front.
  const auto oldest = std::ranges::find(idle_, false, &Idle::asked);
  if (oldest == idle_.end()) return Admission::full;
  oldest->asked = true;
  oldest->close();
  return Admission::granted;
}

void Connections::remove(const std::string& network) {
  std::function<void()> drained;
  {
    const std::lock_guard lock(mutex_);
    --open_;
    const auto counted = networks_.find(network);
    if (counted != networks_.end() && --counted->second == 0) networks_.erase(counted);
    if (draining_ && open_ == 0) drained = std::exchange(drained_, nullptr);
  }
  if (drained) drained();
}

Connections::Handle Connections::enter_idle(Close close) {
  const std::lock_guard lock(mutex_);
  if (draining_) close();
  return idle_.insert(idle_.end(), Idle{std::move(close), draining_});
}

void Connections::leave_idle(Handle handle) {
  const std::lock_guard lock(mutex_);
  idle_.erase(handle);
}

void Connections::drain(std::function<void()> drained) {
  {
    const std::lock_guard lock(mutex_);
    draining_ = true;
    for (Idle& idle : idle_) {
      if (!std::exchange(idle.asked, true)) idle.close();
    }
    if (open_ > 0) drained_ = std::exchange(drained, nullptr);
  }
  if (drained) drained();
}

bool Connections::draining() const {
  const std::lock_guard lock(mutex_);
  return draining_;
}

std::size_t Connections::open() const {
  const std::lock_guard lock(mutex_);
  return open_;
}

}  // namespace telusur::http
