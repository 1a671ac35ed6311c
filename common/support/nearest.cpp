// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace telusur {
namespace {

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, changed});
    }
  }
  return row.back();
}

}  // namespace

std::string_view nearest_name(std::string_view name, std::span<const std::string_view> names) {
  constexpr std::size_t kMaxTypos = 3;
  std::string_view nearest;
  std::size_t best = kMaxTypos + 1;
  for (const std::string_view known : names) {
    const std::size_t typos = distance(name, known);
    if (typos >= best || typos >= std::min(known.size(), name.size())) continue;
    best = typos;
    nearest = known;
  }
  return nearest;
}

}  // namespace telusur
