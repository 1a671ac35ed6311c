// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "search/spelling/spelling_model.hpp"

namespace telusur::search::detail {

/// Corrections of a word whose root is misspelt between affixes that are not, for forms that no
/// article has: `ditimbsngnya` is `ditimbangnya` where only `timbang` is in the index. Roots are
/// words with at least `articles` articles; the stemmer must take the corrected word back to its
/// root. One edit each, best first.
std::vector<SpellingCandidate> affixed_candidates(const Vocabulary& words,
                                                  const analysis::Stemmer& stemmer,
                                                  std::string_view word, std::uint32_t articles);

}  // namespace telusur::search::detail
