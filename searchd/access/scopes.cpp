// SPDX-License-Identifier: GPL-2.0-or-later
#include "access/scopes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace telusur::access {

std::string_view name(Scope scope) {
  switch (scope) {
    case Scope::search:
      return "search";
    case Scope::write:
      return "write";
    case Scope::admin:
      break;
  }
  return "admin";
}

Result<Scopes> parse_scopes(std::string_view text) {
  Scopes scopes;
  do {
    const std::string_view word = text.substr(0, text.find(','));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    const auto scope = std::ranges::find(kScopes, word, [](Scope s) { return name(s); });
    if (scope == kScopes.end()) {
      return Error{ErrorCode::invalid_parameter, "scopes", fmt::format("`{}` is no scope", word),
                   "search, write, admin, or several with commas between"};
    }
    scopes.add(*scope);
  } while (!text.empty());
  return scopes;
}

}  // namespace telusur::access
