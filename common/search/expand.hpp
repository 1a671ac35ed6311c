// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "support/result.hpp"

namespace telusur::search {

/// Which other words are looked for besides those typed.
struct Expand {
  bool synonyms = true;  ///< groups of words that mean the same
  bool acronyms = true;
  bool slang = true;  ///< the standard word for an informal one: synonyms that go one way

  friend bool operator==(const Expand&, const Expand&) = default;
};

/// Reads `all`, `none` or any of `synonym`, `acronym` and `slang`, commas between them; plurals and
/// blanks do not matter, and an empty text is `all`. Errors: invalid_parameter.
Result<Expand> parse_expand(std::string_view text);

/// As parse_expand() reads it.
std::string name(const Expand& expand);

}  // namespace telusur::search
