// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>

namespace telusur::search {

/// The share that an article's score gains because it is new: `weight` when it is of `now` or
/// later, half of that `half_life_days` before, and so on.
double recency_of(std::chrono::sys_seconds published, std::chrono::sys_seconds now, double weight,
                  double half_life_days);

}  // namespace telusur::search
