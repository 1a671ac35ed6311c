// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

#include "support/result.hpp"

namespace telusur::access {

/// What a key opens. None contains another: a key that may write cannot search unless it says so.
enum class Scope : unsigned char {
  search,  ///< every read of the index
  write,   ///< articles and dictionaries
  admin,   ///< operation and statistics
};

inline constexpr std::array kScopes = {Scope::search, Scope::write, Scope::admin};

/// `search`, `write`, `admin`.
std::string_view name(Scope scope);

/// A set of scopes.
class Scopes {
 public:
  constexpr Scopes() = default;
  constexpr Scopes(std::initializer_list<Scope> scopes) {
    for (const Scope scope : scopes)
      add(scope);
  }

  constexpr void add(Scope scope) { bits_ |= bit(scope); }
  [[nodiscard]] constexpr bool has(Scope scope) const { return (bits_ & bit(scope)) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  constexpr bool operator==(const Scopes&) const = default;

 private:
  static constexpr unsigned bit(Scope scope) { return 1U << static_cast<unsigned>(scope); }
  unsigned bits_ = 0;
};

/// Reads `search,write`. Errors: invalid_parameter, naming the word that is no scope.
Result<Scopes> parse_scopes(std::string_view text);

}  // namespace telusur::access
