// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/facets.hpp"
#include "search/timeline.hpp"

namespace telusur::search {

/// Counts values over the documents of a match while Xapian makes it; exact when the match is made
/// in full (check_at_least of all documents). Counts bytes as they stand in the value slots and
/// folds each distinct spelling once, at the end. One per match.
class FacetCounter final : public Xapian::MatchSpy {
 public:
  /// `requests` must outlive the counter; a field asked for twice is counted once, as first asked.
  FacetCounter(std::span<const FacetRequest> requests, std::optional<TimelineUnit> timeline);

  /// Whether there is anything to count.
  [[nodiscard]] bool wanted() const { return !columns_.empty() || days_wanted_; }

  void operator()(const Xapian::Document& document, double weight) override;

  [[nodiscard]] std::vector<Facet> facets() const;
  [[nodiscard]] std::optional<Timeline> timeline() const;

 private:
  struct BytesHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view bytes) const {
      return std::hash<std::string_view>{}(bytes);
    }
  };
  using Counts = std::unordered_map<std::string, std::uint64_t, BytesHash, std::equal_to<>>;

  struct Column {
    const FacetRequest* request = nullptr;
    Counts counts;  ///< by the bytes of the slot; of a list by value
    std::uint64_t missing = 0;
  };

  static void add(Counts& counts, std::string_view bytes);
  static void count(Column& column, const Xapian::Document& document);
  [[nodiscard]] Facet months(const FacetRequest& request) const;

  std::vector<Column> columns_;
  std::optional<TimelineUnit> timeline_;
  bool days_wanted_ = false;
  DayCounts days_;
  std::uint64_t undated_ = 0;
};

}  // namespace telusur::search
