// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "search/results.hpp"
#include "support/result.hpp"

namespace telusur::search {

/// Errors: invalid_parameter naming the number that is outside its limits (results.hpp).
Result<void> check(const SearchRequest& request);

}  // namespace telusur::search
