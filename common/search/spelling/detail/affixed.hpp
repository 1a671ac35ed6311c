// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "search/spelling/spelling_model.hpp"

namespace telusur::search::detail {

/// Words whose root is misspelt between affixes that are not: `mempertimbangkn` has no neighbour
/// in the index where only `timbang` does, `dipbelokirnya` and the like. Roots are words of the
/// index with at least `articles` articles; the stemmer must take the corrected word back to its
/// root. One edit each, best first.
std::vector<SpellingCandidate> affixed_candidates(const Vocabulary& words,
                                                  const analysis::Stemmer& stemmer,
                                                  std::string_view word, std::uint32_t articles);

}  // namespace telusur::search::detail
