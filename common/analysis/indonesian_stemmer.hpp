// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/candidates.hpp"
#include "analysis/lexicon.hpp"
#include "analysis/stemmer.hpp"
#include "analysis/word_stemmer.hpp"

namespace telusur::analysis {

/// Takes words apart in every way the affixes of Indonesian allow, keeps those whose root is in
/// the lexicon and chooses the cheapest. Words of which nothing is known are left alone but for
/// -nya. Thread-safe: const, no state but its tables; allocates nothing but `scratch`, once.
class IndonesianStemmer final : public Stemmer {
 public:
  /// `words` must live as long as the bytes its lexicons view.
  explicit IndonesianStemmer(const Words& words, const Weights& weights = {});

  /// Any bytes; linear in their number. Words longer than kMaxWordBytes are returned as they are.
  std::string_view stem(std::string_view word, std::string& scratch) const override;

  [[nodiscard]] std::string version() const override;

  [[nodiscard]] Explained explain(std::string_view word) const override;

 private:
  WordStemmer stemmer_;
};

/// A stemmer over the lexicon in the program; `overlay` holds a user's words, if any, and must view
/// bytes that outlive it.
IndonesianStemmer embedded_stemmer(const Lexicon& overlay = {});

}  // namespace telusur::analysis
