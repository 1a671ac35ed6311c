// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "index/word_hashes.hpp"

namespace telusur::index {

/// Forms below this are those of words with a digit, all others those of words without: so a token
/// stream tells numbers, whatever they are, at no cost.
constexpr FormHash kNumberForms = 64;

constexpr bool is_number_form(FormHash form) {
  return form < kNumberForms;
}

}  // namespace telusur::index
