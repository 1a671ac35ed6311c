// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "analysis/lexicon_builder.hpp"

namespace telusur::analysis {

/// Makes the affixed words that are likely in text, from frequent roots and the affixes they are
/// likely to take, runs the rules on each and adds the outcome: what the rules say of a common word
/// is then one look into a table. Changes no stem.
void add_full_forms(LexiconBuilder& builder);

}  // namespace telusur::analysis
