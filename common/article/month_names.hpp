// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace telusur::article {

struct MonthName {
  std::string_view name;  ///< lower case
  unsigned month = 0;     ///< 1..12
};

/// How the months are called: Indonesian names and the abbreviations in use, and the English ones
/// of feeds. Of names of which one begins with the other the longer comes first.
std::span<const MonthName> month_names();

/// The month, 1..12, that `word`, in lower case, is a name of.
std::optional<unsigned> month_named(std::string_view word);

}  // namespace telusur::article
