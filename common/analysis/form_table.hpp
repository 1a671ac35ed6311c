// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/lexicon.hpp"

namespace telusur::analysis {

/// A form before it has a place.
struct PendingForm {
  int rank;  ///< low ranks are stored together, first
  std::string_view text;
  LexiconForm form;
};

/// The two sections of a lexicon that answer for whole words.
struct FormTable {
  std::vector<std::uint32_t> slots;
  std::string bytes;  ///< forms, each with its letters, at multiples of 4
};

/// Slots are filled to two thirds at most. What does not fit the addresses is left out, the highest
/// ranks first: the rules give the same stems.
FormTable form_table(std::vector<PendingForm> forms);

}  // namespace telusur::analysis
