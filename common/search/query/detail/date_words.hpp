// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "search/query/dates.hpp"

namespace telusur::search::detail {

/// The dates of read_date() that are written in words: relative ones, lengths of time and those
/// with the name of a month.
std::optional<DateReading> read_date_words(std::string_view text, Moment now);

}  // namespace telusur::search::detail
