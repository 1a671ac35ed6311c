// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "index/token_stream.hpp"
#include "search/query_unit.hpp"
#include "search/ranking.hpp"

namespace telusur::search {

/// What a token stream shows about a query, each in 0..1: shares of the query's weight (idf).
struct Evidence {
  double proximity = 0;       ///< pairs of neighbouring query words close together, in order best
  double passage = 0;         ///< distinct words within the best `passage_words` words
  double coverage = 0;        ///< distinct words anywhere in the text, or in the title
  double title_coverage = 0;  ///< distinct words in the title
  double lead_coverage = 0;   ///< distinct words in the lead
};

/// Measures documents against one query. Make one per query; evidence() allocates nothing once its
/// scratch has grown. Not thread-safe.
class EvidenceScorer {
 public:
  /// `weights`: importance of each unit, such as its idf; units of weight 0 are ignored.
  EvidenceScorer(std::span<const QueryUnit> units, std::span<const double> weights,
                 const Ranking& ranking);

  /// `title`: whether words of the title count.
  Evidence evidence(const index::TokenStream& stream, bool title);

 private:
  struct Word {
    index::StemHash stem;
    double weight;
    std::uint32_t position;
  };
  struct Occurrence {
    std::uint32_t position;
    std::uint32_t word;  ///< index into words_
  };

  void find_occurrences(const index::TokenStream& stream, bool title);
  void match_stem(index::StemHash stem, std::uint32_t position);
  [[nodiscard]] double coverage(std::uint32_t first, std::uint32_t last);
  [[nodiscard]] double best_passage(std::uint32_t first);
  [[nodiscard]] double proximity();

  const Ranking& ranking_;
  std::vector<Word> words_;
  double total_ = 0;                          ///< sum of the words' weights
  double pair_total_ = 0;                     ///< sum of the neighbouring pairs' weights
  std::array<std::uint64_t, 256> buckets_{};  ///< by low byte of a stem: which words it may be
  std::vector<Occurrence> occurrences_;
  std::vector<std::uint32_t> counts_;   ///< per word, within the sliding passage
  std::vector<double> pair_closeness_;  ///< per word: with the next word of the query
};

}  // namespace telusur::search
