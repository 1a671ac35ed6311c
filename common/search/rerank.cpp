// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/rerank.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace telusur::search {
namespace {

constexpr std::size_t kMaxScored = 64;      // one bit each in a bucket
constexpr float kWrongOrder = 0.5F;         // worth of closeness in the other order than typed
constexpr std::uint32_t kEnd = UINT32_MAX;  // past every position

/// 1 for neighbours, falling to 0 beyond the reach.
float closeness_of(std::uint32_t distance, std::uint32_t reach) {
  return distance > reach ? 0.0F : 1.0F - float(distance - 1) / float(reach);
}

}  // namespace

double combined_score(double bm25_share, const Evidence& evidence, const Ranking& ranking) {
  return bm25_share + ranking.proximity_weight * evidence.proximity +
         ranking.pairs_weight * evidence.pairs +
         ranking.pair_frequency_weight * evidence.pair_frequency +
         ranking.all_pairs_weight * evidence.all_pairs + ranking.passage_weight * evidence.passage +
         ranking.tight_passage_weight * evidence.tight_passage +
         ranking.coverage_weight * evidence.coverage +
         ranking.exact_coverage_weight * evidence.exact_coverage +
         ranking.title_coverage_weight * evidence.title_coverage +
         ranking.lead_coverage_weight * evidence.lead_coverage;
}

EvidenceScorer::EvidenceScorer(std::span<const QueryUnit> units, std::span<const double> weights,
                               const Ranking& ranking)
    : ranking_(ranking) {
  for (std::size_t i = 0; i < units.size() && words_.size() < kMaxScored; ++i) {
    if (weights[i] <= 0) continue;
    const index::StemHash stem = index::stem_hash(units[i].stem);
    const bool repeated =
        std::ranges::any_of(words_, [&](const Word& word) { return word.stem == stem; });
    if (repeated) continue;
    for (const UnitExpansion& expansion : units[i].expansions) {
      expanded_.push_back({StemPattern(expansion.words), static_cast<std::uint32_t>(words_.size()),
                           expansion.offset});
    }
    buckets_[stem & 0xFFU] |= std::uint64_t{1} << words_.size();
    words_.push_back({stem, index::form_hash(units[i].surface), weights[i]});
    total_ += weights[i];
  }
  for (std::size_t i = 0; i < words_.size(); ++i) {
    for (std::size_t j = i + 1; j < words_.size(); ++j) {
      const double weight = words_[i].weight + words_[j].weight;
      all_pairs_total_ += weight;
      if (j == i + 1) neighbours_total_ += weight;
    }
  }
}

void EvidenceScorer::add(const index::TokenStream& stream, bool title) {
  Evidence& found = evidence_.emplace_back();
  if (words_.empty()) return;
  closest_.resize(closest_.size() + pair_count(), 0.0F);
  frequency_.resize(frequency_.size() + pair_count(), 0.0F);
  find_occurrences(stream, title);
  const std::uint32_t text = stream.title_words;
  found.coverage = coverage(0, kEnd, false);
  found.exact_coverage = coverage(0, kEnd, true);
  found.title_coverage = title ? coverage(0, text, false) : 0.0;
  found.lead_coverage = coverage(text, text + stream.lead_words, false);
  found.passage = best_passage(text, ranking_.passage_words);
  found.tight_passage = best_passage(text, ranking_.tight_passage_words);
  const auto closest = std::span(closest_).last(pair_count());
  measure_pairs(closest, std::span(frequency_).last(pair_count()));
  found.proximity = proximity(closest);
  found.all_pairs = all_pairs(closest);
}

std::vector<Evidence> EvidenceScorer::finish() {
  const std::size_t pairs = words_.empty() ? 0 : pair_count();
  double total = 0;
  for (std::uint32_t word = 0; word + 1 < words_.size(); ++word) {
    const std::size_t pair = pair_of(word, word + 1);
    double having = 0;
    for (std::size_t at = pair; at < closest_.size(); at += pairs)
      having += closest_[at];
    const double rarity = std::log(1.0 + (double(evidence_.size()) + 0.5) / (having + 0.5));
    total += rarity;
    for (std::size_t i = 0; i < evidence_.size(); ++i) {
      const double often = frequency_[i * pairs + pair];
      evidence_[i].pairs += rarity * closest_[i * pairs + pair];
      evidence_[i].pair_frequency += rarity * often / (often + 1.0);
    }
  }
  for (Evidence& evidence : evidence_) {
    if (total > 0) evidence.pairs /= total;
    if (total > 0) evidence.pair_frequency /= total;
  }
  closest_.clear();
  frequency_.clear();
  return std::exchange(evidence_, {});
}

void EvidenceScorer::match(index::StemHash stem, index::FormHash form, std::uint32_t position) {
  std::uint64_t candidates = buckets_[stem & 0xFFU];
  while (candidates != 0) {
    const auto word = static_cast<std::uint32_t>(std::countr_zero(candidates));
    if (words_[word].stem == stem) {
      occurrences_.push_back({position, word, words_[word].form == form, false});
    }
    candidates &= candidates - 1;
  }
}

void EvidenceScorer::find_occurrences(const index::TokenStream& stream, bool title) {
  occurrences_.clear();
  std::size_t overlay = 0;
  const std::uint32_t first = title ? 0 : stream.title_words;
  while (overlay < stream.overlays.size() && stream.overlays[overlay].position < first)
    ++overlay;
  for (std::uint32_t i = first; i < stream.words(); ++i) {
    match(stream.stems[i], stream.forms[i], i);
    for (; overlay < stream.overlays.size() && stream.overlays[overlay].position == i; ++overlay) {
      match(stream.overlays[overlay].stem, stream.overlays[overlay].form, i);
    }
  }
  if (!expanded_.empty()) find_expansions(stream, first);
}

/// Other words count at their place as the query's words would: side by side where they stand for
/// several.
void EvidenceScorer::find_expansions(const index::TokenStream& stream, std::uint32_t first) {
  const std::size_t typed = occurrences_.size();
  for (const Expanded& expanded : expanded_) {
    const auto found = [&](std::uint32_t position) {
      occurrences_.push_back({position + expanded.offset, expanded.word, false, true});
    };
    for (std::uint32_t i = first; i < stream.words(); ++i) {
      if (stream.stems[i] != expanded.pattern.first()) continue;
      if (expanded.pattern.match(stream.stems, i) > 0) found(i);
    }
    if (!expanded.pattern.is_single()) continue;
    for (const index::StreamOverlay& overlay : stream.overlays) {
      if (overlay.stem == expanded.pattern.first() && overlay.position >= first) {
        found(overlay.position);
      }
    }
  }
  if (occurrences_.size() > typed) {
    std::ranges::stable_sort(occurrences_, {}, &Occurrence::position);
  }
}

double EvidenceScorer::strength(const Occurrence& occurrence) const {
  return occurrence.expanded ? ranking_.expansion_evidence : 1.0;
}

double EvidenceScorer::worth(const Count& count, std::uint32_t word) const {
  if (count.typed > 0) return words_[word].weight;
  return count.expanded > 0 ? words_[word].weight * ranking_.expansion_evidence : 0.0;
}

/// Weight of the distinct words at positions [first, last), as a share of all.
double EvidenceScorer::coverage(std::uint32_t first, std::uint32_t last, bool exact) const {
  std::uint64_t typed = 0;
  std::uint64_t expanded = 0;
  for (const Occurrence& occurrence : occurrences_) {
    if (occurrence.position < first || occurrence.position >= last) continue;
    if (exact && !occurrence.exact) continue;
    (occurrence.expanded ? expanded : typed) |= std::uint64_t{1} << occurrence.word;
  }
  double weight = 0;
  for (std::uint32_t word = 0; word < words_.size(); ++word) {
    const std::uint64_t bit = std::uint64_t{1} << word;
    weight += worth({(typed & bit) != 0 ? 1U : 0U, (expanded & bit) != 0 ? 1U : 0U}, word);
  }
  return weight / total_;
}

double EvidenceScorer::best_passage(std::uint32_t first, std::uint32_t length) {
  counts_.assign(words_.size(), {});
  double weight = 0;
  double best = 0;
  const auto change = [&](const Occurrence& occurrence, std::uint32_t by) {
    Count& count = counts_[occurrence.word];
    weight -= worth(count, occurrence.word);
    (occurrence.expanded ? count.expanded : count.typed) += by;
    weight += worth(count, occurrence.word);
  };
  std::size_t tail = 0;
  for (const Occurrence& head : occurrences_) {
    if (head.position < first) {
      ++tail;
      continue;
    }
    change(head, 1);
    while (occurrences_[tail].position + length <= head.position)
      change(occurrences_[tail++], static_cast<std::uint32_t>(-1));
    best = std::max(best, weight);
  }
  return best / total_;
}

/// For each two words of the query, their meetings within reach in the document.
void EvidenceScorer::measure_pairs(std::span<float> closest, std::span<float> frequency) const {
  for (std::size_t i = 0; i < occurrences_.size(); ++i) {
    const Occurrence& left = occurrences_[i];
    for (std::size_t j = i + 1; j < occurrences_.size(); ++j) {
      const Occurrence& right = occurrences_[j];
      const std::uint32_t distance = right.position - left.position;
      if (distance > ranking_.proximity_words) break;
      if (distance == 0 || left.word == right.word) continue;
      const float close = closeness_of(distance, ranking_.proximity_words) *
                          (left.word < right.word ? 1.0F : kWrongOrder) *
                          float(strength(left) * strength(right));
      const std::size_t pair = pair_of(left.word, right.word);
      closest[pair] = std::max(closest[pair], close);
      frequency[pair] += close;
    }
  }
}

double EvidenceScorer::proximity(std::span<const float> closest) const {
  double weight = 0;
  for (std::uint32_t i = 0; i + 1 < words_.size(); ++i) {
    weight += closest[pair_of(i, i + 1)] * (words_[i].weight + words_[i + 1].weight);
  }
  return neighbours_total_ > 0 ? weight / neighbours_total_ : 0.0;
}

double EvidenceScorer::all_pairs(std::span<const float> closest) const {
  double weight = 0;
  for (std::uint32_t high = 1; high < words_.size(); ++high) {
    for (std::uint32_t low = 0; low < high; ++low) {
      weight += closest[pair_of(low, high)] * (words_[low].weight + words_[high].weight);
    }
  }
  return all_pairs_total_ > 0 ? weight / all_pairs_total_ : 0.0;
}

}  // namespace telusur::search
