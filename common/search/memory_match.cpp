// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/memory_match.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

#include "search/bm25.hpp"
#include "search/open_leaf.hpp"

namespace telusur::search {
namespace {

constexpr std::uint32_t kWindow = PostingList::kWindow;

/// Postings that are passed over in the time of one look-up.
constexpr std::size_t kPostingsPerLookUp = 12;

/// What rounding may lose of a sum must not cost a document its place.
constexpr double kRounding = 1e-9;

using Ranked = std::pair<Xapian::docid, double>;

struct Better {
  bool operator()(const Ranked& a, const Ranked& b) const {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  }
};

}  // namespace

/// By place in a window; clean between windows.
struct MemoryMatcher::Scratch {
  std::array<double, kWindow> scores{};
  alignas(8) std::array<std::uint8_t, kWindow> marks{};
  std::vector<std::uint32_t> candidates;  ///< places
  index::TokenStream stream;
};

MemoryMatcher::MemoryMatcher() : scratch_(std::make_unique<Scratch>()) {}
MemoryMatcher::~MemoryMatcher() = default;
MemoryMatcher::MemoryMatcher(MemoryMatcher&&) noexcept = default;
MemoryMatcher& MemoryMatcher::operator=(MemoryMatcher&&) noexcept = default;

class MemoryMatcher::Match {
 public:
  Match(const MatchSource& source, std::span<const MatchLeaf> leaves, Scratch& scratch)
      : source_(source),
        norms_(source.postings.norms()),
        scores_(scratch.scores),
        marks_(scratch.marks),
        candidates_(scratch.candidates),
        stream_(scratch.stream) {
    open(leaves);
    rest_.resize(leaves_.size() + 1);
  }

  Found best(std::size_t most) {
    most_ = most;
    best_.reserve(most);
    Found found;
    const bool any = groups_.size() == 1;
    const bool all = for_windows([&] { found.seen += any ? rank_any() : rank_all(); });
    found.all_seen = all && !skipped_;
    if (any && !found.all_seen) {
      for (const OpenLeaf& leaf : leaves_) {
        if (!leaf.is_phrase()) found.seen = std::max<std::uint64_t>(found.seen, leaf.documents());
      }
    }
    std::ranges::sort(best_, Better());
    found.best = std::move(best_);
    return found;
  }

  bool each(const std::function<void(Xapian::docid)>& use) {
    return for_windows([&] {
      find_candidates();
      for (const std::uint32_t place : candidates_)
        use(docid_of(place));
    });
  }

 private:
  /// Leaves of which a document needs one, by their numbers.
  struct Group {
    std::vector<std::size_t> leaves;
    std::size_t documents = 0;  ///< that have any of them, at most
    bool phrases = false;
  };

  void open(std::span<const MatchLeaf> leaves) {
    std::vector<std::pair<OpenLeaf, std::uint32_t>> opened;
    for (const MatchLeaf& leaf : leaves) {
      if (leaf.group >= groups_.size()) groups_.resize(leaf.group + 1);
      OpenLeaf open(source_.db, source_.postings, leaf);
      if (open.most() > 0) opened.emplace_back(std::move(open), leaf.group);
    }
    // The dearest to look at come last.
    std::ranges::stable_sort(opened, [](const auto& a, const auto& b) {
      if (a.first.is_phrase() != b.first.is_phrase()) return b.first.is_phrase();
      return a.first.most() > b.first.most();
    });
    for (auto& [leaf, number] : opened) {
      Group& group = groups_[number];
      group.leaves.push_back(leaves_.size());
      group.documents += leaf.documents();
      group.phrases = group.phrases || leaf.is_phrase();
      leaves_.push_back(std::move(leaf));
    }
    std::ranges::stable_sort(groups_, {}, &Group::documents);
  }

  /// False when time was up before the last one.
  template <class Body>
  bool for_windows(Body&& body) {
    // A group without leaves is one that no document has; no groups, nothing was asked.
    if (groups_.empty() || groups_.front().leaves.empty()) return true;
    for (window_ = 0; std::size_t{window_} * kWindow < norms_.size(); ++window_) {
      if (source_.late()) return false;
      for (OpenLeaf& leaf : leaves_)
        leaf.enter(window_);
      body();
    }
    return true;
  }

  [[nodiscard]] Xapian::docid docid_of(std::uint32_t place) const {
    return window_ * kWindow + place;
  }
  [[nodiscard]] double norm(std::uint32_t place) const { return norms_[docid_of(place)]; }

  /// Whether a phrase, all of whose words the document has, stands in it.
  bool stands(const OpenLeaf& phrase, std::uint32_t place) {
    const auto stream = source_.tokens(docid_of(place), stream_);
    return stream && phrase.stands_in(*stream);
  }

  /// Calls `use` with the place of every document of the window that has all words of a phrase.
  template <class Use>
  void each_claim(const OpenLeaf& phrase, Use&& use) {
    for (const PostingList::Posting& posting : phrase.postings()) {
      const std::uint32_t place = PostingList::place_of(posting);
      if (phrase.find(place) != nullptr) use(place);
    }
  }

  // Which documents match.

  /// Fills candidates_ with the places that have a leaf of each group.
  void find_candidates() {
    candidates_.clear();
    for (const Group& group : groups_) {
      if (std::ranges::all_of(group.leaves,
                              [&](std::size_t leaf) { return leaves_[leaf].postings().empty(); })) {
        return;
      }
    }
    const bool alone = groups_.size() == 1;
    mark(groups_.front(), alone);
    take_marked<true>();
    for (std::size_t i = 1; i < groups_.size() && !candidates_.empty(); ++i)
      keep_those_with(groups_[i]);
    if (!alone && groups_.front().phrases) {
      std::erase_if(candidates_, [&](auto place) { return !has(groups_.front(), place); });
    }
  }

  /// Marks the places that have a leaf of the group. `verify`: whether phrases must stand there.
  void mark(const Group& group, bool verify) {
    for (const std::size_t number : group.leaves) {  // phrases last
      const OpenLeaf& leaf = leaves_[number];
      if (!leaf.is_phrase()) {
        for (const PostingList::Posting posting : leaf.postings())
          marks_[PostingList::place_of(posting)] = 1;
      } else {
        each_claim(leaf, [&](std::uint32_t place) {
          if (marks_[place] == 0 && (!verify || stands(leaf, place))) marks_[place] = 1;
        });
      }
    }
  }

  /// Makes the marked places the candidates. `unmark`: whether marks are taken away.
  template <bool unmark>
  void take_marked() {
    candidates_.resize(kWindow);
    std::uint32_t* const candidates = candidates_.data();
    std::size_t count = 0;
    for (std::uint32_t first = 0; first < kWindow; first += 8) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, &marks_[first], sizeof eight);
      for (; eight != 0; eight &= eight - 1)
        candidates[count++] = first + static_cast<std::uint32_t>(std::countr_zero(eight)) / 8;
    }
    candidates_.resize(count);
    if (unmark) marks_.fill(0);
  }

  void keep_those_with(const Group& group) {
    std::size_t postings = 0;
    for (const std::size_t leaf : group.leaves)
      postings += leaves_[leaf].postings().size();
    const bool look_up = candidates_.size() * group.leaves.size() * kPostingsPerLookUp < postings;
    if (look_up || group.phrases) {
      std::erase_if(candidates_, [&](auto place) { return !has(group, place); });
      return;
    }
    mark(group, false);
    std::erase_if(candidates_, [&](auto place) { return marks_[place] == 0; });
    marks_.fill(0);
  }

  bool has(const Group& group, std::uint32_t place) {
    return std::ranges::any_of(group.leaves, [&](std::size_t number) {
      const OpenLeaf& leaf = leaves_[number];
      return leaf.find(place) != nullptr && (!leaf.is_phrase() || stands(leaf, place));
    });
  }

  // Which are the best.

  /// Ranks what has a leaf of each group; how many have.
  std::size_t rank_all() {
    bound_rest();
    find_candidates();
    const std::size_t seen = candidates_.size();
    if (hopeless(rest_.front())) return seen;
    for (const std::uint32_t place : candidates_)
      marks_[place] = 1;
    refine(0);
    return seen;
  }

  /// Ranks what has any leaf, as far as it may be among the best; how many were met.
  std::size_t rank_any() {
    bound_rest();
    const auto essential = static_cast<std::size_t>(
        std::ranges::find_if(rest_, [this](double rest) { return hopeless(rest); }) -
        rest_.begin());
    const std::size_t added = std::min(essential, leaves_.size());
    skipped_ = skipped_ || rest_[added] > 0;
    for (std::size_t i = 0; i < added; ++i)
      add_all(leaves_[i]);
    take_marked<false>();
    const std::size_t seen = candidates_.size();
    drop_hopeless(rest_[added]);
    refine(added);
    return seen;
  }

  /// Fills rest_: what each leaf and those after it can add to a document of the window, at most.
  void bound_rest() {
    for (std::size_t i = leaves_.size(); i-- > 0;)
      rest_[i] = rest_[i + 1] + leaves_[i].most_here();
  }

  /// Whether a score cannot be among the best.
  [[nodiscard]] bool hopeless(double most) const {
    return best_.size() == most_ && most + kRounding <= least();
  }

  /// The least of the best, once these are complete.
  [[nodiscard]] double least() const {
    return most_ == 0 ? std::numeric_limits<double>::infinity() : best_.front().second;
  }

  void add_all(const OpenLeaf& leaf) {
    if (leaf.is_phrase()) {
      each_claim(leaf, [&](std::uint32_t place) {
        if (!stands(leaf, place)) return;
        scores_[place] += leaf.most();
        marks_[place] = 1;
      });
      return;
    }
    const double* const norms = &norms_[docid_of(0)];
    double* const scores = scores_.data();
    std::uint8_t* const marks = marks_.data();
    for (const PostingList::Posting& posting : leaf.postings()) {
      const std::uint32_t place = PostingList::place_of(posting);
      scores[place] += leaf.score(posting, norms[place]);
      marks[place] = 1;
    }
  }

  /// Adds to the candidates, which are marked, the leaves from `next` on, and offers those that
  /// stay in the running.
  void refine(std::size_t next) {
    for (; next < leaves_.size() && rest_[next] > 0; ++next) {
      if (candidates_.empty()) return;
      add_to_candidates(leaves_[next]);
      drop_hopeless(rest_[next + 1]);
    }
    for (const std::uint32_t place : candidates_) {
      offer({docid_of(place), scores_[place]});
      forget(place);
    }
  }

  /// Forgets candidates that cannot be among the best with `rest` more. Which ones is hard to
  /// foresee: without a branch it takes a third of the time.
  void drop_hopeless(double rest) {
    if (best_.size() < most_) return;
    const double wanted = least() - rest - kRounding;
    double* const scores = scores_.data();  // which no store of a mark can change
    std::uint8_t* const marks = marks_.data();
    std::uint32_t* const candidates = candidates_.data();
    const std::size_t count = candidates_.size();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t place = candidates[i];
      const double score = scores[place];
      const bool stays = score > wanted;
      candidates[kept] = place;
      kept += stays ? 1 : 0;
      const std::uint64_t bits = std::bit_cast<std::uint64_t>(score);
      scores[place] = std::bit_cast<double>(bits & (0 - std::uint64_t{stays}));  // or 0
      marks[place] = stays ? 1 : 0;
    }
    candidates_.resize(kept);
  }

  void forget(std::uint32_t place) {
    scores_[place] = 0;
    marks_[place] = 0;
  }

  void add_to_candidates(const OpenLeaf& leaf) {
    const auto postings = leaf.postings();
    const bool look_up = candidates_.size() * kPostingsPerLookUp < postings.size();
    if (look_up || leaf.is_phrase()) {
      for (const std::uint32_t place : candidates_) {
        const PostingList::Posting* posting = leaf.find(place);
        if (posting == nullptr) continue;
        if (!leaf.is_phrase()) {
          scores_[place] += leaf.score(*posting, norm(place));
        } else if (stands(leaf, place)) {
          scores_[place] += leaf.most();
        }
      }
      return;
    }
    const double* const norms = &norms_[docid_of(0)];
    double* const scores = scores_.data();
    const std::uint8_t* const marks = marks_.data();
    for (const PostingList::Posting& posting : postings) {
      const std::uint32_t place = PostingList::place_of(posting);
      if (marks[place] != 0) scores[place] += leaf.score(posting, norms[place]);
    }
  }

  /// Documents come by number: of two with one score the first stays.
  void offer(const Ranked& ranked) {
    if (best_.size() == most_) {
      if (most_ == 0 || ranked.second <= best_.front().second) return;
      std::ranges::pop_heap(best_, Better());
      best_.pop_back();
    }
    best_.push_back(ranked);
    std::ranges::push_heap(best_, Better());
  }

  const MatchSource& source_;
  std::span<const double> norms_;
  std::array<double, kWindow>& scores_;
  std::array<std::uint8_t, kWindow>& marks_;
  std::vector<std::uint32_t>& candidates_;
  index::TokenStream& stream_;
  std::vector<OpenLeaf> leaves_;
  std::vector<Group> groups_;  ///< the rarest first
  std::vector<double> rest_;
  std::uint32_t window_ = 0;
  std::size_t most_ = 0;
  std::vector<Ranked> best_;  ///< a heap, the worst first
  bool skipped_ = false;      ///< documents that match were not looked at
};

MemoryMatcher::Found MemoryMatcher::best(const MatchSource& source,
                                         std::span<const MatchLeaf> leaves, std::size_t most) {
  return Match(source, leaves, *scratch_).best(most);
}

bool MemoryMatcher::each(const MatchSource& source, std::span<const MatchLeaf> leaves,
                         const std::function<void(Xapian::docid)>& use) {
  return Match(source, leaves, *scratch_).each(use);
}

}  // namespace telusur::search
