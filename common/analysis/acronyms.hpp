// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"

namespace telusur::analysis {

/// A short form that a text explains: `Usaha Mikro, Kecil, dan Menengah (UMKM)` or
/// `UMKM (usaha mikro, kecil, dan menengah)`. Both forms are as written, with single blanks.
struct AcronymPair {
  std::string short_form;
  std::string long_form;
  std::uint32_t begin = 0;  ///< bytes [begin, end) of the text: both forms and what is between
  std::uint32_t end = 0;

  bool operator==(const AcronymPair&) const = default;
};

/// Finds the short forms that `text` (< 4 GiB) explains, in the order of their parentheses. The
/// letters of the short form must be found, in order, as initials, beginnings or syllables of the
/// words of the long form; function words may be left out. Texts that merely stand next to each
/// other are refused rather than guessed. Total on any bytes; linear: what is looked at around a
/// parenthesis is bounded.
std::vector<AcronymPair> find_acronyms(std::string_view text);

/// A pair as it is counted: spellings that differ in case, punctuation, inflection or function
/// words have the same keys.
struct AcronymSighting {
  std::string short_key;  ///< folded, blanks kept: `uu pdp`
  std::string long_key;   ///< the stems of the content words, sorted, blanks between them
  std::string short_form;
  std::string long_form;

  bool operator==(const AcronymSighting&) const = default;
};

constexpr std::size_t kMaxSightings = 64;  ///< of one article; further ones are left out

/// The pairs of one article, each once, in the order of the text.
std::vector<AcronymSighting> sight_acronyms(const Analyzer& analyzer, std::string_view text);

/// `short_form` as a key: words folded, single blanks.
std::string acronym_key(std::string_view short_form);

/// The words of `long_form` as a key; empty when it has none.
std::string expansion_key(const Analyzer& analyzer, std::string_view long_form);

}  // namespace telusur::analysis
