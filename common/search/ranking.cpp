// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ranking.hpp"

#include <fmt/format.h>

#include <array>

namespace telusur::search {
namespace {

struct Constant {
  std::string_view name;
  double Ranking::*field;
};

constexpr std::array kConstants = {
    Constant{"k1", &Ranking::k1},
    Constant{"b", &Ranking::b},
    Constant{"stem_weight", &Ranking::stem_weight},
    Constant{"exact_weight", &Ranking::exact_weight},
    Constant{"title_weight", &Ranking::title_weight},
    Constant{"overlay_weight", &Ranking::overlay_weight},
    Constant{"bound_letter_weight", &Ranking::bound_letter_weight},
    Constant{"synonym_weight", &Ranking::synonym_weight},
    Constant{"acronym_weight", &Ranking::acronym_weight},
    Constant{"expansion_evidence", &Ranking::expansion_evidence},
    Constant{"proximity_weight", &Ranking::proximity_weight},
    Constant{"pairs_weight", &Ranking::pairs_weight},
    Constant{"pair_frequency_weight", &Ranking::pair_frequency_weight},
    Constant{"all_pairs_weight", &Ranking::all_pairs_weight},
    Constant{"tight_passage_weight", &Ranking::tight_passage_weight},
    Constant{"passage_weight", &Ranking::passage_weight},
    Constant{"coverage_weight", &Ranking::coverage_weight},
    Constant{"exact_coverage_weight", &Ranking::exact_coverage_weight},
    Constant{"title_coverage_weight", &Ranking::title_coverage_weight},
    Constant{"lead_coverage_weight", &Ranking::lead_coverage_weight},
};

struct Count {
  std::string_view name;
  std::uint32_t Ranking::*field;
};

constexpr std::array kCounts = {
    Count{"depth", &Ranking::depth},
    Count{"proximity_words", &Ranking::proximity_words},
    Count{"tight_passage_words", &Ranking::tight_passage_words},
    Count{"passage_words", &Ranking::passage_words},
};

}  // namespace

Result<void> set_constant(Ranking& ranking, std::string_view name, double value) {
  if (!(value >= 0 && value <= 1e6)) {
    return Error{ErrorCode::invalid_parameter, std::string(name),
                 fmt::format("{} is outside 0..1000000", value), ""};
  }
  for (const Constant& constant : kConstants) {
    if (constant.name != name) continue;
    ranking.*constant.field = value;
    return {};
  }
  for (const Count& count : kCounts) {
    if (count.name != name) continue;
    ranking.*count.field = static_cast<std::uint32_t>(value);
    return {};
  }
  return Error{ErrorCode::invalid_parameter, std::string(name), "no constant of ranking", ""};
}

}  // namespace telusur::search
