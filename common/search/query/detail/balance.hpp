// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "search/query/lexer.hpp"

namespace telusur::search::detail {

/// Makes a well-formed sequence of any lexemes, so that parsing cannot fail:
/// - parentheses match and nest at most kMaxDepth deep; the others are gone;
/// - `either`, `both` and `near` stand between two operands: where several follow one another the
///   first stays, where an operand is missing the operator is text;
/// - `minus`, `negate` and `field` stand before an operand, or are text (a minus is gone);
/// and a notice says so each time. Linear.
std::vector<Lexeme> balance(const std::vector<Lexeme>& lexemes, NoticeList& notices);

}  // namespace telusur::search::detail
