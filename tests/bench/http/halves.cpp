// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/halves.hpp"

#include <algorithm>
#include <cstddef>

namespace telusur::bench {

Halves::Halves() {
  ::sched_getaffinity(0, sizeof all_, &all_);
  move_to(false);
}

Halves::~Halves() {
  ::sched_setaffinity(0, sizeof all_, &all_);
}

unsigned Halves::size() const {
  return std::max(1U, static_cast<unsigned>(CPU_COUNT(&all_)) / 2);
}

void Halves::move_to(bool first) const {
  if (CPU_COUNT(&all_) < 2) return;
  cpu_set_t half;
  CPU_ZERO(&half);
  unsigned place = 0;
  for (std::size_t cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
    if (CPU_ISSET(cpu, &all_) && (place++ < size()) == first) CPU_SET(cpu, &half);
  }
  ::sched_setaffinity(0, sizeof half, &half);
}

}  // namespace telusur::bench
