// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "search/evaluation.hpp"
#include "search/evidence.hpp"

namespace telusur::bench {

/// The candidates of one judged query.
struct TuningCase {
  std::vector<search::Evidence> candidates{};
  std::vector<char> relevant{};    ///< of each candidate
  std::size_t relevant_count = 0;  ///< in all, found or not
  std::size_t fold = 0;            ///< cases of one fold are held out together
};

/// One query set: every set counts the same, however many queries it has, times its share.
struct TuningSet {
  std::vector<TuningCase> cases;
  double share = 1;
};

/// Leaves of a case the `count` candidates that are best by `worth`.
void keep_best(TuningCase& one, const search::MeasureValues& worth, std::size_t count);

/// What is to be learnt.
struct Lesson {
  search::MeasureValues from;                  ///< worth to begin with
  bool (*teaches)(search::Measure) = nullptr;  ///< the others keep their worth
  bool correcting = false;                     ///< measures may take back what others gave
  /// Above 0: any measure may be worth less than nothing, and what keeps worths small is this times
  /// the square of each, a query, in units of how much candidates differ by the measure.
  double ridge = 0;
};

/// What the measures are worth so that relevant candidates come first: minimises the listwise
/// softmax cross-entropy (Cao et al. 2007, "Learning to Rank: From Pairwise Approach to Listwise
/// Approach"; relevant candidates of a query share its probability) by projected Adam (Kingma & Ba
/// 2015). Deterministic. Leaves out cases whose fold modulo `folds` is `fold` (folds 0: none). No
/// measure is worth less than nothing, so that short queries, unlike those learnt from, are not
/// ranked upside down; but with `correcting` those that say much the same as others may take back
/// what these gave, and with a ridge all are free.
search::MeasureValues learn(std::span<const TuningSet> sets, const Lesson& lesson, std::size_t fold,
                            std::size_t folds);

/// Mean quality of the cases whose fold modulo `folds` is `fold` (folds 0: of all).
search::Quality quality_of(const TuningSet& set, const search::MeasureValues& worth,
                           std::size_t fold, std::size_t folds);

}  // namespace telusur::bench
