// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/query/fields.hpp"
#include "search/query/notice.hpp"

namespace telusur::search {

/// The parts a query text is made of.
enum class LexemeKind : std::uint8_t {
  text,    ///< anything without blanks: words, numbers, urls
  phrase,  ///< between quotes; `inner` without them
  open,    ///< (
  close,   ///< )
  minus,   ///< - directly before what it excludes
  negate,  ///< BUKAN, NOT
  either,  ///< ATAU, OR, |
  both,    ///< DAN, AND
  near,    ///< NEAR, NEAR/n
  field,   ///< `judul:`, directly before its operand
  filter,  ///< `sumber:kompas` with its value in `inner`
};

/// How the value of a filter is written: `a`, `"a b"` or `(a "b c")`.
enum class ValueForm : std::uint8_t { bare, quoted, list };

struct Lexeme {
  LexemeKind kind = LexemeKind::text;
  ByteRange range;
  ByteRange inner;             ///< of a phrase or filter: the value
  FieldRole role;              ///< of a field or filter
  ValueForm form{};            ///< of a filter
  std::uint32_t distance = 0;  ///< of near, as typed; at most 10^6
};

/// Cuts `text` into lexemes that cover everything but blanks and stray quotes, in order. Total;
/// linear. Parentheses may be unbalanced and operators without operands: see balance().
std::vector<Lexeme> lex(std::string_view text, NoticeList& notices);

}  // namespace telusur::search
