// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cmath>
#include <cstdint>

namespace telusur::search {

/// Inverse document frequency as in BM25 (Robertson & Zaragoza 2009), never negative.
inline double idf(std::uint64_t documents, std::uint64_t with_term) {
  const double n = double(with_term);
  return std::log(1.0 + (double(documents) - n + 0.5) / (n + 0.5));
}

}  // namespace telusur::search
