// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "support/result.hpp"

namespace telusur::search {

/// Which other words are looked for besides those typed.
struct Expand {
  bool synonyms = true;
  bool acronyms = true;

  friend bool operator==(const Expand&, const Expand&) = default;
};

/// Reads `all`, `none`, `synonyms` or `acronyms`. Errors: invalid_parameter.
Result<Expand> parse_expand(std::string_view text);

}  // namespace telusur::search
