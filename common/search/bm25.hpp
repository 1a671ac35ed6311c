// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "search/ranking.hpp"

namespace telusur::search {

constexpr double kMinNormalisedLength = 0.5;

/// BM25 with the constants of `ranking`, for an Enquire.
inline Xapian::BM25Weight bm25_of(const Ranking& ranking) {
  return {ranking.k1, 0, 1, ranking.b, kMinNormalisedLength};
}

/// The same by hand: a term's part of a score is term_weight() times share().
class Bm25 {
 public:
  /// Over so many documents, which have so many terms each on average.
  Bm25(const Ranking& ranking, std::uint64_t documents, double average_length)
      : k1_(ranking.k1),
        b_(ranking.b),
        documents_(documents),
        per_average_(average_length > 0 ? 1 / average_length : 0) {}

  [[nodiscard]] bool has_constants_of(const Ranking& ranking) const {
    return k1_ == ranking.k1 && b_ == ranking.b;
  }

  /// Robertson's relevance weight, kept above 0 for frequent terms as Xapian::BM25Weight does.
  [[nodiscard]] double term_weight(std::uint64_t with_term) const {
    const double n = double(with_term);
    const double odds = (double(documents_) - n + 0.5) / (n + 0.5);
    return std::log(odds < 2 ? odds / 2 + 1 : odds) * (k1_ + 1);
  }

  /// What the length of a document, in terms, does to all of its shares.
  [[nodiscard]] double norm(std::uint32_t length) const {
    const double relative = std::max(double(length) * per_average_, kMinNormalisedLength);
    return k1_ * (relative * b_ + 1 - b_);
  }

  /// 0..1; `often` the term is in a document of this norm.
  static double share(std::uint32_t often, double norm) { return often / (norm + often); }

 private:
  double k1_;
  double b_;
  std::uint64_t documents_;
  double per_average_;
};

}  // namespace telusur::search
