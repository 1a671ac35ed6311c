// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/detail/coded_stems.hpp"

// Defined in embedded_word_codes.S.
extern "C" {
extern const char telusur_stem_codes[];      // NOLINT: set by the assembler
extern const char telusur_stem_codes_end[];  // NOLINT: likewise
}

namespace telusur::index::detail {

std::string_view coded_stems() {
  return {telusur_stem_codes,
          static_cast<std::size_t>(telusur_stem_codes_end - telusur_stem_codes)};
}

}  // namespace telusur::index::detail
