// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "analysis/word_stemmer.hpp"

namespace telusur::analysis {

/// The stem of a word with hyphens: reduplication in its forms, affixes that writers set apart with
/// a hyphen, or, where the parts are different words, the word as it is. Views `word`, the lexicon
/// or `scratch`.
std::string_view stem_hyphenated(const WordStemmer& stemmer, std::string_view word,
                                 std::string& scratch);

}  // namespace telusur::analysis
