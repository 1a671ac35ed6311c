// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/rerank.hpp"

#include <algorithm>
#include <bit>

namespace telusur::search {
namespace {

constexpr std::size_t kMaxWords = 64;  // one bit each in a bucket

/// 1 for neighbours, falling to 0 beyond the reach.
double closeness(std::uint32_t distance, std::uint32_t reach) {
  return distance > reach ? 0.0 : 1.0 - double(distance - 1) / double(reach);
}

constexpr double kWrongOrder = 0.5;  ///< worth of closeness in the other order than typed

}  // namespace

EvidenceScorer::EvidenceScorer(std::span<const QueryUnit> units, std::span<const double> weights,
                               const Ranking& ranking)
    : ranking_(ranking) {
  for (std::size_t i = 0; i < units.size() && words_.size() < kMaxWords; ++i) {
    if (weights[i] <= 0) continue;
    const index::StemHash stem = index::stem_hash(units[i].stem);
    const bool repeated =
        std::ranges::any_of(words_, [&](const Word& w) { return w.stem == stem; });
    if (repeated) continue;
    buckets_[stem & 0xFFU] |= std::uint64_t{1} << words_.size();
    words_.push_back({stem, weights[i], units[i].position});
    total_ += weights[i];
  }
  for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
    pair_total_ += words_[i].weight + words_[i + 1].weight;
  }
}

Evidence EvidenceScorer::evidence(const index::TokenStream& stream, bool title) {
  Evidence found;
  if (words_.empty()) return found;
  find_occurrences(stream, title);
  const std::uint32_t text = stream.title_words;
  constexpr std::uint32_t kEnd = UINT32_MAX;
  found.coverage = coverage(0, kEnd);
  found.title_coverage = title ? coverage(0, text) : 0.0;
  found.lead_coverage = coverage(text, text + stream.lead_words);
  found.passage = best_passage(text);
  found.proximity = proximity();
  return found;
}

void EvidenceScorer::match_stem(index::StemHash stem, std::uint32_t position) {
  std::uint64_t candidates = buckets_[stem & 0xFFU];
  while (candidates != 0) {
    const auto word = static_cast<std::uint32_t>(std::countr_zero(candidates));
    if (words_[word].stem == stem) occurrences_.push_back({position, word});
    candidates &= candidates - 1;
  }
}

void EvidenceScorer::find_occurrences(const index::TokenStream& stream, bool title) {
  occurrences_.clear();
  std::size_t overlay = 0;
  const std::uint32_t first = title ? 0 : stream.title_words;
  for (std::uint32_t i = 0; i < stream.words(); ++i) {
    if (i >= first) match_stem(stream.stems[i], i);
    for (; overlay < stream.overlays.size() && stream.overlays[overlay].position == i; ++overlay) {
      if (i >= first) match_stem(stream.overlays[overlay].stem, i);
    }
  }
}

double EvidenceScorer::coverage(std::uint32_t first, std::uint32_t last) {
  std::uint64_t seen = 0;
  double weight = 0;
  for (const Occurrence& occurrence : occurrences_) {
    if (occurrence.position < first || occurrence.position >= last) continue;
    const std::uint64_t bit = std::uint64_t{1} << occurrence.word;
    if ((seen & bit) == 0) weight += words_[occurrence.word].weight;
    seen |= bit;
  }
  return weight / total_;
}

double EvidenceScorer::best_passage(std::uint32_t first) {
  counts_.assign(words_.size(), 0);
  double weight = 0;
  double best = 0;
  std::size_t tail = 0;
  for (const Occurrence& head : occurrences_) {
    if (head.position < first) {
      ++tail;
      continue;
    }
    if (counts_[head.word]++ == 0) weight += words_[head.word].weight;
    while (occurrences_[tail].position + ranking_.passage_words <= head.position) {
      const std::uint32_t word = occurrences_[tail++].word;
      if (--counts_[word] == 0) weight -= words_[word].weight;
    }
    best = std::max(best, weight);
  }
  return best / total_;
}

/// For each two words that follow each other in the query, their closest meeting in the document.
double EvidenceScorer::proximity() {
  if (words_.size() < 2) return 0.0;
  pair_closeness_.assign(words_.size(), 0.0);
  for (std::size_t i = 0; i < occurrences_.size(); ++i) {
    const Occurrence& left = occurrences_[i];
    for (std::size_t j = i + 1; j < occurrences_.size(); ++j) {
      const Occurrence& right = occurrences_[j];
      const std::uint32_t distance = right.position - left.position;
      if (distance > ranking_.proximity_words) break;
      if (distance == 0) continue;
      const bool in_order = right.word == left.word + 1;
      if (!in_order && left.word != right.word + 1) continue;
      const double close =
          closeness(distance, ranking_.proximity_words) * (in_order ? 1.0 : kWrongOrder);
      double& pair = pair_closeness_[std::min(left.word, right.word)];
      pair = std::max(pair, close);
    }
  }
  double weight = 0;
  for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
    weight += pair_closeness_[i] * (words_[i].weight + words_[i + 1].weight);
  }
  return weight / pair_total_;
}

}  // namespace telusur::search
