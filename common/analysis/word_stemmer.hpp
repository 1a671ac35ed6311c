// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "analysis/affix_matcher.hpp"
#include "analysis/candidates.hpp"
#include "analysis/stale_forms.hpp"

namespace telusur::analysis {

/// Stems words without hyphens. Immutable.
class WordStemmer {
 public:
  struct Answer {
    std::string_view stem;  ///< views the word or the lexicon
    bool known;             ///< the stem comes from the lexicon
  };

  WordStemmer(const Words& words, const Weights& weights);

  /// `word` is not empty.
  [[nodiscard]] Answer stem(std::string_view word) const {
    const std::string_view whole = find(word);
    if (!whole.empty()) return {.stem = whole, .known = true};
    return stem_by_rules(word);
  }

  /// The same for a word of which find() knows nothing.
  [[nodiscard]] Answer stem_by_rules(std::string_view word) const;

  /// The cheapest analysis; `root` is null when there is none that is cheap enough. Only for a
  /// word that does not stand in the lexicon itself.
  [[nodiscard]] Candidate cheapest(std::string_view word, const WordHashes& hashes) const;

  /// The stem of `word` where it is known without asking the rules, else empty: the user's words
  /// first, then the lexicon's words, then affixed forms that the user's words do not change.
  [[nodiscard]] std::string_view find(std::string_view word) const {
    if (some_stale_) return find_fresh(word);
    const LexiconForm* form = words_.base.find_form(word);
    return form == nullptr ? std::string_view() : words_.base.stem(*form);
  }

  /// True for a word that stands in a lexicon itself; affixed forms do not count.
  [[nodiscard]] bool lists(std::string_view word) const {
    if (words_.overlay.find_form(word) != nullptr) return true;
    const LexiconForm* form = words_.base.find_form(word);
    return form != nullptr && form->affixed == 0;
  }

  [[nodiscard]] const AffixMatcher& matcher() const { return matcher_; }
  [[nodiscard]] const Words& words() const { return words_; }
  [[nodiscard]] const Weights& weights() const { return weights_; }

 private:
  [[nodiscard]] std::string_view find_fresh(std::string_view word) const;

  AffixMatcher matcher_;
  Words words_;
  Weights weights_;
  StaleForms stale_;
  bool some_stale_ = false;  ///< or words of the user: the rare case, kept off the common path
};

}  // namespace telusur::analysis
