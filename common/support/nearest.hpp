// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace telusur {

/// The one of `names` that a mistyped `name` was probably meant to be: at most three changed,
/// added or missing characters away (Levenshtein), and not all that either has; empty if there is
/// none. For short names: quadratic.
std::string_view nearest_name(std::string_view name, std::span<const std::string_view> names);

}  // namespace telusur
