// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"

namespace telusur::search {

/// One thing the searcher asked for: a word, or an overlay on several (`project_s`). Matching,
/// re-ranking and highlighting all work on units, so what counts is what is marked.
struct QueryUnit {
  std::string surface;
  std::string stem;
  std::uint32_t begin = 0;  ///< bytes in the query text
  std::uint32_t end = 0;
  std::uint32_t position = 0;  ///< among the query's words, from 0
  std::uint16_t span = 1;
  bool overlay = false;
  bool stopword = false;
  bool bound = false;  ///< a single letter that an overlay binds to its neighbour
};

constexpr std::size_t kMaxQueryWords = 64;  ///< the rest of a longer text is ignored, and said so

/// Reads a query text as plain words.
std::vector<QueryUnit> to_units(const analysis::Analyzer& analyzer, std::string_view text);

}  // namespace telusur::search
