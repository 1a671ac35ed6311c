// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace telusur::search {

/// What the differences of a measure on the same queries, after minus before, say about the means.
struct PairedDifference {
  double mean = 0;
  double low = 0;   ///< 95 % confidence interval of the mean
  double high = 0;  ///< 95 % confidence interval of the mean
  double p = 1;     ///< two-sided: how often chance alone makes as large a difference
};

/// `p` by the paired randomisation test: under the null hypothesis each difference may as well have
/// the other sign (Smucker, Allan & Carterette 2007, "A comparison of statistical significance
/// tests for information retrieval evaluation"). The interval by the percentile bootstrap over
/// queries (Sakai 2006, "Evaluating evaluation metrics based on the bootstrap"). 10,000 rounds
/// each, the same for the same `seed` on every machine. Linear in differences.size(); none at all
/// is no difference.
PairedDifference paired_difference(std::span<const double> differences, std::uint64_t seed = 42);

}  // namespace telusur::search
