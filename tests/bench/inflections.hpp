// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gold_words.hpp"
#include "search/evaluation.hpp"

namespace telusur::bench {

/// Replaces words by other forms of their family: what a searcher asks who remembers the matter
/// but not the wording (`menulis` -> `penulisan`). Families are the gold's, not a stemmer's.
class InflectionSwapper {
 public:
  explicit InflectionSwapper(std::span<const GoldWord> gold);

  /// Those of `queries` in which a word has relatives, with every such word replaced by a random
  /// relative, in lower case: Xapian's query parser would leave a capitalised word unstemmed, and
  /// lower case grants it its stemmer. The same on every machine and in every run.
  [[nodiscard]] std::vector<search::JudgedQuery> swapped(
      std::span<const search::JudgedQuery> queries) const;

 private:
  using Relatives = std::map<std::string, std::vector<std::string>, std::less<>>;

  Relatives relatives_;  ///< by word, the others of its lemma class, in order
};

}  // namespace telusur::bench
