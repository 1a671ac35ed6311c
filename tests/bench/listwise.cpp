// SPDX-License-Identifier: GPL-2.0-or-later
#include "listwise.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace telusur::bench {
namespace {

using search::kMeasures;
using search::Measure;
using search::MeasureValues;
using Vector = std::array<double, kMeasures>;

constexpr int kSteps = 300;
constexpr double kRate = 0.3;
constexpr double kDecay = 0.985;   // of the rate, a step
constexpr double kFreeRate = 0.3;  // of the rate, in spreads
constexpr double kRidge = 1e-5;    // keeps measures that say the same from running off

/// Measures that say much the same as others.
bool may_correct(Measure measure) {
  using enum Measure;
  return measure == proximity || measure == all_pairs || measure == passage_8 ||
         measure == flat_density || measure == exact_coverage || measure == title_coverage;
}

bool is_held_out(const TuningCase& one, std::size_t fold, std::size_t folds) {
  return folds > 0 && one.fold % folds == fold;
}

/// How much candidates differ by each measure: standard deviations; 1 for what does not tell any
/// apart.
Vector spread_of(std::span<const TuningSet> sets) {
  Vector sums{};
  Vector squares{};
  double count = 0;
  for (const TuningSet& set : sets) {
    for (const TuningCase& one : set.cases) {
      for (const search::Evidence& evidence : one.candidates) {
        for (std::size_t m = 0; m < kMeasures; ++m) {
          const double value = evidence[static_cast<Measure>(m)];
          sums[m] += value;
          squares[m] += value * value;
        }
        count += 1;
      }
    }
  }
  Vector spread;
  for (std::size_t m = 0; m < kMeasures; ++m) {
    const double mean = sums[m] / std::max(count, 1.0);
    const double variance = squares[m] / std::max(count, 1.0) - mean * mean;
    spread[m] = variance > 1e-12 ? std::sqrt(variance) : 1.0;
  }
  return spread;
}

double dot(const search::Evidence& evidence, const Vector& worth) {
  double sum = 0;
  for (std::size_t i = 0; i < kMeasures; ++i)
    sum += evidence[static_cast<Measure>(i)] * worth[i];
  return sum;
}

/// Adds the gradient of one case's cross-entropy, times `share`.
void add_gradient(const TuningCase& one, const Vector& worth, double share, Vector& gradient,
                  std::vector<double>& scores) {
  scores.clear();
  for (const search::Evidence& evidence : one.candidates)
    scores.push_back(dot(evidence, worth));
  const double top = *std::ranges::max_element(scores);
  double all = 0;
  double relevant = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    scores[i] = std::exp(scores[i] - top);
    all += scores[i];
    if (one.relevant[i] != 0) relevant += scores[i];
  }
  if (relevant <= 0) return;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double error = scores[i] / all - (one.relevant[i] != 0 ? scores[i] / relevant : 0.0);
    for (std::size_t m = 0; m < kMeasures; ++m)
      gradient[m] += share * error * one.candidates[i][static_cast<Measure>(m)];
  }
}

Vector gradient_of(std::span<const TuningSet> sets, std::size_t fold, std::size_t folds,
                   const Vector& worth, const Vector& ridge, std::vector<double>& scratch) {
  Vector gradient{};
  for (const TuningSet& set : sets) {
    const double share = set.share / double(std::max<std::size_t>(set.cases.size(), 1));
    for (const TuningCase& one : set.cases) {
      const bool teaches = std::ranges::any_of(one.relevant, [](char is) { return is != 0; });
      if (teaches && !is_held_out(one, fold, folds)) {
        add_gradient(one, worth, share, gradient, scratch);
      }
    }
  }
  for (std::size_t m = 0; m < kMeasures; ++m)
    gradient[m] += ridge[m] * worth[m];
  return gradient;
}

/// The places of the `count` best candidates, best first.
std::vector<std::size_t> best_of(const TuningCase& one, const MeasureValues& worth,
                                 std::size_t count) {
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < one.candidates.size(); ++i)
    order.emplace_back(-combined_score(one.candidates[i], worth), i);
  count = std::min(order.size(), count);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end());
  std::vector<std::size_t> best;
  for (std::size_t i = 0; i < count; ++i)
    best.push_back(order[i].second);
  return best;
}

search::Quality quality_of(const TuningCase& one, const MeasureValues& worth) {
  std::vector<std::string> ranked;
  for (const std::size_t i : best_of(one, worth, search::kEvaluatedRanks))
    ranked.emplace_back(one.relevant[i] != 0 ? "relevant" : "other");
  search::JudgedQuery judged;
  judged.relevant.assign(one.relevant_count, "relevant");  // as many as there are
  return search::quality_of(ranked, judged);
}

}  // namespace

void keep_best(TuningCase& one, const MeasureValues& worth, std::size_t count) {
  TuningCase kept{.relevant_count = one.relevant_count, .fold = one.fold};
  for (const std::size_t i : best_of(one, worth, count)) {
    kept.candidates.push_back(one.candidates[i]);
    kept.relevant.push_back(one.relevant[i]);
  }
  one = std::move(kept);
}

MeasureValues learn(std::span<const TuningSet> sets, const Lesson& lesson, std::size_t fold,
                    std::size_t folds) {
  constexpr double kFirst = 0.9;  // Adam's decay rates
  constexpr double kSecond = 0.99;
  Vector worth;
  for (std::size_t m = 0; m < kMeasures; ++m)
    worth[m] = lesson.from[static_cast<Measure>(m)];
  Vector mean{};
  Vector square{};
  const bool free = lesson.ridge > 0;
  const Vector spread = free ? spread_of(sets) : Vector{};
  Vector ridge;
  for (std::size_t m = 0; m < kMeasures; ++m)
    ridge[m] = free ? 2 * lesson.ridge * spread[m] * spread[m] : kRidge;
  std::vector<double> scratch;
  double rate = kRate;
  for (int step = 1; step <= kSteps; ++step, rate *= kDecay) {
    const Vector gradient = gradient_of(sets, fold, folds, worth, ridge, scratch);
    for (std::size_t m = 0; m < kMeasures; ++m) {
      if (!lesson.teaches(static_cast<Measure>(m))) continue;
      mean[m] = kFirst * mean[m] + (1 - kFirst) * gradient[m];
      square[m] = kSecond * square[m] + (1 - kSecond) * gradient[m] * gradient[m];
      const double unbiased_mean = mean[m] / (1 - std::pow(kFirst, step));
      const double unbiased_square = square[m] / (1 - std::pow(kSecond, step));
      const double step_size = free ? rate * kFreeRate / spread[m] : rate;
      worth[m] -= step_size * unbiased_mean / (std::sqrt(unbiased_square) + 1e-10);
      const bool any = free || (lesson.correcting && may_correct(static_cast<Measure>(m)));
      if (!any) worth[m] = std::max(worth[m], 0.0);
    }
  }
  MeasureValues values;
  for (std::size_t m = 0; m < kMeasures; ++m)
    values[static_cast<Measure>(m)] = std::round(worth[m] * 100) / 100;
  return values;
}

search::Quality quality_of(const TuningSet& set, const MeasureValues& worth, std::size_t fold,
                           std::size_t folds) {
  search::Quality sum;
  double count = 0;
  for (const TuningCase& one : set.cases) {
    if (folds > 0 && !is_held_out(one, fold, folds)) continue;
    sum = sum + quality_of(one, worth);
    count += 1;
  }
  return sum / std::max(count, 1.0);
}

}  // namespace telusur::bench
