// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/context_evidence.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace telusur::search {
namespace {

/// Stems that more of the candidates have say nothing of what a passage is about.
constexpr double kCommon = 0.1;
constexpr float kMostAlike = 0.99F;
constexpr std::size_t kLenders = 20;  // of 10, 20, 30 and all the best
constexpr double kSameScore = 1e-9;   // of the first stage: the same sum in another order

/// A stem of a candidate.
struct Posting {
  index::StemHash stem;
  std::uint16_t candidate;

  bool operator==(const Posting&) const = default;
};

double weight_of(std::size_t candidates, std::size_t having) {
  const double most = std::max(kCommon * double(candidates), 2.0);
  if (double(having) > most) return 0;
  return std::log((double(candidates) + 1) / (double(having) + 0.5));
}

}  // namespace

void ContextEvidence::add(const index::TokenStreamView& stream, double matched) {
  matched_.push_back(matched);
  const auto text = stream.stems.subspan(stream.title_words);
  stems_.insert(stems_.end(), text.begin(), text.end());
  ends_.push_back(stems_.size());
}

void ContextEvidence::clear() {
  stems_.clear();
  ends_.clear();
  matched_.clear();
}

/// The best of the first stage, and those that are as good as the last of them: whichever of these
/// comes first in an index says nothing.
std::vector<std::size_t> ContextEvidence::lenders() const {
  std::vector<double> scores = matched_;
  std::ranges::sort(scores, std::ranges::greater{});
  const double least = scores[std::min(kLenders, scores.size()) - 1] - kSameScore;
  std::vector<std::size_t> best;
  for (std::size_t i = 0; i < matched_.size(); ++i) {
    if (matched_[i] >= least) best.push_back(i);
  }
  return best;
}

/// Of each two candidates, 0..1; of one with itself 0.
std::vector<float> ContextEvidence::likenesses() const {
  const std::size_t candidates = ends_.size();
  std::vector<Posting> postings;
  postings.reserve(stems_.size());
  for (std::size_t candidate = 0, at = 0; candidate < candidates; ++candidate) {
    for (; at < ends_[candidate]; ++at)
      postings.push_back({stems_[at], static_cast<std::uint16_t>(candidate)});
  }
  std::ranges::stable_sort(postings, {}, &Posting::stem);
  postings.erase(std::unique(postings.begin(), postings.end()), postings.end());
  std::vector<float> alike(candidates * candidates, 0.0F);
  std::vector<double> squares(candidates, 0.0);
  for (auto first = postings.begin(); first != postings.end();) {
    const auto end = std::find_if(first, postings.end(),
                                  [&](const Posting& one) { return one.stem != first->stem; });
    const double weight = weight_of(candidates, static_cast<std::size_t>(end - first));
    for (auto one = first; weight > 0 && one != end; ++one) {
      squares[one->candidate] += weight * weight;
      for (auto other = first; other != one; ++other) {
        alike[one->candidate * candidates + other->candidate] += float(weight * weight);
      }
    }
    first = end;
  }
  for (std::size_t i = 0; i < candidates; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      float& both = alike[i * candidates + j];
      if (both > 0) both /= float(std::sqrt(squares[i] * squares[j]));
      alike[j * candidates + i] = both;
    }
  }
  return alike;
}

void ContextEvidence::measure(std::span<const double> shares, std::span<const float> often,
                              std::span<Evidence> evidence) const {
  const std::size_t candidates = evidence.size();
  if (candidates == 0) return;
  const std::vector<float> alike = likenesses();
  const std::vector<std::size_t> lending = lenders();
  for (std::size_t i = 0; i < candidates; ++i) {
    double context = 0;
    for (std::size_t word = 0; word < shares.size(); ++word) {
      if (often[i * shares.size() + word] > 0) continue;
      float none = 1;  // of those alike is of the same article
      for (const std::size_t other : lending) {
        if (often[other * shares.size() + word] <= 0) continue;
        none *= 1 - std::min(alike[i * candidates + other], kMostAlike);
      }
      context += shares[word] * double(1 - none);
    }
    evidence[i][Measure::context] = context;
  }
}

}  // namespace telusur::search
