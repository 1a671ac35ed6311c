// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_unit.hpp"

#include <algorithm>

#include "analysis/stopwords.hpp"

namespace telusur::search {
namespace {

QueryUnit to_unit(const analysis::Token& token) {
  QueryUnit unit;
  unit.surface = token.surface;
  unit.stem = token.stem;
  unit.begin = token.begin;
  unit.end = token.end;
  unit.position = token.position;
  unit.span = token.span;
  unit.overlay = is_overlay(token.kind);
  unit.stopword = !unit.overlay && analysis::is_stopword(token.surface);
  return unit;
}

bool is_single_letter(const QueryUnit& unit) {
  return !unit.overlay && unit.surface.size() == 1;
}

/// `s` in `project s`: the overlay `project_s` says it better.
bool covered_by_overlay(const QueryUnit& letter, const std::vector<QueryUnit>& units) {
  return std::ranges::any_of(units, [&](const QueryUnit& unit) {
    return unit.overlay && unit.position <= letter.position &&
           letter.position < unit.position + unit.span;
  });
}

}  // namespace

std::vector<QueryUnit> to_units(const analysis::Analyzer& analyzer, std::string_view text) {
  analysis::TokenBuffer buffer;
  analyze(analyzer, text, buffer);
  std::vector<QueryUnit> units;
  for (const analysis::Token& token : buffer.tokens()) {
    if (token.position + token.span > kMaxQueryWords) break;
    // An overlay whose stem is that of a part (`anak-anak`) asks for nothing new.
    const bool known =
        is_overlay(token.kind) && std::ranges::any_of(units, [&](const QueryUnit& unit) {
          return unit.stem == token.stem && unit.position >= token.position;
        });
    if (!known) units.push_back(to_unit(token));
  }
  for (QueryUnit& unit : units)
    unit.bound = is_single_letter(unit) && covered_by_overlay(unit, units);
  return units;
}

}  // namespace telusur::search
