// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/rerank.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace telusur::search {
namespace {

constexpr std::size_t kMaxScored = 64;      // one bit each in a bucket
constexpr std::uint32_t kNearby = 8;        // words between which two words are near each other
constexpr float kWrongOrder = 0.5F;         // worth of closeness in the other order than typed
constexpr float kOtherFormOften = 0.8F;     // worth of one occurrence in another form, in densities
constexpr double kRounding = 1e-9;          // of sums of weights
constexpr std::uint32_t kEnd = UINT32_MAX;  // past every position
constexpr std::uint32_t kNoPlace = UINT32_MAX;

/// 1 for neighbours, falling to 0 beyond the reach.
float closeness_of(std::uint32_t distance) {
  return distance > kNearby ? 0.0F : 1.0F - float(distance - 1) / float(kNearby);
}

/// A word's part of BM25 without its idf, as a share of the most it can be.
double saturated(double often, double k1, double b, double relative_length) {
  return often / (often + k1 * (1 - b + b * relative_length));
}

}  // namespace

EvidenceScorer::EvidenceScorer(std::span<const QueryUnit> units,
                               std::span<const UnitWeight> weights, const Ranking& ranking,
                               QueryKind kind)
    : ranking_(ranking),
      answers_(units),
      text_(kind == QueryKind::question ? TextKind::passages : TextKind::articles) {
  add_words(units, weights);
  add_totals();
}

void EvidenceScorer::add_words(std::span<const QueryUnit> units,
                               std::span<const UnitWeight> weights) {
  std::vector<WordClasses> classes(units.size());
  if (text_ == TextKind::passages) classes = classes_of(units, weights);
  for (std::size_t i = 0; i < units.size() && words_.size() < kMaxScored; ++i) {
    const QueryUnit& unit = units[i];
    const index::StemHash stem = index::stem_hash(unit.stem);
    const index::FormHash form = index::form_hash(unit.surface);
    if (!unit.overlay) sequence_.push_back({stem, form, weights[i].stem});
    if (weights[i].stem <= 0) continue;
    const auto known = std::ranges::find(words_, stem, &Word::stem);
    if (known != words_.end()) {
      known->classes.add(classes[i]);
      continue;
    }
    const auto word = static_cast<std::uint32_t>(words_.size());
    for (const UnitExpansion& expansion : unit.expansions) {
      expanded_.push_back({StemPattern(expansion.words), word, expansion.offset});
      stems_.add(expanded_.back().pattern.first());
    }
    stems_.add(stem);
    const auto place = static_cast<std::uint32_t>(sequence_.size() - 1);
    words_.push_back({stem, form, weights[i].stem, unit.name, unit.number,
                      unit.overlay ? kNoPlace : place, classes[i]});
  }
}

void EvidenceScorer::add_totals() {
  for (const Word& word : words_) {
    total_ += word.weight;
    if (word.name) names_total_ += word.weight;
    if (word.number) numbers_total_ += word.weight;
    weights_.push_back(word.weight);
  }
  for (const double weight : weights_)
    shares_.push_back(weight / total_);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    for (std::size_t j = i + 1; j < words_.size(); ++j) {
      const double weight = words_[i].weight + words_[j].weight;
      all_pairs_total_ += weight;
      if (j == i + 1) neighbours_total_ += weight;
    }
  }
  for (std::size_t i = 0; i + 1 < sequence_.size(); ++i)
    runs_total_ += sequence_[i].weight + sequence_[i + 1].weight;
}

void EvidenceScorer::add(const index::TokenStreamView& stream, bool title, double matched) {
  Evidence& found = evidence_.emplace_back();
  if (words_.empty()) return;
  note_text(stream);
  closest_.resize(closest_.size() + pair_count(), 0.0F);
  find_occurrences(stream, title);
  measure_coverage(stream, title, found);
  measure_passages(stream.title_words, found);
  measure_sentences(stream, found);
  if (answers_.wanted(text_)) measure_answers(stream, found);
  const auto closest = std::span(closest_).last(pair_count());
  measure_pairs(closest);
  measure_neighbours(closest, found);
  measure_runs(stream, found);
  count_words(stream);
  if (text_ == TextKind::passages) context_.add(stream, matched);
}

std::vector<Evidence> EvidenceScorer::finish() {
  if (words_.empty()) text_ = TextKind::articles;
  if (!words_.empty()) {
    weigh_pairs();
    weigh_densities();
    text_ = text_of_all();
    if (text_ == TextKind::passages) {
      weigh_classes();
      context_.measure(shares_, often_, evidence_);
    } else {
      forget_passages();
    }
  }
  context_.clear();
  closest_.clear();
  often_.clear();
  exactly_.clear();
  lengths_.clear();
  return std::exchange(evidence_, {});
}

void EvidenceScorer::match(index::StemHash stem, index::FormHash form, std::uint32_t position) {
  for (std::uint32_t word = 0; word < words_.size(); ++word) {
    if (words_[word].stem == stem) {
      occurrences_.push_back({position, word, words_[word].form == form, false});
    }
  }
}

void EvidenceScorer::find_occurrences(const index::TokenStreamView& stream, bool title) {
  occurrences_.clear();
  std::size_t overlay = 0;
  const std::uint32_t first = title ? 0 : stream.title_words;
  while (overlay < stream.overlays.size() && stream.overlays[overlay].position < first)
    ++overlay;
  bool expanded = false;
  for (std::uint32_t next = first; next < stream.words();) {
    const std::uint32_t end =
        overlay < stream.overlays.size() ? stream.overlays[overlay].position + 1 : stream.words();
    for (std::uint32_t i = stems_.find(stream.stems, next, end); i < end;
         i = stems_.find(stream.stems, i + 1, end)) {
      match(stream.stems[i], stream.forms[i], i);
      const std::size_t typed = occurrences_.size();
      match_expansions(stream, i);
      expanded = expanded || occurrences_.size() > typed;
    }
    next = end;
    for (; overlay < stream.overlays.size() && stream.overlays[overlay].position < end; ++overlay) {
      if (!stems_.has(stream.overlays[overlay].stem)) continue;
      match(stream.overlays[overlay].stem, stream.overlays[overlay].form, end - 1);
      const std::size_t typed = occurrences_.size();
      match_expansions(stream.overlays[overlay]);
      expanded = expanded || occurrences_.size() > typed;
    }
  }
  // What stands for several words counts some places further on; what was typed goes before.
  if (!expanded) return;
  std::ranges::stable_sort(occurrences_, [](const Occurrence& a, const Occurrence& b) {
    return a.position != b.position ? a.position < b.position : a.expanded < b.expanded;
  });
}

/// Other words count at their place as the query's words would: side by side where they stand for
/// several.
void EvidenceScorer::match_expansions(const index::TokenStreamView& stream,
                                      std::uint32_t position) {
  for (const Expanded& expanded : expanded_) {
    if (stream.stems[position] != expanded.pattern.first()) continue;
    if (expanded.pattern.match(stream.stems, position) == 0) continue;
    occurrences_.push_back({position + expanded.offset, expanded.word, false, true});
  }
}

void EvidenceScorer::match_expansions(const index::StreamOverlay& overlay) {
  for (const Expanded& expanded : expanded_) {
    if (!expanded.pattern.is_single() || overlay.stem != expanded.pattern.first()) continue;
    occurrences_.push_back({overlay.position + expanded.offset, expanded.word, false, true});
  }
}

double EvidenceScorer::strength(const Occurrence& occurrence) const {
  return occurrence.expanded ? ranking_.expansion_evidence : 1.0;
}

double EvidenceScorer::worth(const Met& met) const {
  double weight = 0;
  for (std::uint64_t typed = met.typed; typed != 0; typed &= typed - 1)
    weight += words_[static_cast<std::size_t>(std::countr_zero(typed))].weight;
  double other = 0;
  for (std::uint64_t rest = met.expanded & ~met.typed; rest != 0; rest &= rest - 1)
    other += words_[static_cast<std::size_t>(std::countr_zero(rest))].weight;
  return weight + other * ranking_.expansion_evidence;
}

void EvidenceScorer::measure_coverage(const index::TokenStreamView& stream, bool title,
                                      Evidence& found) const {
  Met anywhere;
  Met exact;
  Met in_title;
  Met in_lead;
  const std::uint32_t lead_end = stream.title_words + stream.lead_words;
  for (const Occurrence& occurrence : occurrences_) {
    anywhere.add(occurrence);
    if (occurrence.exact) exact.add(occurrence);
    if (occurrence.position < stream.title_words) {
      if (title) in_title.add(occurrence);
    } else if (occurrence.position < lead_end) {
      in_lead.add(occurrence);
    }
  }
  found[Measure::coverage] = worth(anywhere) / total_;
  found[Measure::exact_coverage] = worth(exact) / total_;
  found[Measure::title_coverage] = worth(in_title) / total_;
  found[Measure::lead_coverage] = worth(in_lead) / total_;
  double names = 0;
  double numbers = 0;
  for (std::size_t word = 0; word < words_.size(); ++word) {
    if (((anywhere.typed | anywhere.expanded) >> word & 1U) == 0) continue;
    if (words_[word].name) names += words_[word].weight;
    if (words_[word].number) numbers += words_[word].weight;
  }
  if (names_total_ > 0) found[Measure::names] = names / names_total_;
  if (numbers_total_ > 0) found[Measure::numbers] = numbers / numbers_total_;
}

void EvidenceScorer::measure_passages(std::uint32_t first, Evidence& found) {
  passage_.reset(weights_);
  for (const Occurrence& occurrence : occurrences_) {
    if (occurrence.position >= first) passage_.enter(occurrence.word, occurrence.exact);
  }
  const double whole = passage_.weight();
  double best = 0;
  const auto within = [&](std::uint32_t length) {
    // What a shorter passage has, no longer one can better.
    if (best < whole - kRounding) best = best_passage(first, length);
    return best / total_;
  };
  found[Measure::passage_8] = within(8);
  found[Measure::passage_16] = within(16);
  found[Measure::passage_32] = within(32);
  found[Measure::passage_64] = within(64);
  found[Measure::passage_128] = within(128);
}

/// The most weight of distinct words within `length` words of the text.
double EvidenceScorer::best_passage(std::uint32_t first, std::uint32_t length) {
  passage_.reset(weights_);
  double best = 0;
  std::size_t tail = 0;
  for (const Occurrence& head : occurrences_) {
    if (head.position < first) {
      ++tail;
      continue;
    }
    passage_.enter(head.word, head.exact);
    for (; occurrences_[tail].position + length <= head.position; ++tail)
      passage_.leave(occurrences_[tail].word, occurrences_[tail].exact);
    best = std::max(best, passage_.weight());
  }
  return best;
}

void EvidenceScorer::measure_sentences(const index::TokenStreamView& stream,
                                       Evidence& found) const {
  const std::uint32_t text = stream.title_words;
  double best = 0;
  double best_two = 0;
  std::size_t best_at = 0;
  Met before;
  auto occurrence = std::ranges::lower_bound(occurrences_, text, {}, &Occurrence::position);
  for (std::size_t i = 0; i < stream.sentences.size(); ++i) {
    const bool last = i + 1 == stream.sentences.size();
    const std::uint32_t end = last ? kEnd : text + stream.sentences[i + 1].word;
    Met met;
    for (; occurrence != occurrences_.end() && occurrence->position < end; ++occurrence)
      met.add(*occurrence);
    if ((met.typed | met.expanded) != 0) {
      const double here = worth(met);
      if (here > best) {
        best = here;
        best_at = i;
      }
      best_two = std::max(best_two, worth(met | before));
    }
    before = met;
  }
  if (best <= 0) return;
  found[Measure::sentence] = best / total_;
  found[Measure::two_sentences] = best_two / total_;
  found[Measure::early] = 1.0 - double(best_at) / double(stream.sentences.size());
}

void EvidenceScorer::measure_answers(const index::TokenStreamView& stream, Evidence& found) {
  sightings_.clear();
  for (const Occurrence& occurrence : occurrences_) {
    if (occurrence.position < stream.title_words) continue;
    sightings_.push_back({occurrence.position, occurrence.word, occurrence.exact});
  }
  answers_.measure(stream, sightings_, shares_, found);
}

/// For each two words of the query, how close they come.
void EvidenceScorer::measure_pairs(std::span<float> closest) const {
  for (std::size_t i = 0; i < occurrences_.size(); ++i) {
    const Occurrence& left = occurrences_[i];
    for (std::size_t j = i + 1; j < occurrences_.size(); ++j) {
      const Occurrence& right = occurrences_[j];
      const std::uint32_t distance = right.position - left.position;
      if (distance > kNearby) break;
      if (distance == 0 || left.word == right.word) continue;
      const float close = closeness_of(distance) * (left.word < right.word ? 1.0F : kWrongOrder) *
                          float(strength(left) * strength(right));
      float& best = closest[pair_of(left.word, right.word)];
      best = std::max(best, close);
    }
  }
}

void EvidenceScorer::measure_neighbours(std::span<const float> closest, Evidence& found) const {
  double neighbours = 0;
  double all = 0;
  for (std::uint32_t high = 1; high < words_.size(); ++high) {
    for (std::uint32_t low = 0; low < high; ++low) {
      const double weight =
          closest[pair_of(low, high)] * (words_[low].weight + words_[high].weight);
      all += weight;
      if (low + 1 == high) neighbours += weight;
    }
  }
  if (neighbours_total_ > 0) found[Measure::proximity] = neighbours / neighbours_total_;
  if (all_pairs_total_ > 0) found[Measure::all_pairs] = all / all_pairs_total_;
}

/// Runs are looked for around each content word that was met, function words between included.
void EvidenceScorer::measure_runs(const index::TokenStreamView& stream, Evidence& found) {
  runs_.assign(sequence_.size(), 0);
  std::size_t longest = 0;
  const auto same = [&](std::size_t position, std::size_t place) {
    return position < stream.words() && stream.stems[position] == sequence_[place].stem;
  };
  const auto same_form = [&](std::size_t position, std::size_t place) {
    return same(position, place) && stream.forms[position] == sequence_[place].form;
  };
  for (const Occurrence& occurrence : occurrences_) {
    const std::uint32_t place = words_[occurrence.word].place;
    if (place == kNoPlace || occurrence.expanded || !same(occurrence.position, place)) continue;
    const std::uint32_t at = occurrence.position;
    std::uint32_t left = 0;
    while (left < place && left < at && same(at - left - 1, place - left - 1))
      ++left;
    std::uint32_t right = 1;
    while (place + right < sequence_.size() && same(at + right, place + right))
      ++right;
    longest = std::max<std::size_t>(longest, left + right);
    if (!occurrence.exact) continue;
    if (left > 0 && same_form(at - 1, place - 1)) runs_[place - 1] = 1;
    if (right > 1 && same_form(at + 1, place + 1)) runs_[place] = 1;
  }
  double weight = 0;
  for (std::size_t i = 0; i + 1 < sequence_.size(); ++i) {
    if (runs_[i] != 0) weight += sequence_[i].weight + sequence_[i + 1].weight;
  }
  if (runs_total_ > 0) found[Measure::exact_pairs] = weight / runs_total_;
  if (!sequence_.empty()) found[Measure::longest_run] = double(longest) / double(sequence_.size());
}

void EvidenceScorer::count_words(const index::TokenStreamView& stream) {
  const std::size_t first = often_.size();
  often_.resize(first + words_.size(), 0.0F);
  exactly_.resize(first + words_.size(), 0.0F);
  for (const Occurrence& occurrence : occurrences_) {
    if (occurrence.position < stream.title_words) continue;
    const float worth = occurrence.exact ? 1.0F : kOtherFormOften * float(strength(occurrence));
    often_[first + occurrence.word] += worth;
    if (occurrence.exact) exactly_[first + occurrence.word] += 1.0F;
  }
  lengths_.push_back(stream.words() - stream.title_words);
}

/// A pair that few candidates have tells more.
void EvidenceScorer::weigh_pairs() {
  const std::size_t pairs = pair_count();
  double total = 0;
  for (std::uint32_t word = 0; word + 1 < words_.size(); ++word) {
    const std::size_t pair = pair_of(word, word + 1);
    double having = 0;
    for (std::size_t at = pair; at < closest_.size(); at += pairs)
      having += closest_[at];
    const double rarity = std::log(1.0 + (double(evidence_.size()) + 0.5) / (having + 0.5));
    total += rarity;
    for (std::size_t i = 0; i < evidence_.size(); ++i)
      evidence_[i][Measure::pairs] += rarity * closest_[i * pairs + pair];
  }
  if (total <= 0) return;
  for (Evidence& evidence : evidence_)
    evidence[Measure::pairs] /= total;
}

void EvidenceScorer::weigh_densities() {
  double mean = 0;
  for (const std::uint32_t length : lengths_)
    mean += double(length) / double(lengths_.size());
  for (std::size_t i = 0; i < lengths_.size(); ++i) {
    const double length = double(lengths_[i]) / std::max(mean, 1.0);
    double dense = 0;
    double flat = 0;
    double exact = 0;
    double bm25 = 0;
    for (std::size_t word = 0; word < words_.size(); ++word) {
      const double often = often_[i * words_.size() + word];
      const double weight = words_[word].weight;
      dense += weight * saturated(often, 0.9, 0.9, length);
      flat += weight * saturated(often, 2.0, 0.3, length);
      exact += weight * saturated(exactly_[i * words_.size() + word], 1.2, 0.75, length);
      if (words_[word].place == kNoPlace) continue;  // an overlay has no other forms
      bm25 +=
          weight * saturated(exactly_[i * words_.size() + word], ranking_.k1, ranking_.b, length);
    }
    evidence_[i][Measure::bm25] = ranking_.exact_weight * (ranking_.k1 + 1) * bm25;
    evidence_[i][Measure::density] = dense / total_;
    evidence_[i][Measure::flat_density] = flat / total_;
    evidence_[i][Measure::exact_density] = exact / total_;
  }
}

}  // namespace telusur::search
