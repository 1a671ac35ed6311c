// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "search/results.hpp"

namespace telusur::cli {

/// Hits as tables for other programs: a header line, then a line per hit with rank, id, score,
/// published (RFC 3339 or empty), source, section, title, url (http and https alone; others are
/// left out). Control characters are U+FFFD. `first_rank`: of the first hit.

/// Tab-separated; tabs and line ends in values are blanks.
std::string to_tsv(std::span<const search::Hit> hits, std::uint32_t first_rank);

/// RFC 4180: lines end in CRLF; values with commas, quotes or line ends are in quotes. Before what
/// a spreadsheet would take for a formula (it begins with = + - @, a tab or CR) stands an
/// apostrophe.
std::string to_csv(std::span<const search::Hit> hits, std::uint32_t first_rank);

/// An address or id per hit, each followed by `end`. With `urls`, the id only where there is no
/// http or https address.
std::string to_addresses(std::span<const search::Hit> hits, bool urls, char end);

}  // namespace telusur::cli
