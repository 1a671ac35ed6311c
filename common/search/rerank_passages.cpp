// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whether candidates are passages, and what is measured of these alone.
#include "search/rerank.hpp"

namespace telusur::search {

/// A text that has a title is no passage, and so many words are too many even for as many
/// candidates as there may be: then what passages alone are measured for is not worth its cost.
void EvidenceScorer::note_text(const index::TokenStreamView& stream) {
  if (text_ == TextKind::articles) return;
  text_words_ += stream.words();
  const std::uint64_t most = std::uint64_t{kPassageWords} * ranking_.depth;
  if (stream.title_words == 0 && text_words_ <= most) return;
  text_ = TextKind::articles;
  context_.clear();
}

TextKind EvidenceScorer::text_of_all() const {
  if (evidence_.empty()) return TextKind::articles;
  const bool brief = text_words_ <= std::uint64_t{kPassageWords} * evidence_.size();
  return brief ? text_ : TextKind::articles;
}

/// What was measured of candidates as long as they might have been passages.
void EvidenceScorer::forget_passages() {
  for (Evidence& evidence : evidence_) {
    for (std::size_t i = 0; i < kSingleMeasures; ++i) {
      const auto measure = static_cast<Measure>(i);
      if (is_of_passages(measure)) evidence[measure] = 0;
    }
  }
}

/// Like coverage, for each class of words.
void EvidenceScorer::weigh_classes() {
  for (std::size_t i = 0; i < evidence_.size(); ++i) {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      if (often_[i * words_.size() + word] <= 0) continue;
      words_[word].classes.each(
          [&](WordClass word_class) { evidence_[i][class_coverage(word_class)] += shares_[word]; });
    }
  }
}

}  // namespace telusur::search
