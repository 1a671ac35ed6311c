// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "article/timestamp.hpp"

namespace telusur::indexer::detail {

/// The first date in a text that follows the name of a weekday, as Indonesian news write the day of
/// what they tell: `Kamis (20/7/2023)`, `Kamis, 20 Juli 2023`, `Kamis (20 Juli 2023)`, with the
/// time of day where one follows. Dates without a year, or that no calendar has, are passed over.
std::optional<article::Timestamp> first_written_date(std::string_view text);

}  // namespace telusur::indexer::detail
