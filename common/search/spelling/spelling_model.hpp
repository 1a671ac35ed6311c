// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "index/index_reader.hpp"
#include "search/spelling/vocabulary.hpp"

namespace telusur::search {

/// A way to spell a word. Scores are logarithms (nats) of how likely it is that this was meant, up
/// to one constant for all ways to spell the same word.
struct SpellingCandidate {
  std::string text;
  double score = 0;
};

/// What an index says about spelling: its words and how many articles have each. A word is meant
/// with a probability that grows with its articles and falls with the edits that lead to what was
/// typed: the noisy channel of Kernighan, Church & Gale 1990. Immutable and thread-safe.
class SpellingModel {
 public:
  static constexpr std::size_t kMinLetters = 4;      ///< shorter words are never corrected
  static constexpr std::size_t kTwoEditLetters = 5;  ///< from here on two edits are tried
  static constexpr std::uint32_t kOftenArticles = 20;
  static constexpr std::size_t kMaxCandidates = 5;

  /// Reads the words of the index: 20 ms and 3.7 MB for the 147,000 words of 33,000 articles.
  /// Errors: those of the index.
  static Result<std::shared_ptr<const SpellingModel>> build(index::IndexReader& reader,
                                                            const analysis::Analyzer& analyzer);

  SpellingModel(Vocabulary words, std::uint64_t articles, const analysis::Analyzer& analyzer);

  /// Whether `word`, a folded surface, may be a misspelt one as far as the language tells: at least
  /// kMinLetters letters a to z, no stopword, no word of the lexicon as it stands.
  static bool is_doubtful(const analysis::Analyzer& analyzer, std::string_view word);

  /// Whether that is so, and fewer than kOftenArticles articles have the word.
  [[nodiscard]] bool is_suspicious(std::string_view word) const {
    return words_.articles(word) < kOftenArticles && is_doubtful(analyzer_, word);
  }

  /// What a suspicious word may have meant, best first, at most kMaxCandidates; empty when nothing
  /// is likelier than the word itself. Any bytes. Quicker for a word that some
  /// article has than for one that none has.
  [[nodiscard]] std::vector<SpellingCandidate> candidates(std::string_view word) const;

  /// The score of `word` itself, to be compared with those of candidates().
  [[nodiscard]] double score_as_typed(std::string_view word) const;

  /// Two words of the index that `word` may be, written together, as `judi online`; best first.
  [[nodiscard]] std::vector<SpellingCandidate> splits(std::string_view word) const;

  [[nodiscard]] const Vocabulary& words() const { return words_; }
  [[nodiscard]] std::uint64_t articles() const { return articles_; }
  [[nodiscard]] const analysis::Analyzer& analyzer() const { return analyzer_; }
  [[nodiscard]] std::size_t memory_bytes() const {
    return words_.memory_bytes() + frequent_.memory_bytes() + rarer_.memory_bytes();
  }

 private:
  /// Fewest articles with a word that others are corrected to: what one article has alone is as
  /// likely a slip itself.
  [[nodiscard]] std::uint32_t fewest_articles() const { return articles_ < 1000 ? 1 : 2; }
  void add_near(std::string_view word, const Vocabulary& among, unsigned edits, double as_typed,
                std::vector<SpellingCandidate>& found) const;

  Vocabulary words_;
  // Those of words_ that others are corrected to, in two parts: words that some articles have are
  // hardly ever meant to be one of few articles that is two edits away.
  Vocabulary frequent_;
  Vocabulary rarer_;
  std::uint64_t articles_;
  analysis::Analyzer analyzer_;
};

}  // namespace telusur::search
