// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace telusur::index {

/// Xapian keeps the terms of every document as text in its term list. The stems of
/// data/frequent_words.txt, numbered as they come there, are two bytes in a term instead: the term
/// lists of news are a quarter smaller for it. Part of word_codes_digest(); stems of another
/// stemmer are as right, only longer.
constexpr std::size_t kStemCodes = std::size_t{64} * 255;

/// Appends the code of `stem`, or the stem as it stands where it has none. What is appended for two
/// stems differs: a code begins with a byte that begins no UTF-8 text, and has no zero byte, which
/// Xapian would write twice.
void append_stem(std::string& out, std::string_view stem);

/// The stem that append_stem() has written as `coded`, for whoever looks at the terms of an index.
std::string_view stem_of(std::string_view coded);

}  // namespace telusur::index
