// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "search/query/detail/filter_reader.hpp"
#include "search/query/detail/word_reader.hpp"
#include "search/query/lexer.hpp"
#include "search/query/notice.hpp"
#include "search/query/tree.hpp"

namespace telusur::search::detail {

/// Builds the tree of `text` from its balanced lexemes; filters and notices go to their readers.
All parse_lexemes(std::string_view text, const std::vector<Lexeme>& lexemes, WordReader& words,
                  FilterReader& filters, NoticeList& notices);

}  // namespace telusur::search::detail
