// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "analysis/affix_matcher.hpp"
#include "analysis/lexicon.hpp"
#include "analysis/word_hash.hpp"

namespace telusur::analysis {

/// What the choice between analyses weighs, in hundredths of a nat. Tuned by hand on 3,598 words
/// with known roots and on how many names of news text were changed.
struct Weights {
  int licensed = 80;        ///< discount when the dictionary allows the affixes to the root
  int prior_percent = 100;  ///< share of the root's prior that counts
  int pair_percent = 100;   ///< share of the prior of root and affixes together
  int two_letters = 300;    ///< cost of a root of two letters
  int three_letters = 180;  ///< cost of a root of three letters
  int whole = 250;          ///< discount of a word that only clitics were taken off
  int too_dear = 600;       ///< an analysis that costs more is refused: the word is unknown
};

/// The words known to a stemmer: its own lexicon, and over it a user's, which may be empty.
struct Words {
  Lexicon base;
  Lexicon overlay;
  bool stored_forms = true;  ///< false: ask the rules, even where their outcome is stored

  [[nodiscard]] bool has_overlay() const { return !overlay.entries().empty(); }
};

/// An entry with the lexicon it lives in.
struct KnownWord {
  const Lexicon* lexicon = nullptr;
  const LexiconEntry* entry = nullptr;

  explicit operator bool() const { return entry != nullptr; }
  [[nodiscard]] bool is(WordUse use) const {
    return (entry->uses & static_cast<unsigned>(use)) != 0;
  }
  /// What a word that is this entry is stemmed to.
  [[nodiscard]] std::string_view stem() const {
    return lexicon->text(is(WordUse::exception) ? lexicon->target(*entry) : *entry);
  }
};

/// The word `initial` + `rest` (NUL: `rest` alone) when it may stand alone, the user's first.
inline KnownWord find_word(const Words& words, char initial, std::string_view rest,
                           std::uint64_t hash) {
  if (words.has_overlay()) {
    const LexiconEntry* entry = words.overlay.find(initial, rest, hash);
    if (entry != nullptr && entry->uses != 0) return {&words.overlay, entry};
  }
  const LexiconEntry* entry = words.base.find(initial, rest, hash);
  if (entry != nullptr && entry->uses != 0) return {&words.base, entry};
  return {};
}

/// One way to take a word apart.
struct Candidate {
  MatchedPrefix prefix;
  Tail tail;
  KnownWord root;
  int cost = 0;
};

inline bool has_one_vowel(std::string_view root) {
  int vowels = 0;
  for (const char letter : root)
    vowels += (kVowels & letter_bit(letter)) != 0;
  return vowels == 1;
}

/// Cost of a root taking the affixes, without the cost of the affixes themselves.
inline int cost_of_root(const KnownWord& root, unsigned pattern, const Weights& weights) {
  const LexiconEntry& entry = *root.entry;
  int cost = entry.prior * weights.prior_percent / 10;
  if (pattern == 0) cost -= weights.whole;
  if (entry.text_length <= 2) cost += weights.two_letters;
  if (entry.text_length == 3) cost += weights.three_letters;
  if (root.lexicon->licence(entry).allows(pattern)) cost -= weights.licensed;
  for (const PairPrior& pair : root.lexicon->pairs(entry)) {
    if (pair.pattern == pattern) cost -= pair.discount * weights.pair_percent / 10;
  }
  return cost;
}

/// Calls `visitor.found(candidate)` for every analysis whose root is known. Where
/// `Visitor::kExplains`, also `visitor.refused(prefix, tail, reason)` for the others.
/// `word` is not empty and has at most kMaxWordBytes bytes.
template <class Visitor>
void each_candidate(const AffixMatcher& matcher, const Words& words, const Weights& weights,
                    std::string_view word, const WordHashes& hashes, Visitor& visitor) {
  MatchedPrefixes prefixes;
  Tails tails;
  matcher.match_prefixes(word, prefixes);
  AffixMatcher::match_tails(word, tails);
  for (const MatchedPrefix& prefix : prefixes) {
    for (const Tail& tail : tails) {
      const std::size_t begin = prefix.length;
      if (begin + 2 > tail.end + (prefix.restored != '\0' ? 1U : 0U)) continue;
      const Cost affixes = matcher.cost(prefix.prefix_class, tail.suffix);
      if (affixes == kForbidden) {
        if constexpr (Visitor::kExplains) visitor.refused(prefix, tail, "never together");
        continue;
      }
      const std::string_view rest = word.substr(begin, tail.end - begin);
      if (prefix.one_syllable && !has_one_vowel(rest)) continue;
      const std::uint64_t hash = prefix.restored == '\0'
                                     ? hashes.part(begin, tail.end)
                                     : hashes.part_after(prefix.restored, begin, tail.end);
      const KnownWord root = find_word(words, prefix.restored, rest, hash);
      const unsigned pattern = pattern_of(prefix.prefix_class, tail.suffix);
      // An exception that is no root takes clitics, but no prefix or suffix.
      if (!root || (pattern != 0 && !root.is(WordUse::root))) {
        if constexpr (Visitor::kExplains) visitor.refused(prefix, tail, "not a known root");
        continue;
      }
      visitor.found(Candidate{
          .prefix = prefix,
          .tail = tail,
          .root = root,
          .cost = affixes + prefix.cost + tail.cost + cost_of_root(root, pattern, weights)});
    }
  }
}

}  // namespace telusur::analysis
