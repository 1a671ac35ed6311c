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

/// One analysis of a word, for people.
struct Explanation {
  std::string stem;               ///< the root it would give
  std::vector<std::string> path;  ///< affixes from outside in, such as "meN-", "-kan", "-nya"
  int cost = 0;                   ///< hundredths of a nat; of no meaning where not `known`
  bool known = false;             ///< the root is in the lexicon
  std::string reason;             ///< why it was refused; empty for the chosen one
};

/// The chosen analysis first, then the refused ones, the cheapest first.
struct Explained {
  Explanation chosen;
  std::vector<Explanation> refused;
};

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

  /// Why `word` is stemmed as it is.
  [[nodiscard]] Explained explain(std::string_view word) const;

 private:
  WordStemmer stemmer_;
};

/// A stemmer over the lexicon in the program, without a user's words.
IndonesianStemmer embedded_stemmer();

}  // namespace telusur::analysis
