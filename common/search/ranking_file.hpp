// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "search/ranking.hpp"
#include "support/result.hpp"

namespace telusur::search {

/// The constants of ranking with those of a TOML file set: `k1 = 1.1`, and what measures are worth
/// in tables named after what is asked, `[question]` with `pairs = 6.5`. An empty path sets
/// nothing. Errors: unreadable; invalid_document for what is no TOML; invalid_parameter for what
/// set_constant() refuses, or a value that is no number. `where` is the file and the line.
Result<Ranking> read_ranking(const std::string& path);

}  // namespace telusur::search
