// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/lexicon.hpp"

// Defined in embedded_lexicon.S.
extern "C" {
extern const std::byte telusur_lexicon_begin[];  // NOLINT: set by the assembler
extern const std::byte telusur_lexicon_end[];    // NOLINT
}

namespace telusur::analysis {

std::span<const std::byte> embedded_lexicon() {
  return {telusur_lexicon_begin, telusur_lexicon_end};
}

}  // namespace telusur::analysis
