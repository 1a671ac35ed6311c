// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reads a word a line; writes "word<TAB>root class+suffix cost[<TAB>…]" with every analysis, the
// cost being that of the affixes and clitics without any prior. Words that are roots get "root +".
#include <iostream>
#include <string>

#include "analysis/candidates.hpp"

using namespace telusur::analysis;

namespace {

struct Printer {
  static constexpr bool kExplains = false;
  const AffixMatcher& matcher;

  void found(const Candidate& candidate) const {
    const auto suffix = static_cast<std::size_t>(candidate.tail.suffix);
    const unsigned pattern = pattern_of(candidate.prefix.prefix_class, candidate.tail.suffix);
    const bool licensed = candidate.root.lexicon->licence(*candidate.root.entry).allows(pattern);
    std::cout << '\t' << candidate.root.lexicon->text(*candidate.root.entry) << ' '
              << prefix_classes()[candidate.prefix.prefix_class].name << '+' << kSuffixes[suffix]
              << ' '
              << matcher.cost(candidate.prefix.prefix_class, candidate.tail.suffix) +
                     candidate.prefix.cost + candidate.tail.cost
              << ' ' << licensed;
  }
};

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  const AffixMatcher matcher;
  const Words words{.base = *Lexicon::open(embedded_lexicon()), .overlay = {}};
  const Printer printer{matcher};
  std::string line;
  while (std::getline(std::cin, line)) {
    std::cout << line;
    if (!line.empty() && line.size() <= kMaxWordBytes) {
      each_candidate(matcher, words, {}, line, WordHashes(line), printer);
    }
    std::cout << '\n';
  }
}
