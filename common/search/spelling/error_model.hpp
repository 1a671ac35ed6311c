// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace telusur::search {

/// How unlikely it is that `typed` was meant to be `meant`, in nats: the negative logarithm of the
/// channel's probability in the noisy channel model (Kernighan, Church & Gale 1990), 0 for equal
/// words. Costs are set by hand, not learnt: a slip to a neighbouring key (QWERTY), two letters
/// exchanged, a letter doubled or not, and sounds that Indonesian spells in two ways (f/v/p, z/s/j,
/// e/i, o/u) are likelier than other edits; a wrong first letter is less likely. Words of bytes; at
/// most Vocabulary::kMaxLetters are compared. Thread-safe.
double error_cost(std::string_view typed, std::string_view meant);

/// True for keys that touch on a QWERTY keyboard; letters a to z.
bool are_neighbours(char a, char b);

}  // namespace telusur::search
