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
  worth[Measure::bm25] = 1.54;
  worth[Measure::coverage] = 0.61;
  worth[Measure::exact_coverage] = 0.73;
  worth[Measure::lead_coverage] = 0.62;
  worth[Measure::names] = 0.30;
  worth[Measure::numbers] = -0.36;
  worth[Measure::proximity] = -0.35;
  worth[Measure::pairs] = 0.42;
  worth[Measure::all_pairs] = 0.48;
  worth[Measure::exact_pairs] = -0.24;
  worth[Measure::longest_run] = 0.69;
  worth[Measure::passage_8] = 0.32;
  worth[Measure::passage_16] = 0.21;
  worth[Measure::passage_32] = 0.23;
  worth[Measure::passage_64] = 0.62;
  worth[Measure::passage_128] = 0.64;
  worth[Measure::sentence] = 0.27;
  worth[Measure::two_sentences] = 0.45;
  worth[Measure::early] = 0.08;
  worth[Measure::density] = 0.85;
  worth[Measure::flat_density] = 0.22;
  worth[Measure::exact_density] = 0.83;
  worth[Measure::time_8] = 3.29;
  worth[Measure::time_32] = 1.26;
  worth[Measure::time_sentence] = 2.19;
  worth[Measure::amount_8] = 2.76;
  worth[Measure::amount_32] = 0.73;
  worth[Measure::amount_sentence] = 1.69;
  worth[Measure::place_8] = 1.89;
  worth[Measure::place_32] = 0.10;
  worth[Measure::place_sentence] = 0.12;
  worth[Measure::answer_beside] = 0.38;
  worth[Measure::name_8] = 1.52;
  worth[Measure::name_32] = -0.13;
  worth[Measure::name_sentence] = 0.19;
  worth[Measure::context] = 14.80;
  worth[class_coverage(WordClass::name)] = 0.02;
  worth[class_coverage(WordClass::name_within)] = -1.46;
  worth[class_coverage(WordClass::name_end)] = 3.47;
  worth[class_coverage(WordClass::number)] = 7.00;
  worth[class_coverage(WordClass::verb)] = 2.13;
  worth[class_coverage(WordClass::passive)] = 0.89;
  worth[class_coverage(WordClass::noun)] = 1.56;
  worth[class_coverage(WordClass::derived)] = 1.48;
  worth[class_coverage(WordClass::near_question)] = 1.25;
  worth[class_coverage(WordClass::answer_before)] = 1.18;
  worth[class_coverage(WordClass::answer_behind)] = 1.56;
  worth[class_coverage(WordClass::after_yang)] = 0.92;
  worth[class_coverage(WordClass::after_place)] = 1.95;
  worth[class_coverage(WordClass::last)] = -0.38;
  worth[class_coverage(WordClass::frequent)] = -5.06;
  worth[class_coverage(WordClass::who_name)] = 1.14;
  worth[class_coverage(WordClass::who_word)] = 1.62;
  worth[class_coverage(WordClass::who_focus)] = 7.17;
  worth[class_coverage(WordClass::place_name)] = 0.06;
  worth[class_coverage(WordClass::place_word)] = -0.44;
  worth[class_coverage(WordClass::place_focus)] = -2.18;
  worth[class_coverage(WordClass::time_name)] = -2.18;
  worth[class_coverage(WordClass::time_word)] = -0.05;
  worth[class_coverage(WordClass::time_focus)] = -2.18;
  worth[class_coverage(WordClass::amount_name)] = -3.17;
  worth[class_coverage(WordClass::amount_word)] = 0.10;
  worth[class_coverage(WordClass::amount_focus)] = 1.42;
  worth[class_coverage(WordClass::other_name)] = 0.51;
  worth[class_coverage(WordClass::other_word)] = 2.88;
  worth[class_coverage(WordClass::other_focus)] = -0.78;
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
