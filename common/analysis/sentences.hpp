// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace telusur::analysis {

/// Byte offsets at which the sentences of `text` begin, in order; the first is that of the first
/// character that is no blank. A line end always ends a sentence; a full stop does when a blank
/// and a capital, digit or opening quote follow and it does not belong to an initial (`S.`) or an
/// abbreviation (`dr.`, `No.`). Replaces the content of `starts`. Total and linear.
void find_sentences(std::string_view text, std::vector<std::uint32_t>& starts);

}  // namespace telusur::analysis
