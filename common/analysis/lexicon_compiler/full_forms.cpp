// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/lexicon_compiler/full_forms.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/affixes.hpp"
#include "analysis/word_stemmer.hpp"

namespace telusur::analysis {

namespace {

/// Root and affixes together may cost this, in hundredths of a nat: chosen for a table of 1.5 MB.
constexpr int kDearestForm = 270;
constexpr int kDearestUnlicensed = 160;
constexpr int kClitic = 100;

/// `root` behind `form`, or nothing where the spelling does not fit. It may be too generous: the
/// rules have the last word.
std::string prefixed(const PrefixForm& form, std::string_view root) {
  if (form.restored != '\0') {
    if (root.front() != form.restored) return {};
    root.remove_prefix(1);
  }
  if (root.empty()) return {};
  if (form.follows == Follows::letter_of && (form.letters & letter_bit(root.front())) == 0) {
    return {};
  }
  if (form.follows == Follows::one_syllable && !has_one_vowel(root)) return {};
  if (form.follows == Follows::short_e_r && root.substr(1, 2) != "er") return {};
  if (form.follows == Follows::ajar && !root.starts_with("ajar")) return {};
  return form.spelling + std::string(root);
}

void add_form(LexiconBuilder& builder, const WordStemmer& stemmer, const std::string& word,
              int rank) {
  if (word.size() > kMaxWordBytes || !stemmer.find(word).empty()) return;
  const Candidate best = stemmer.cheapest(word, WordHashes(word));
  if (best.root) builder.add_form(word, best.root.stem(), rank);
}

}  // namespace

void add_full_forms(LexiconBuilder& builder) {
  const std::vector<std::byte> bytes = builder.build();
  const auto lexicon = Lexicon::open(bytes);
  if (!lexicon) return;
  const Weights weights;
  const WordStemmer stemmer(Words{.base = *lexicon, .overlay = {}}, weights);
  const std::vector<PrefixForm> forms = prefix_forms();
  for (const LexiconEntry& entry : lexicon->entries()) {
    const KnownWord root{&*lexicon, &entry};
    if (!root.is(WordUse::root)) continue;
    const std::string_view text = lexicon->text(entry);
    for (const PrefixForm& form : forms) {
      const std::string base = prefixed(form, text);
      if (base.empty()) continue;
      for (std::size_t s = 0; s < kSuffixCount; ++s) {
        const Cost affixes = prefix_classes()[form.prefix_class].costs[s];
        const unsigned pattern = pattern_of(form.prefix_class, static_cast<Suffix>(s));
        if (affixes == kForbidden) continue;
        const int cost = affixes + form.cost + cost_of_root(root, pattern, weights);
        const bool licensed = pattern == 0 || lexicon->licence(entry).allows(pattern);
        if (!licensed && cost > kDearestUnlicensed) continue;
        if (pattern != 0 && cost <= kDearestForm) {
          add_form(builder, stemmer, base + std::string(kSuffixes[s]), cost);
        }
        if (cost + kClitic <= kDearestForm) {
          add_form(builder, stemmer, base + std::string(kSuffixes[s]) + "nya", cost + kClitic);
        }
      }
    }
  }
}

}  // namespace telusur::analysis
