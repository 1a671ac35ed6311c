// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/match_query.hpp"

#include <algorithm>
#include <vector>

#include "index/schema.hpp"

namespace telusur::search {
namespace {

Xapian::Query weighted(const std::string& term, double weight) {
  return {Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term), weight};
}

}  // namespace

Xapian::Query match_query(std::span<const QueryUnit> units, const Ranking& ranking,
                          const MatchOptions& options) {
  const bool only_stopwords =
      std::ranges::all_of(units, [](const QueryUnit& unit) { return unit.stopword; });
  std::vector<Xapian::Query> parts;
  for (const QueryUnit& unit : units) {
    // Function words reach nearly every document: they cost most of the time and decide nothing,
    // unless the query has nothing else (`Apa itu`).
    if (unit.stopword && !only_stopwords) continue;
    const double share = unit.overlay ? ranking.overlay_weight
                         : unit.bound ? ranking.bound_letter_weight
                                      : 1.0;
    parts.push_back(weighted(index::stem_term(unit.stem), share * ranking.stem_weight));
    if (ranking.exact_weight > 0 && !unit.overlay) {
      parts.push_back(weighted(index::exact_term(unit.surface), share * ranking.exact_weight));
    }
    if (options.title && ranking.title_weight > 0) {
      parts.push_back(weighted(index::title_stem_term(unit.stem), share * ranking.title_weight));
    }
  }
  return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
}

}  // namespace telusur::search
