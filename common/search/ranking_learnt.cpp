// SPDX-License-Identifier: GPL-2.0-or-later
//
// What re-ranking has learnt: the output of `./dev bench tune`, which says how. Not edited by hand.
#include "search/ranking.hpp"

namespace telusur::search {

MeasureValues learnt_for_questions() {
  MeasureValues worth;
  worth[Measure::bm25] = 1;
  return worth;
}

MeasureValues learnt_for_keywords() {
  MeasureValues worth;
  worth[Measure::bm25] = 1;
  return worth;
}

}  // namespace telusur::search
