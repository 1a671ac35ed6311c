// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/recency.hpp"

#include <algorithm>
#include <cmath>

namespace telusur::search {

double recency_of(std::chrono::sys_seconds published, std::chrono::sys_seconds now, double weight,
                  double half_life_days) {
  if (weight <= 0 || half_life_days <= 0) return 0;
  using Days = std::chrono::duration<double, std::chrono::days::period>;
  const double age = std::max(0.0, Days(now - published).count());
  return weight * std::exp2(-age / half_life_days);
}

}  // namespace telusur::search
