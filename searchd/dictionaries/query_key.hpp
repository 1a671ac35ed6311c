// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace telusur::searchd {

/// What the ways to type one query have in common: folded as the index folds words, single blanks
/// between them and none around. Well-formed UTF-8.
std::string query_key(std::string_view query);

}  // namespace telusur::searchd
