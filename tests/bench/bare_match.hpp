// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <string>

#include "analysis/analyzer.hpp"
#include "search/ranking.hpp"

namespace telusur::bench {

/// The floor that everything else adds to: one BM25 match of a query's words over the index's terms
/// (stem, stem in the title) joined by OR, top ten document numbers.
class BareMatch {
 public:
  BareMatch(const std::filesystem::path& db, const analysis::Analyzer& analyzer);

  /// The sum of the document numbers, so that nothing is left out as unused.
  std::size_t best_ten(const std::string& query);

 private:
  const analysis::Analyzer& analyzer_;
  const search::Ranking ranking_;
  analysis::TokenBuffer tokens_;
  Xapian::Database db_;
};

}  // namespace telusur::bench
