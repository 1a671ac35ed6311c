// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/match_any.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <optional>

#include "search/bm25.hpp"

namespace telusur::search {
namespace {

/// Steps over postings that cost about as much as comparing the score of one document.
constexpr std::size_t kStepsPerLook = 3;
/// The best are hardly ever known while more than this share of all weight is to come.
constexpr double kEarly = 0.4;
/// Steps over postings that cost as much as one look-up, and as reading one token stream.
constexpr std::size_t kStepsPerLookUp = 2;
constexpr std::size_t kStepsPerStream = 200;

}  // namespace

/// One leaf while it is read, from the smallest docid to the largest.
class AnyMatcher::Leaf {
 public:
  Leaf(const Xapian::Database& db, const AnyLeaf& leaf, const DocumentLengths& lengths,
       const Ranking& ranking)
      : lengths_(&lengths), bm25_(ranking, db) {
    if (const auto* term = std::get_if<std::string>(&leaf.what)) {
      documents_ = db.get_termfreq(*term);
      weight_ = leaf.scale * bm25_.term_weight(documents_);
      if (documents_ > 0) postings_.emplace(db.postlist_begin(*term), db.postlist_end(*term));
    } else {
      const auto& phrase = std::get<PhraseLeaf>(leaf.what);
      phrase_ = std::make_unique<PhraseSource>(phrase.words, phrase.field);
      phrase_->init(db);
      documents_ = phrase_->get_termfreq_max();
      weight_ = leaf.scale * phrase_->get_maxweight();
    }
  }

  /// What it adds to a document at most.
  [[nodiscard]] double most() const { return documents_ > 0 ? weight_ : 0; }
  /// What each() costs, in steps over postings.
  [[nodiscard]] std::size_t steps() const { return documents_ * (phrase_ ? kStepsPerStream : 1); }
  [[nodiscard]] bool is_phrase() const { return phrase_ != nullptr; }

  /// Calls `use(docid, score)` for each document that has it.
  template <class Use>
  void each(Use&& use) {
    if (phrase_) {
      for (phrase_->next(0); !phrase_->at_end(); phrase_->next(0))
        use(phrase_->get_docid(), weight_);
    } else if (postings_) {
      for (auto& [at, end] = *postings_; at != end; ++at)
        use(*at, score(*at));
    }
  }

  /// What it adds to this document; ask in the order of docids.
  double at(Xapian::docid docid) {
    if (phrase_) return phrase_->has(docid) ? weight_ : 0;
    if (!postings_) return 0;
    auto& [at, end] = *postings_;
    if (at == end) return 0;
    at.skip_to(docid);
    return at != end && *at == docid ? score(docid) : 0;
  }

 private:
  using Postings = std::pair<Xapian::PostingIterator, Xapian::PostingIterator>;

  [[nodiscard]] double score(Xapian::docid docid) const {
    return weight_ * bm25_.share(postings_->first.get_wdf(), (*lengths_)[docid]);
  }

  const DocumentLengths* lengths_;
  Bm25 bm25_;
  std::optional<Postings> postings_;      ///< of a term that some document has
  std::unique_ptr<PhraseSource> phrase_;  ///< of a phrase
  std::size_t documents_ = 0;             ///< that have it, at most
  double weight_ = 0;
};

AnyMatcher::Found AnyMatcher::match(const Xapian::Database& db, const std::vector<AnyLeaf>& leaves,
                                    const DocumentLengths& lengths, const Ranking& ranking,
                                    std::size_t most, const std::function<bool()>& late) {
  std::vector<Leaf> open;
  open.reserve(leaves.size());
  for (const AnyLeaf& leaf : leaves)
    open.emplace_back(db, leaf, lengths, ranking);
  std::erase_if(open, [](const Leaf& leaf) { return leaf.most() <= 0; });
  std::ranges::stable_sort(open, [](const Leaf& a, const Leaf& b) {
    if (a.is_phrase() != b.is_phrase()) return b.is_phrase();  // the dearest to look at come last
    return a.most() > b.most();
  });
  double still_to_come = 0;
  for (const Leaf& leaf : open)
    still_to_come += leaf.most();

  scores_.resize(std::max<std::size_t>(scores_.size(), lengths.size()));
  touched_.clear();
  least_ = 0;
  double look_below = still_to_come * kEarly;
  std::size_t next = 0;
  const auto more = [&] { return next < open.size() && !late(); };
  for (; more(); ++next) {
    const bool pays = kStepsPerLook * open[next].steps() > touched_.size();
    if (still_to_come < look_below && pays) {
      look_for_least(touched_, most);
      if (still_to_come < least_) break;
      look_below = still_to_come * (1 - kEarly / 2);
    }
    add_all(open[next]);
    still_to_come -= open[next].most();
  }
  Found found;
  found.seen = touched_.size();
  found.all_seen = next == open.size();
  promising_ = touched_;
  if (!found.all_seen) {
    keep_promising(still_to_come, most);
    std::ranges::sort(promising_);
    for (; more(); ++next) {
      add_to_promising(open[next]);
      still_to_come -= open[next].most();
      keep_promising(still_to_come, most);
    }
  }
  const auto better = [this](Xapian::docid a, Xapian::docid b) {
    return scores_[a] != scores_[b] ? scores_[a] > scores_[b] : a < b;
  };
  const std::size_t kept = std::min(most, promising_.size());
  std::ranges::partial_sort(promising_, promising_.begin() + static_cast<std::ptrdiff_t>(kept),
                            better);
  for (const Xapian::docid docid : std::span(promising_).first(kept))
    found.best.emplace_back(docid, scores_[docid]);
  for (const Xapian::docid docid : touched_)
    scores_[docid] = 0;
  return found;
}

void AnyMatcher::add_all(Leaf& leaf) {
  leaf.each([this](Xapian::docid docid, double score) {
    if (scores_[docid] == 0) touched_.push_back(docid);
    scores_[docid] += score;
  });
}

void AnyMatcher::add_to_promising(Leaf& leaf) {
  if (leaf.steps() < kStepsPerLookUp * promising_.size()) {
    // What others get besides is nobody's concern.
    leaf.each([this](Xapian::docid docid, double score) {
      if (scores_[docid] > 0) scores_[docid] += score;
    });
    return;
  }
  for (const Xapian::docid docid : promising_)
    scores_[docid] += leaf.at(docid);
}

/// Forgets the documents that cannot be among the best any more.
void AnyMatcher::keep_promising(double still_to_come, std::size_t most) {
  // What rounding may lose of a sum must not cost a document its place.
  constexpr double kRounding = 1e-9;
  if (promising_.size() <= most) return;
  look_for_least(promising_, most);
  std::erase_if(promising_, [&](Xapian::docid docid) {
    return scores_[docid] + still_to_come + kRounding < least_;
  });
}

/// The best of all are among `documents`.
void AnyMatcher::look_for_least(const std::vector<Xapian::docid>& documents, std::size_t most) {
  if (documents.size() < most || most == 0) return;
  ordered_.clear();
  for (const Xapian::docid docid : documents)
    ordered_.push_back(scores_[docid]);
  const auto last = ordered_.begin() + static_cast<std::ptrdiff_t>(most) - 1;
  std::ranges::nth_element(ordered_, last, std::ranges::greater{});
  least_ = *last;
}

}  // namespace telusur::search
