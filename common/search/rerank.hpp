// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "index/token_stream.hpp"
#include "search/answers/answer_evidence.hpp"
#include "search/context_evidence.hpp"
#include "search/distinct_words.hpp"
#include "search/evidence.hpp"
#include "search/query_kind.hpp"
#include "search/query_unit.hpp"
#include "search/ranking.hpp"
#include "search/stem_pattern.hpp"
#include "search/text_kind.hpp"
#include "search/word_classes.hpp"

namespace telusur::search {

/// Measures the candidates of one query. Make one per query; add() allocates nothing once its
/// scratch has grown. Not thread-safe.
class EvidenceScorer {
 public:
  /// `weights`: importance of each unit; units of weight 0 are ignored but as parts of runs.
  EvidenceScorer(std::span<const QueryUnit> units, std::span<const UnitWeight> weights,
                 const Ranking& ranking, QueryKind kind = QueryKind::question);

  /// Measures the next candidate. `title`: whether words of the title count; `matched`: the first
  /// stage's score.
  void add(const index::TokenStreamView& stream, bool title, double matched = 0);

  /// Evidence of every candidate, in the order they were added. Of bm25 it is what the very forms
  /// typed add to that of the stems, in the same units: an index finds articles by stems. Pairs are
  /// weighed by how few of the candidates have them, and lengths compared with theirs, so this
  /// comes last.
  std::vector<Evidence> finish();

  /// What the candidates that finish() measured are; for keywords, that is all the same, articles.
  [[nodiscard]] TextKind text() const { return text_; }

 private:
  struct Word {
    index::StemHash stem;
    index::FormHash form;
    double weight;
    bool name;
    bool number;
    std::uint32_t place;  ///< in sequence_; kNoPlace for an overlay
    WordClasses classes{};
  };
  /// A word of the query as it was typed, function words included.
  struct Typed {
    index::StemHash stem;
    index::FormHash form;
    double weight;
  };
  struct Occurrence {
    std::uint32_t position;
    std::uint32_t word;  ///< index into words_
    bool exact;
    bool expanded;  ///< said in other words
  };
  struct Expanded {
    StemPattern pattern;
    std::uint32_t word;
    std::uint16_t offset;
  };
  /// Which words were met, a bit each.
  struct Met {
    std::uint64_t typed = 0;
    std::uint64_t expanded = 0;

    void add(const Occurrence& occurrence) {
      (occurrence.expanded ? expanded : typed) |= std::uint64_t{1} << occurrence.word;
    }
    friend Met operator|(const Met& a, const Met& b) {
      return {a.typed | b.typed, a.expanded | b.expanded};
    }
  };

  /// Pairs of query words are numbered with the later word leading: (0,1), (0,2), (1,2), (0,3)...
  [[nodiscard]] static std::size_t pair_of(std::uint32_t a, std::uint32_t b) {
    const std::size_t low = a < b ? a : b;
    const std::size_t high = a < b ? b : a;
    return high * (high - 1) / 2 + low;
  }
  [[nodiscard]] std::size_t pair_count() const { return words_.size() * (words_.size() - 1) / 2; }
  void add_words(std::span<const QueryUnit> units, std::span<const UnitWeight> weights);
  void add_totals();
  void find_occurrences(const index::TokenStreamView& stream, bool title);
  void match(index::StemHash stem, index::FormHash form, std::uint32_t position);
  void match_expansions(const index::TokenStreamView& stream, std::uint32_t position);
  void match_expansions(const index::StreamOverlay& overlay);
  [[nodiscard]] double strength(const Occurrence& occurrence) const;
  [[nodiscard]] double worth(const Met& met) const;
  void measure_coverage(const index::TokenStreamView& stream, bool title, Evidence& found) const;
  void measure_passages(std::uint32_t first, Evidence& found);
  [[nodiscard]] double best_passage(std::uint32_t first, std::uint32_t length);
  void measure_sentences(const index::TokenStreamView& stream, Evidence& found) const;
  void measure_answers(const index::TokenStreamView& stream, Evidence& found);
  void measure_pairs(std::span<float> closest) const;
  void measure_neighbours(std::span<const float> closest, Evidence& found) const;
  void measure_runs(const index::TokenStreamView& stream, Evidence& found);
  void count_words(const index::TokenStreamView& stream);
  void weigh_pairs();
  void weigh_densities();
  void note_text(const index::TokenStreamView& stream);
  [[nodiscard]] TextKind text_of_all() const;
  void weigh_classes();
  void forget_passages();

  const Ranking& ranking_;
  std::vector<Word> words_;
  std::vector<Typed> sequence_;
  double total_ = 0;             ///< sum of the words' weights
  double names_total_ = 0;       ///< of those that are names
  double numbers_total_ = 0;     ///< of those with digits
  double neighbours_total_ = 0;  ///< sum of the weights of pairs that stand together in the query
  double all_pairs_total_ = 0;   ///< sum of the weights of all pairs
  double runs_total_ = 0;        ///< the same over sequence_
  StemSet stems_;                ///< of words_, and the first of expanded_
  std::vector<Expanded> expanded_;
  std::vector<Occurrence> occurrences_;
  DistinctWords passage_;  ///< scratch of best_passage()
  AnswerEvidence answers_;
  ContextEvidence context_;
  TextKind text_;                 ///< passages until that is refuted
  std::uint64_t text_words_ = 0;  ///< of all candidates
  std::vector<double> weights_;   ///< of each word
  std::vector<double> shares_;    ///< of each word in total_
  std::vector<Sighting> sightings_;
  std::vector<char> runs_;  ///< per place of sequence_: it and the next were met together
  std::vector<Evidence> evidence_;
  std::vector<float> closest_;  ///< per candidate and pair: how close they come, 0..1
  std::vector<float> often_;    ///< per candidate and word: how often, forms other than typed less
  std::vector<float> exactly_;  ///< the same of the very form
  std::vector<std::uint32_t> lengths_;  ///< per candidate: words of the text
};

}  // namespace telusur::search
