// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "search/query/query.hpp"

namespace telusur::search {

/// How a query is worded, which decides what its words tell: a question repeats an article's
/// sentence in other words, keywords name what it is about.
enum class QueryKind : std::uint8_t { keywords, question };

/// A question asks with a question mark or a question word: `siapa`, `berapakah`, `why`.
QueryKind kind_of(const Query& query);

}  // namespace telusur::search
