// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <memory>
#include <optional>
#include <span>
#include <unordered_set>
#include <vector>

#include "search/facet_columns.hpp"
#include "search/facets.hpp"
#include "search/timeline.hpp"

namespace telusur::search {

/// Counts values over the documents of one match while Xapian makes it; exact when that match looks
/// at all that match (check_at_least of all documents). Two ways to count, the same counts.
class FacetCounter {
 public:
  FacetCounter() = default;
  virtual ~FacetCounter() = default;
  FacetCounter(const FacetCounter&) = delete;
  FacetCounter& operator=(const FacetCounter&) = delete;

  /// Has `enquire` tell of every document it finds. The counter must outlive the match.
  virtual void attach(Xapian::Enquire& enquire) = 0;

  [[nodiscard]] virtual std::vector<Facet> facets() const = 0;
  [[nodiscard]] virtual std::optional<Timeline> timeline() const = 0;
};

/// Whether there is anything to count.
inline bool wants_counts(std::span<const FacetRequest> requests,
                         std::optional<TimelineUnit> timeline) {
  return !requests.empty() || timeline;
}

/// A counter that can also count some of what a match finds.
class SlotCounter : public FacetCounter {
 public:
  /// Counts those of the documents that `match` finds, `most` at most, which are among `counted`,
  /// of a match over shards: one round for each slot. May throw Xapian::Error.
  virtual void count(Xapian::Enquire& match, Xapian::doccount most,
                     const std::unordered_set<Xapian::docid>& counted) = 0;
};

/// By the value slots, with Xapian's own ValueCountMatchSpy, which works on remote databases too.
/// `requests` must outlive the counter; a field asked for twice is counted once, as first asked.
std::unique_ptr<SlotCounter> count_slots(std::span<const FacetRequest> requests,
                                         std::optional<TimelineUnit> timeline);

/// A counter that can also be told of the documents one by one.
class DocumentCounter : public FacetCounter {
 public:
  virtual void add(Xapian::docid docid) = 0;
};

/// By columns in memory: some ten times as fast. They must be of the very state that is matched.
std::unique_ptr<DocumentCounter> count_columns(std::span<const FacetRequest> requests,
                                               std::optional<TimelineUnit> timeline,
                                               std::shared_ptr<const FacetColumns> columns);

}  // namespace telusur::search
