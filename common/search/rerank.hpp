// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "index/token_stream.hpp"
#include "search/query_unit.hpp"
#include "search/ranking.hpp"
#include "search/stem_pattern.hpp"

namespace telusur::search {

/// What a candidate's token stream shows about a query, each 0..1: shares of the query's weight
/// (idf). Documented with the weights they get, in Ranking.
struct Evidence {
  double proximity = 0;
  double pairs = 0;
  double pair_frequency = 0;
  double all_pairs = 0;
  double passage = 0;
  double tight_passage = 0;
  double coverage = 0;
  double exact_coverage = 0;
  double title_coverage = 0;
  double lead_coverage = 0;
};

/// The score of the second stage. `bm25_share`: the candidate's BM25 score as a share of the best.
double combined_score(double bm25_share, const Evidence& evidence, const Ranking& ranking);

/// Measures the candidates of one query. Make one per query; add() allocates nothing once its
/// scratch has grown. Not thread-safe.
class EvidenceScorer {
 public:
  /// `weights`: importance of each unit, such as its idf; units of weight 0 are ignored.
  EvidenceScorer(std::span<const QueryUnit> units, std::span<const double> weights,
                 const Ranking& ranking);

  /// Measures the next candidate. `title`: whether words of the title count.
  void add(const index::TokenStream& stream, bool title);

  /// Evidence of every candidate, in the order they were added. Pairs are weighed by how few of
  /// the candidates have them, so this comes last.
  std::vector<Evidence> finish();

 private:
  struct Word {
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

  /// Pairs of query words are numbered with the later word leading: (0,1), (0,2), (1,2), (0,3)...
  [[nodiscard]] static std::size_t pair_of(std::uint32_t a, std::uint32_t b) {
    const std::size_t low = a < b ? a : b;
    const std::size_t high = a < b ? b : a;
    return high * (high - 1) / 2 + low;
  }
  [[nodiscard]] std::size_t pair_count() const { return words_.size() * (words_.size() - 1) / 2; }
  void find_occurrences(const index::TokenStream& stream, bool title);
  void match(index::StemHash stem, index::FormHash form, std::uint32_t position);
  void find_expansions(const index::TokenStream& stream, std::uint32_t first);
  [[nodiscard]] double strength(const Occurrence& occurrence) const;
  [[nodiscard]] double coverage(std::uint32_t first, std::uint32_t last, bool exact) const;
  [[nodiscard]] double best_passage(std::uint32_t first, std::uint32_t length);
  void measure_pairs(std::span<float> closest, std::span<float> frequency) const;
  [[nodiscard]] double proximity(std::span<const float> closest) const;
  [[nodiscard]] double all_pairs(std::span<const float> closest) const;

  const Ranking& ranking_;
  std::vector<Word> words_;
  double total_ = 0;             ///< sum of the words' weights
  double neighbours_total_ = 0;  ///< sum of the weights of pairs that stand together in the query
  double all_pairs_total_ = 0;   ///< sum of the weights of all pairs
  std::array<std::uint64_t, 256> buckets_{};  ///< by low byte of a stem: which words it may be
  std::vector<Expanded> expanded_;
  std::vector<Occurrence> occurrences_;
  struct Count {
    std::uint32_t typed = 0;
    std::uint32_t expanded = 0;
  };
  [[nodiscard]] double worth(const Count& count, std::uint32_t word) const;
  std::vector<Count> counts_;  ///< per word, within the sliding passage
  std::vector<Evidence> evidence_;
  std::vector<float> closest_;    ///< per candidate and pair: how close they come, 0..1
  std::vector<float> frequency_;  ///< per candidate and pair: the sum over their meetings
};

}  // namespace telusur::search
