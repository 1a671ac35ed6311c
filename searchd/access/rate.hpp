// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace telusur::access {

/// How many requests one client may make: `per_second` on average, `burst` at once.
struct Rate {
  double per_second = 0;  ///< 0: any number
  std::uint32_t burst = 0;

  [[nodiscard]] bool limited() const { return per_second > 0; }
  bool operator==(const Rate&) const = default;
};

/// The burst where none is said: what two seconds bring, at least one.
constexpr std::uint32_t usual_burst(double per_second) {
  return per_second > 0.5 ? static_cast<std::uint32_t>(2 * per_second) : 1;
}

}  // namespace telusur::access
