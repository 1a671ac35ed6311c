// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <string_view>

#include "analysis/indonesian_stemmer.hpp"

namespace telusur::analysis {

/// The stemmer over the lexicon in the program, made once.
inline const IndonesianStemmer& stemmer() {
  static const IndonesianStemmer instance = embedded_stemmer();
  return instance;
}

inline std::string stem(std::string_view word) {
  std::string scratch;
  return std::string(stemmer().stem(word, scratch));
}

/// A line of a table: what the word is stemmed to, and why.
struct StemRow {
  const char* word;
  const char* root;
  const char* why;
};

inline void check_stems(std::initializer_list<StemRow> rows) {
  for (const StemRow& row : rows) {
    CAPTURE(row.word);
    CAPTURE(row.why);
    CHECK(stem(row.word) == row.root);
  }
}

}  // namespace telusur::analysis
