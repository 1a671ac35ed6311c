// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace telusur::analysis {

/// Length in bytes of the number at the start of `text`: digits, with single points or commas
/// between digits (`800.000`, `1,5`, `10.30`, `2.0.1`). 0 when `text` starts otherwise.
std::size_t number_length(std::string_view text);

/// One spelling for each number, Indonesian rules (KBBI/PUEBI): points before groups of exactly
/// three digits separate thousands and go; a comma is the decimal sign and becomes a point, without
/// trailing zeros; any other point (time, version) stays. `1.500.000` -> `1500000`,
/// `1,50` -> `1.5`, `10.30` -> `10.30`, `007` -> `007`.
std::string canonical_number(std::string_view number);

/// The factor of a scale word (folded): ribu, juta, miliar, triliun and their short forms.
std::optional<std::uint64_t> scale_factor(std::string_view word);

/// `1.5` times 1000000 is `1500000`. Nothing when the number is no plain decimal, or the product
/// is not a whole number below 10^18.
std::optional<std::string> scaled_number(std::string_view canonical, std::uint64_t factor);

/// One name for the currency that `word` (folded) stands for before an amount: `rp` for `rp` and
/// `idr`, `usd`, `rm`; empty for other words.
std::string_view currency_name(std::string_view word);

/// True for a unit written after a number (folded): `gb`, `mah`, `hz`.
bool is_unit(std::string_view word);

}  // namespace telusur::analysis
