// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/indonesian_stemmer.hpp"

#include <stdexcept>

#include "analysis/code_mixing.hpp"
#include "analysis/reduplication.hpp"

namespace telusur::analysis {

namespace {

/// Raised when the rules change; the data are named by the digests of the lexicons.
constexpr std::string_view kRulesVersion = "indonesian-2";

struct Shape {
  bool hyphen = false;
  bool digit = false;
};

Shape shape_of(std::string_view word) {
  Shape shape;
  for (const char c : word) {
    shape.hyphen |= c == '-';
    shape.digit |= c >= '0' && c <= '9';
  }
  return shape;
}

}  // namespace

IndonesianStemmer::IndonesianStemmer(const Words& words, const Weights& weights)
    : stemmer_(words, weights) {}

std::string_view IndonesianStemmer::stem(std::string_view word, std::string& scratch) const {
  if (word.empty() || word.size() > kMaxWordBytes) return word;
  const bool number = word[0] >= '0' && word[0] <= '9';
  if (number && !stemmer_.words().has_overlay()) return stem_with_digits(word);
  if (const auto whole = stemmer_.find(word); !whole.empty()) return whole;
  const Shape shape = shape_of(word);
  if (shape.digit) return stem_with_digits(word);
  if (shape.hyphen) return stem_hyphenated(stemmer_, word, scratch);
  return stemmer_.stem_by_rules(word).stem;
}

std::string IndonesianStemmer::version() const {
  const Words& words = stemmer_.words();
  std::string version(kRulesVersion);
  version.append("+").append(words.base.digest());
  if (words.has_overlay()) {
    version.append("+").append(words.overlay.digest());
  }
  return version;
}

IndonesianStemmer embedded_stemmer(const Lexicon& overlay) {
  auto lexicon = Lexicon::open(embedded_lexicon());
  // The table is part of the program: a fault in it is a fault of the build.
  if (!lexicon) throw std::logic_error(to_string(lexicon.error()));
  return IndonesianStemmer(Words{.base = *lexicon, .overlay = overlay});
}

}  // namespace telusur::analysis
