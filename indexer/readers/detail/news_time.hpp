// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "article/timestamp.hpp"

namespace telusur::indexer::detail {

/// A time as pages and feeds write it, in a string that holds little else: RFC 3339, RFC 2822
/// (`Thu, 20 Jul 2023 14:05:00 +0700`), `2023/07/20 14:05`, Indonesian prose (`Kamis, 20 Juli 2023
/// | 14.05 WIB`, `Kamis (20/7/2023)`), and words relative to `now`, the moment the page was fetched
/// (`2 jam lalu`, `kemarin, 14:05`, `baru saja`), which are not read without it. WIB, WITA and WIT
/// give the offset; no zone means WIB. Nothing for a date no calendar has.
std::optional<article::Timestamp> read_time(
    std::string_view text, const std::optional<article::Timestamp>& now = std::nullopt);

/// The first date written out in a text (day, month and year, see read_time), with the time of day
/// where one follows it; midnight otherwise.
std::optional<article::Timestamp> first_time_in(std::string_view text);

/// The same at the very start of a text.
std::optional<article::Timestamp> time_at_start(std::string_view text);

}  // namespace telusur::indexer::detail
