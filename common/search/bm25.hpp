// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include "search/ranking.hpp"

namespace telusur::search {

/// BM25 with the constants of `ranking`, for an Enquire.
inline Xapian::BM25Weight bm25_of(const Ranking& ranking) {
  constexpr double kMinNormalisedLength = 0.5;
  return {ranking.k1, 0, 1, ranking.b, kMinNormalisedLength};
}

}  // namespace telusur::search
