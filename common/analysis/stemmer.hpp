// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

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

/// Maps a word to the form its inflections share. Thread-safe: const, scratch memory belongs to
/// the caller.
class Stemmer {
 public:
  virtual ~Stemmer() = default;

  /// `word` is one token's surface: case-folded, NFC, diacritics folded, perhaps with hyphens.
  /// Total; never empty for a word that is not. The result views `word`, storage of the stemmer or
  /// `scratch`, and holds until the next call with that scratch.
  virtual std::string_view stem(std::string_view word, std::string& scratch) const = 0;

  /// Why `word` is stemmed as it is; stemmers without reasons give only the stem.
  [[nodiscard]] virtual Explained explain(std::string_view word) const {
    std::string scratch;
    Explained explained;
    explained.chosen.stem = stem(word, scratch);
    return explained;
  }

  /// Names the rules and their data: changes whenever a stem may change. Stored in the index.
  [[nodiscard]] virtual std::string version() const = 0;
};

}  // namespace telusur::analysis
