// SPDX-License-Identifier: GPL-2.0-or-later
//
// What re-ranking has learnt: the output of `./dev bench tune`, which says how. Not edited by hand.
#include "search/ranking.hpp"

namespace telusur::search {

MeasureValues learnt_for_questions() {
  MeasureValues worth;
  worth[Measure::bm25] = 6.89;
  worth[Measure::coverage] = 4.09;
  worth[Measure::exact_coverage] = -1.54;
  worth[Measure::title_coverage] = -2.36;
  worth[Measure::lead_coverage] = 0.18;
  worth[Measure::names] = 1.08;
  worth[Measure::numbers] = 1.34;
  worth[Measure::proximity] = -5.72;
  worth[Measure::pairs] = 6.04;
  worth[Measure::all_pairs] = 2.92;
  worth[Measure::exact_pairs] = 3.03;
  worth[Measure::longest_run] = 2.48;
  worth[Measure::passage_8] = -0.45;
  worth[Measure::passage_16] = 0.80;
  worth[Measure::passage_32] = 3.71;
  worth[Measure::passage_64] = 0.59;
  worth[Measure::passage_128] = 2.06;
  worth[Measure::sentence] = 0.75;
  worth[Measure::two_sentences] = 0.11;
  worth[Measure::early] = 1.14;
  worth[Measure::density] = 3.91;
  worth[Measure::flat_density] = -6.30;
  worth[Measure::exact_density] = 2.48;
  worth[Measure::time_8] = 1.34;
  worth[Measure::time_32] = 1.47;
  worth[Measure::time_sentence] = 1.52;
  worth[Measure::amount_8] = 3.71;
  worth[Measure::amount_32] = 0.24;
  worth[Measure::amount_sentence] = 0.06;
  worth[Measure::place_32] = 5.85;
  worth[Measure::answer_beside] = 0.80;
  return worth;
}

MeasureValues learnt_for_passages() {
  MeasureValues worth;
  worth[Measure::bm25] = 6.89;
  worth[Measure::coverage] = 4.09;
  worth[Measure::exact_coverage] = -1.54;
  worth[Measure::title_coverage] = -2.36;
  worth[Measure::lead_coverage] = 0.18;
  worth[Measure::names] = 1.08;
  worth[Measure::numbers] = 1.34;
  worth[Measure::proximity] = -5.72;
  worth[Measure::pairs] = 6.04;
  worth[Measure::all_pairs] = 2.92;
  worth[Measure::exact_pairs] = 3.03;
  worth[Measure::longest_run] = 2.48;
  worth[Measure::passage_8] = -0.45;
  worth[Measure::passage_16] = 0.80;
  worth[Measure::passage_32] = 3.71;
  worth[Measure::passage_64] = 0.59;
  worth[Measure::passage_128] = 2.06;
  worth[Measure::sentence] = 0.75;
  worth[Measure::two_sentences] = 0.11;
  worth[Measure::early] = 1.14;
  worth[Measure::density] = 3.91;
  worth[Measure::flat_density] = -6.30;
  worth[Measure::exact_density] = 2.48;
  worth[Measure::time_8] = 1.34;
  worth[Measure::time_32] = 1.47;
  worth[Measure::time_sentence] = 1.52;
  worth[Measure::amount_8] = 3.71;
  worth[Measure::amount_32] = 0.24;
  worth[Measure::amount_sentence] = 0.06;
  worth[Measure::place_32] = 5.85;
  worth[Measure::answer_beside] = 0.80;
  return worth;
}

MeasureValues learnt_for_keywords() {
  MeasureValues worth;
  worth[Measure::bm25] = 6.10;
  worth[Measure::coverage] = 0.55;
  worth[Measure::title_coverage] = 1.00;
  worth[Measure::lead_coverage] = 1.84;
  worth[Measure::names] = 1.12;
  worth[Measure::numbers] = 0.76;
  worth[Measure::pairs] = 4.09;
  worth[Measure::longest_run] = 1.07;
  worth[Measure::passage_32] = 1.08;
  worth[Measure::passage_64] = 0.05;
  worth[Measure::passage_128] = 1.76;
  worth[Measure::two_sentences] = 0.86;
  worth[Measure::early] = 0.97;
  worth[Measure::density] = 4.14;
  worth[Measure::exact_density] = 2.35;
  return worth;
}

}  // namespace telusur::search
