// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "support/ascii.hpp"

/// What readers ask of the ASCII in names, addresses and declarations; other characters are left
/// as they are.
namespace telusur::indexer::detail {

using ascii::is_digit;
using ascii::is_letter;
using ascii::is_lower;
using ascii::is_upper;
using ascii::lowered;

/// White space as HTML, XML and HTTP have it.
constexpr bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

std::string lowered(std::string_view text);

/// `text` without white space at both ends.
std::string_view trimmed(std::string_view text);

/// `hiburan-digital` of `Hiburan Digital`, as addresses write names.
std::string slug(std::string_view text);

/// `id` of `id-ID` and `id_ID` (BCP 47); empty for what is no subtag of two or three letters.
std::string primary_subtag(std::string_view language);

}  // namespace telusur::indexer::detail
