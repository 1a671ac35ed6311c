// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/word_hashes.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstdint>

#include "index/number_form.hpp"
#include "support/ascii.hpp"

namespace telusur::index {

StemHash stem_hash(std::string_view stem) {
  return static_cast<StemHash>(XXH3_64bits(stem.data(), stem.size()));
}

FormHash form_hash(std::string_view surface) {
  // Other bits than stem_hash takes: the two are independent when stem and surface are equal.
  const auto bits = static_cast<std::uint32_t>(XXH3_64bits(surface.data(), surface.size()) >> 32U);
  const bool number = std::ranges::any_of(surface, ascii::is_digit);
  if (number) return static_cast<FormHash>(bits % kNumberForms);
  return static_cast<FormHash>(kNumberForms + bits % (UINT8_MAX + 1U - kNumberForms));
}

}  // namespace telusur::index
