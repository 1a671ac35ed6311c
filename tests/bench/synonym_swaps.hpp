// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <vector>

#include "analysis/synonyms.hpp"
#include "search/evaluation.hpp"

namespace telusur::bench {

/// Those of `queries` that have a term of a both-ways rule, as whole words in any case, with the
/// first such term replaced by the next of its rule: what somebody asks who calls a thing otherwise
/// than the article does. Which words mean the same is the list's own opinion, so a gain says how
/// much the list is worth where it applies, not that it is right.
std::vector<search::JudgedQuery> with_synonyms_swapped(std::span<const search::JudgedQuery> queries,
                                                       const analysis::Synonyms& synonyms);

}  // namespace telusur::bench
