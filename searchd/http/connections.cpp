// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/connections.hpp"

#include <algorithm>
#include <utility>

namespace telusur::http {

bool Connections::add() {
  const std::lock_guard lock(mutex_);
  ++open_;
  if (open_ <= capacity_) return true;
  // Those already asked are on their way out: few, and at the front.
  const auto oldest = std::ranges::find(idle_, false, &Idle::asked);
  if (oldest == idle_.end()) return false;
  oldest->asked = true;
  oldest->close();
  return true;
}

void Connections::remove() {
  std::function<void()> drained;
  {
    const std::lock_guard lock(mutex_);
    --open_;
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
