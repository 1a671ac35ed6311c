// SPDX-License-Identifier: GPL-2.0-or-later
#include <xapian.h>

#include <algorithm>

#include "search/facet_counter.hpp"
#include "search/facet_list.hpp"

namespace telusur::search {
namespace {

using Day = FacetColumns::Day;

/// Adds one to the count of each number that a document has in the columns asked for.
class ColumnCounter final : public DocumentCounter, private Xapian::MatchSpy {
 public:
  ColumnCounter(std::span<const FacetRequest> requests, std::optional<TimelineUnit> timeline,
                std::shared_ptr<const FacetColumns> columns)
      : columns_(std::move(columns)), timeline_(timeline), days_wanted_(timeline.has_value()) {
    for (const FacetRequest& request : requests) {
      const bool again = std::ranges::any_of(
          counts_, [&](const Counts& known) { return known.request->field == request.field; });
      if (again) continue;
      Counts& counts = counts_.emplace_back();
      counts.request = &request;
      if (request.field == FacetField::month) {
        days_wanted_ = true;
      } else {
        counts.column = &columns_->column(request.field);
        counts.by_number.resize(counts.column->spellings.size());
      }
    }
    if (days_wanted_) {
      by_day_.resize(static_cast<std::size_t>(columns_->last_day() - columns_->first_day()) + 1);
    }
  }

  void attach(Xapian::Enquire& enquire) override { enquire.add_matchspy(this); }

  [[nodiscard]] std::vector<Facet> facets() const override {
    std::vector<Facet> facets;
    for (const Counts& counts : counts_) {
      facets.push_back(counts.column == nullptr ? list_months(*counts.request, days(), undated_)
                                                : values(counts));
    }
    return facets;
  }

  [[nodiscard]] std::optional<Timeline> timeline() const override {
    if (!timeline_) return std::nullopt;
    return make_timeline(days(), undated_, *timeline_);
  }

 private:
  struct Counts {
    const FacetRequest* request = nullptr;
    const FacetColumn* column = nullptr;  ///< null for the month
    std::vector<std::uint32_t> by_number;
    std::uint64_t missing = 0;
  };

  void operator()(const Xapian::Document& document, double /*weight*/) override {
    add(document.get_docid());
  }

  void add(Xapian::docid docid) override {
    for (Counts& counts : counts_) {
      if (counts.column == nullptr) continue;
      const auto numbers = counts.column->of(docid);
      if (numbers.empty()) ++counts.missing;
      for (const std::uint32_t number : numbers)
        ++counts.by_number[number];
    }
    if (!days_wanted_) return;
    const Day day = columns_->day(docid);
    if (day == FacetColumns::kUndated) {
      ++undated_;
    } else {
      ++by_day_[static_cast<std::size_t>(day - columns_->first_day())];
    }
  }

  [[nodiscard]] DayCounts days() const {
    DayCounts days;
    for (std::size_t i = 0; i < by_day_.size(); ++i) {
      if (by_day_[i] > 0) days.emplace(columns_->first_day() + static_cast<Day>(i), by_day_[i]);
    }
    return days;
  }

  static Facet values(const Counts& counts) {
    std::vector<CountedSpelling> spellings;
    for (std::size_t i = 0; i < counts.by_number.size(); ++i) {
      if (counts.by_number[i] == 0) continue;
      const Spelling& spelling = counts.column->spellings[i];
      spellings.push_back({spelling.key, spelling.text, counts.by_number[i]});
    }
    return list_values(*counts.request, spellings, counts.missing);
  }

  std::shared_ptr<const FacetColumns> columns_;
  std::optional<TimelineUnit> timeline_;
  bool days_wanted_;
  std::vector<Counts> counts_;
  std::vector<std::uint32_t> by_day_;  ///< from the first day of the columns on
  std::uint64_t undated_ = 0;
};

}  // namespace

std::unique_ptr<DocumentCounter> count_columns(std::span<const FacetRequest> requests,
                                               std::optional<TimelineUnit> timeline,
                                               std::shared_ptr<const FacetColumns> columns) {
  return std::make_unique<ColumnCounter>(requests, timeline, std::move(columns));
}

}  // namespace telusur::search
