// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "analysis/analyzer.hpp"
#include "search/query/query.hpp"
#include "search/query/saved_queries.hpp"

namespace telusur::search {

/// What becomes of words at the end of a query that may mean a date. They are always offered in
/// Query::suggested_dates, unless the query has a date field.
enum class BareDates : std::uint8_t {
  words,   ///< they are words
  clear,   ///< `kemarin`, `pekan lalu`, `7 hari terakhir` after a few keywords become a filter
  always,  ///< so does whatever reads as a date: `7 hari`, `Juli 2023`
};

struct ParseOptions {
  Moment now;  ///< what `kemarin` is measured from
  BareDates bare_dates = BareDates::clear;
  const SavedQueries* saved = nullptr;  ///< what `simpanan:NAME` may stand for
};

/// Reads a query in the language described in README.md. Total: any bytes give a query, a
/// malformed part counts as words and a notice says so. Time and memory are O(n log n) in
/// text.size(); nesting and the number of words, values and notices are bounded.
/// Thread-safe, with all scratch memory in `buffer`; the result does not refer to it or to `text`.
Query parse_query(const analysis::Analyzer& analyzer, std::string_view text,
                  const ParseOptions& options, analysis::TokenBuffer& buffer);

}  // namespace telusur::search
