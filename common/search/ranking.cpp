// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ranking.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace telusur::search {
namespace {

constexpr double kMost = 1'000'000;  ///< of any constant

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
    Constant{"recency_weight", &Ranking::recency_weight},
    Constant{"recency_half_life_days", &Ranking::recency_half_life_days},
};

struct Count {
  std::string_view name;
  std::uint32_t Ranking::*field;
};

constexpr std::array kCounts = {
    Count{"depth", &Ranking::depth},
};

struct Worth {
  std::string_view prefix;
  MeasureValues Ranking::*values;
};

constexpr std::array kWorths = {
    Worth{"question.", &Ranking::question},
    Worth{"keywords.", &Ranking::keywords},
};

bool set_worth(Ranking& ranking, std::string_view name, double value) {
  for (const Worth& worth : kWorths) {
    if (!name.starts_with(worth.prefix)) continue;
    for (std::size_t i = 0; i < kMeasures; ++i) {
      const auto measure = static_cast<Measure>(i);
      if (name.substr(worth.prefix.size()) != search::name(measure)) continue;
      (ranking.*worth.values)[measure] = value;
      return true;
    }
  }
  return false;
}

}  // namespace

const MeasureValues& worth_for(const Ranking& ranking, QueryKind kind) {
  return kind == QueryKind::question ? ranking.question : ranking.keywords;
}

Result<void> set_constant(Ranking& ranking, std::string_view name, double value) {
  if (std::abs(value) <= kMost && set_worth(ranking, name, value)) return {};
  if (!(value >= 0 && value <= kMost)) {
    return Error{ErrorCode::invalid_parameter, std::string(name),
                 fmt::format("{} is outside 0..{}", value, kMost), ""};
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
