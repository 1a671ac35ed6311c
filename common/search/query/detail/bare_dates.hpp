// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "search/query/lexer.hpp"
#include "search/query/query.hpp"

namespace telusur::search::detail {

struct BareDate {
  SuggestedDate date;
  std::size_t lexemes = 0;  ///< at the end of the query, that it is written in
  bool clear = false;       ///< may be applied without being asked
};

/// Finds the longest date that the last words of a balanced query spell. Words in brackets, after
/// an operator or a field are none, nor those after a preposition that changes what they mean
/// (`sejak kemarin`, `naik dari bulan lalu`).
/// It is clear only when the whole query is a few words in lower case that ask nothing: headlines
/// end in "Hari Ini" and questions in "kemarin?", and both are often pasted to find one article.
std::optional<BareDate> find_bare_date(std::string_view text, const std::vector<Lexeme>& lexemes,
                                       Moment now);

}  // namespace telusur::search::detail
