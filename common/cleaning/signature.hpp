// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "cleaning/rule.hpp"

namespace telusur::cleaning {

/// Initials of writer and editor: `(ant/rk)`, `(del/dna/bac)` after a sentence, `(gil)` and `(*)`
/// at the very end. Small letters only, so `(AD/ART)` stays; within a sentence, as `(dan/atau)`,
/// they stay too.
std::vector<Span> find_signatures(std::string_view text);

}  // namespace telusur::cleaning
