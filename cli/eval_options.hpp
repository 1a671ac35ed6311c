// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/ranking.hpp"
#include "support/result.hpp"

namespace telusur::cli {

/// Words as a shell would see them: split at blanks, but not inside '...' or "..."; no escapes.
/// Errors: invalid_parameter for a quote without its partner.
Result<std::vector<std::string>> split_words(std::string_view text);

/// Sets constants of ranking, each `NAME=VALUE`. Errors: invalid_parameter.
Result<void> set_constants(search::Ranking& ranking, const std::vector<std::string>& constants);

}  // namespace telusur::cli
