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
  std::vector<search::Evidence> candidates;
  std::vector<char> relevant;      ///< of each candidate
  std::size_t relevant_count = 0;  ///< in all, found or not
};

/// One query set: every set counts the same, however many queries it has, times its share.
struct TuningSet {
  std::vector<TuningCase> cases;
  double share = 1;
};

/// What is to be learnt.
struct Lesson {
  search::MeasureValues from;                  ///< worth to begin with
  bool (*teaches)(search::Measure) = nullptr;  ///< the others keep their worth
  bool correcting = false;                     ///< measures may take back what others gave
};

/// What the measures are worth so that relevant candidates come first: minimises the listwise
/// softmax cross-entropy (Cao et al. 2007, "Learning to Rank: From Pairwise Approach to Listwise
/// Approach"; relevant candidates of a query share its probability) by projected Adam (Kingma & Ba
/// 2015). Deterministic. Leaves out cases whose index modulo `folds` is `fold` (folds 0: none). No
/// measure is worth less than nothing, so that short queries, unlike those learnt from, are not
/// ranked upside down; but with `correcting` those that say much the same as others may take back
/// what these gave.
search::MeasureValues learn(std::span<const TuningSet> sets, const Lesson& lesson, std::size_t fold,
                            std::size_t folds);

/// Mean quality of the cases whose index modulo `folds` is `fold` (folds 0: of all).
search::Quality quality_of(const TuningSet& set, const search::MeasureValues& worth,
                           std::size_t fold, std::size_t folds);

}  // namespace telusur::bench
