// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace telusur::analysis {

/// The stem of a word of which the lexicon knows no part: a name, a foreign word, a new one. Only
/// -nya is taken off, where a word of at least four letters is left: everything else that looks
/// like an affix ends names too. Views `word`.
std::string_view stem_unknown(std::string_view word);

/// Whether `part`, written before a hyphen, is a prefix: "di" of di-download, "nge" of nge-tweet.
bool is_hyphenated_prefix(std::string_view part);

/// Whether `part`, written after a hyphen, is a clitic or suffix: "nya" of UMKM-nya.
bool is_hyphenated_ending(std::string_view part);

/// "1990-an" -> "1990", "80-an" -> "80"; any other word with a digit is its own stem.
std::string_view stem_with_digits(std::string_view word);

}  // namespace telusur::analysis
