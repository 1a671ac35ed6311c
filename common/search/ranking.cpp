// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ranking.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "support/nearest.hpp"

namespace telusur::search {
namespace {

constexpr double kMost = 1'000'000;

struct Constant {
  std::string_view name;
  double Ranking::*field;
  double most = kMost;
};

constexpr std::array kConstants = {
    Constant{"k1", &Ranking::k1},
    Constant{"b", &Ranking::b, 1},
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
  std::uint32_t most;
};

constexpr std::array kCounts = {
    Count{"depth", &Ranking::depth, kMaxRerankDepth},
};

struct Worth {
  std::string_view prefix;
  MeasureValues Ranking::*values;
};

constexpr std::array kWorths = {
    Worth{"question.", &Ranking::question},
    Worth{"passages.", &Ranking::passages},
    Worth{"keywords.", &Ranking::keywords},
};

/// What the measure of a `kind.measure` is worth; null for what is none.
double* worth_named(Ranking& ranking, std::string_view name) {
  for (const Worth& worth : kWorths) {
    if (!name.starts_with(worth.prefix)) continue;
    for (std::size_t i = 0; i < kMeasures; ++i) {
      const auto measure = static_cast<Measure>(i);
      if (name.substr(worth.prefix.size()) == search::name(measure)) {
        return &(ranking.*worth.values)[measure];
      }
    }
  }
  return nullptr;
}

Error unknown(std::string_view name) {
  const std::vector<std::string> known = constant_names();
  const std::vector<std::string_view> names(known.begin(), known.end());
  const std::string_view nearest = nearest_name(name, names);
  return {ErrorCode::invalid_parameter, std::string(name), "no constant of ranking",
          nearest.empty() ? "" : fmt::format("is {} meant?", nearest)};
}

}  // namespace

std::vector<std::string> constant_names() {
  std::vector<std::string> names;
  names.reserve(std::size(kConstants) + std::size(kCounts) + std::size(kWorths) * kMeasures);
  for (const Constant& constant : kConstants)
    names.emplace_back(constant.name);
  for (const Count& count : kCounts)
    names.emplace_back(count.name);
  for (const Worth& worth : kWorths) {
    for (std::size_t i = 0; i < kMeasures; ++i)
      names.push_back(fmt::format("{}{}", worth.prefix, name(static_cast<Measure>(i))));
  }
  return names;
}

const MeasureValues& worth_for(const Ranking& ranking, QueryKind kind, TextKind text) {
  if (kind == QueryKind::keywords) return ranking.keywords;
  return text == TextKind::passages ? ranking.passages : ranking.question;
}

Result<void> set_constant(Ranking& ranking, std::string_view name, double value) {
  const auto outside = [&](double least, double most) {
    return Error{ErrorCode::invalid_parameter, std::string(name),
                 fmt::format("{} is outside {}..{}", value, least, most), ""};
  };
  if (double* worth = worth_named(ranking, name)) {
    if (!(std::abs(value) <= kMost)) return outside(-kMost, kMost);
    *worth = value;
    return {};
  }
  for (const Constant& constant : kConstants) {
    if (constant.name != name) continue;
    if (!(value >= 0 && value <= constant.most)) return outside(0, constant.most);
    ranking.*constant.field = value;
    return {};
  }
  for (const Count& count : kCounts) {
    if (count.name != name) continue;
    if (!(value >= 0 && value <= count.most)) return outside(0, count.most);
    ranking.*count.field = static_cast<std::uint32_t>(value);
    return {};
  }
  return unknown(name);
}

}  // namespace telusur::search
