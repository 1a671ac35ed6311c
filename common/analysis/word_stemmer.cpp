// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/word_stemmer.hpp"

#include "analysis/code_mixing.hpp"

namespace telusur::analysis {

namespace {

constexpr std::size_t kShortestAffixed = 4;

/// Keeps the cheapest candidate. Of two as cheap the longer root, then the first: the order of the
/// tables is fixed, so the choice is too.
class Cheapest {
 public:
  static constexpr bool kExplains = false;

  explicit Cheapest(int limit) { best_.cost = limit; }

  void found(const Candidate& candidate) {
    const bool longer = best_.root && candidate.cost == best_.cost &&
                        candidate.root.entry->text_length > best_.root.entry->text_length;
    if (candidate.cost < best_.cost || longer) best_ = candidate;
  }
  [[nodiscard]] const Candidate& best() const { return best_; }

 private:
  Candidate best_{};
};

}  // namespace

WordStemmer::WordStemmer(const Words& words, const Weights& weights)
    : words_(words), weights_(weights) {
  if (!words.stored_forms) {
    stale_ = StaleForms::all(words.base);
  } else if (words.has_overlay()) {
    stale_ = StaleForms(matcher_, words.base, words.overlay);
  }
  some_stale_ = !stale_.empty();
}

std::string_view WordStemmer::find_fresh(std::string_view word) const {
  const LexiconForm* own = words_.overlay.find_form(word);
  if (own != nullptr) return words_.overlay.stem(*own);
  const LexiconForm* form = words_.base.find_form(word);
  if (form == nullptr) return {};
  const bool stale = form->affixed != 0 && stale_.hold(words_.base.place(*form));
  return stale ? std::string_view() : words_.base.stem(*form);
}

Candidate WordStemmer::cheapest(std::string_view word, const WordHashes& hashes) const {
  Cheapest cheapest(weights_.too_dear);
  each_candidate(matcher_, words_, weights_, word, hashes, cheapest);
  return cheapest.best();
}

WordStemmer::Answer WordStemmer::stem_by_rules(std::string_view word) const {
  if (word.size() < kShortestAffixed || word.size() > kMaxWordBytes) {
    return {.stem = word, .known = false};
  }
  const Candidate best = cheapest(word, WordHashes(word));
  if (best.root) return {.stem = best.root.stem(), .known = true};
  return {.stem = stem_unknown(word), .known = false};
}

}  // namespace telusur::analysis
