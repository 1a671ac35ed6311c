// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/significance.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <random>
#include <vector>

namespace telusur::search {
namespace {

constexpr std::size_t kRounds = 10'000;
constexpr std::size_t kBits = 64;

// The generator's bits are used directly: the standard's distributions differ between libraries.
using Generator = std::mt19937_64;

double sum_with_random_signs(std::span<const double> differences, Generator& random) {
  double sum = 0;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < differences.size(); ++i, bits >>= 1U) {
    if (i % kBits == 0) bits = random();
    sum += (bits & 1U) != 0 ? differences[i] : -differences[i];
  }
  return sum;
}

double sum_of_resample(std::span<const double> differences, Generator& random) {
  double sum = 0;
  for (std::size_t i = 0; i < differences.size(); ++i)
    sum += differences[random() % differences.size()];
  return sum;
}

}  // namespace

PairedDifference paired_difference(std::span<const double> differences, std::uint64_t seed) {
  PairedDifference result;
  if (differences.empty()) return result;
  const auto count = double(differences.size());
  const double observed = std::accumulate(differences.begin(), differences.end(), 0.0);
  Generator random(seed);
  constexpr double kRoundingError = 1e-9;
  std::size_t as_large = 0;
  std::vector<double> means;
  means.reserve(kRounds);
  for (std::size_t round = 0; round < kRounds; ++round) {
    const double by_chance = sum_with_random_signs(differences, random);
    if (std::abs(by_chance) >= std::abs(observed) - kRoundingError) ++as_large;
    means.push_back(sum_of_resample(differences, random) / count);
  }
  std::ranges::sort(means);
  result.mean = observed / count;
  result.low = means[kRounds * 25 / 1000];
  result.high = means[kRounds * 975 / 1000 - 1];
  // The ranking at hand is one of the possible ones, so p is never 0.
  result.p = double(as_large + 1) / double(kRounds + 1);
  return result;
}

}  // namespace telusur::search
