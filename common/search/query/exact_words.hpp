// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "search/query/tree.hpp"

namespace telusur::search {

/// Asks for every word in the very form typed, as if each stood in quotes: those with a hyphen
/// between them together (`e-wallet`). Function words, which no article need have, stay words.
void ask_for_forms(Node& node);

}  // namespace telusur::search
