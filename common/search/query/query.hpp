// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "search/query/filters.hpp"
#include "search/query/notice.hpp"
#include "search/query/tree.hpp"

namespace telusur::search {

/// Words at the end of the query that may mean a date: offered as a filter, or used as one.
struct SuggestedDate {
  ByteRange range;
  Period period;
  bool applied = false;  ///< then `range` is in no word of the tree, and a notice says so
};

/// A query text, understood.
struct Query {
  std::string text;  ///< what all ranges refer to: as given, saved queries put in, cut to
                     ///< kMaxQueryBytes
  Node root;         ///< the empty All for a query without words
  Filters filters;
  std::vector<SuggestedDate> suggested_dates;
  std::vector<Notice> notices;
  bool outdated_expansions = false;  ///< with acronyms of an earlier state of the index
};

constexpr std::size_t kMaxQueryBytes = 16384;
constexpr std::size_t kMaxWords = 64;  ///< in the tree, those of phrases and exclusions included
constexpr std::size_t kMaxDepth = 16;  ///< of parentheses
constexpr std::size_t kMaxFilterValues = 64;
constexpr std::size_t kMinPrefixCharacters = 3;
constexpr std::uint32_t kMaxNear = 50;
constexpr std::uint32_t kDefaultNear = 10;

}  // namespace telusur::search
