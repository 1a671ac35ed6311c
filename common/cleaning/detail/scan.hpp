// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "support/ascii.hpp"

/// The few questions every rule asks of a text. Letters are ASCII: so are all phrases of the rules.
namespace telusur::cleaning::detail {

using ascii::is_digit;
using ascii::is_letter;
using ascii::is_lower;
using ascii::is_upper;
using ascii::lowered;

constexpr bool is_space(char c) {
  return c == ' ' || c == '\n';
}

/// Length of `phrase` at the start of `text`, 0 when it is not there. ASCII case is ignored if
/// `any_case`; a space in the phrase stands for any white space.
std::size_t match_phrase(std::string_view text, std::string_view phrase, bool any_case = false);

/// Offset of the first character at or after `at` that is no white space; text.size() if none.
std::size_t skip_space(std::string_view text, std::size_t at);

/// Offset of the end of the line that holds `at`: of its '\n', or text.size(). At most `most` bytes
/// are looked at, and at + most is the answer when no line ends in them: what keeps a rule linear
/// on a text that is all one line.
std::size_t line_end(std::string_view text, std::size_t at, std::size_t most);

/// True when nothing but white space follows on the line.
bool at_line_end(std::string_view text, std::size_t at);

/// True where a line starts, white space before it aside.
bool at_line_start(std::string_view text, std::size_t at);

/// True where a new sentence can start: at the start of a line, or after `.`, `!`, `?`, `:`, `)`,
/// `]`, a comma that ends nothing, or a closing quote, with or without white space.
bool at_sentence_start(std::string_view text, std::size_t at);

/// `text` without white space at both ends.
std::string_view trimmed(std::string_view text);

/// True when `text` ends with a closing quote of any kind.
bool ends_with_quote(std::string_view text);

/// Offset after the first sentence end in `text`: `.`, `!` or `?` before white space, or before a
/// closing quote that white space follows. npos when there is none before the end of the text; the
/// stop at the very end counts too, `...` never does.
std::size_t sentence_end(std::string_view text);

}  // namespace telusur::cleaning::detail
