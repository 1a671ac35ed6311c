// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/word_hashes.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace telusur::index {

StemHash stem_hash(std::string_view stem) {
  return static_cast<StemHash>(XXH3_64bits(stem.data(), stem.size()));
}

FormHash form_hash(std::string_view surface) {
  // Other bits than stem_hash takes: the two are independent when stem and surface are equal.
  return static_cast<FormHash>(XXH3_64bits(surface.data(), surface.size()) >> 32U);
}

}  // namespace telusur::index
