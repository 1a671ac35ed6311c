// SPDX-License-Identifier: GPL-2.0-or-later
#include <xapian.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "search/facet_counter.hpp"
#include "search/facet_list.hpp"
#include "search/facet_slots.hpp"

namespace telusur::search {
namespace {

/// Counts the bytes of slots as they are; what they mean is looked at once, at the end.
class SpyCounter final : public SlotCounter {
 public:
  SpyCounter(std::span<const FacetRequest> requests, std::optional<TimelineUnit> timeline)
      : timeline_(timeline) {
    for (const FacetRequest& request : requests) {
      const bool again = std::ranges::any_of(
          requests_, [&](const FacetRequest* known) { return known->field == request.field; });
      if (again) continue;
      requests_.push_back(&request);
      spies_.try_emplace(slot_of(request.field), slot_of(request.field));
    }
    if (timeline) spies_.try_emplace(index::slot::kPublished, index::slot::kPublished);
  }

  void attach(Xapian::Enquire& enquire) override {
    for (auto& [slot, spy] : spies_)
      enquire.add_matchspy(&spy);
  }

  void count(Xapian::Enquire& match, Xapian::doccount most,
             const std::unordered_set<Xapian::docid>& counted) override {
    for (auto& [slot, spy] : spies_) {
      // As a collapse key the value comes along; no document is left out for it.
      match.set_collapse_key(slot, most);
      const Xapian::MSet found = match.get_mset(0, most);
      for (auto one = found.begin(); one != found.end(); ++one) {
        if (!counted.contains(*one)) continue;
        Xapian::Document document;
        document.add_value(slot, one.get_collapse_key());
        spy(document, 0);
      }
    }
  }

  [[nodiscard]] std::vector<Facet> facets() const override {
    std::vector<Facet> facets;
    for (const FacetRequest* request : requests_) {
      facets.push_back(request->field == FacetField::month
                           ? list_months(*request, days(), missing(index::slot::kPublished))
                           : values(*request));
    }
    return facets;
  }

  [[nodiscard]] std::optional<Timeline> timeline() const override {
    if (!timeline_) return std::nullopt;
    return make_timeline(days(), missing(index::slot::kPublished), *timeline_);
  }

 private:
  [[nodiscard]] std::uint64_t missing(std::uint32_t slot) const {
    const Xapian::ValueCountMatchSpy& spy = spies_.at(slot);
    std::uint64_t with_value = 0;
    for (auto value = spy.values_begin(); value != spy.values_end(); ++value)
      with_value += value.get_termfreq();
    return spy.get_total() - with_value;
  }

  [[nodiscard]] DayCounts days() const {
    const Xapian::ValueCountMatchSpy& spy = spies_.at(index::slot::kPublished);
    DayCounts days;
    for (auto value = spy.values_begin(); value != spy.values_end(); ++value)
      days[jakarta_day(index::decode_time(*value))] += value.get_termfreq();
    return days;
  }

  [[nodiscard]] Facet values(const FacetRequest& request) const {
    const Xapian::ValueCountMatchSpy& spy = spies_.at(slot_of(request.field));
    std::map<std::string, std::uint64_t, std::less<>> counts;
    for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
      const std::uint64_t count = value.get_termfreq();
      const std::string bytes = *value;
      each_value(request.field, bytes, [&](std::string_view text) {
        const auto known = counts.find(text);
        (known != counts.end() ? known->second : counts[std::string(text)]) += count;
      });
    }
    std::vector<std::pair<std::string, const std::string*>> keys;
    keys.reserve(counts.size());
    for (const auto& [text, count] : counts)
      keys.emplace_back(filter_key(text), &text);
    std::ranges::stable_sort(
        keys, {}, [](const auto& pair) -> const auto& { return pair.first; });
    std::vector<CountedSpelling> spellings;
    spellings.reserve(keys.size());
    for (const auto& [key, text] : keys)
      spellings.push_back({key, *text, counts.find(*text)->second});
    return list_values(request, spellings, missing(slot_of(request.field)));
  }

  std::vector<const FacetRequest*> requests_;
  std::optional<TimelineUnit> timeline_;
  std::map<std::uint32_t, Xapian::ValueCountMatchSpy> spies_;  ///< by slot
};

}  // namespace

std::unique_ptr<SlotCounter> count_slots(std::span<const FacetRequest> requests,
                                         std::optional<TimelineUnit> timeline) {
  return std::make_unique<SpyCounter>(requests, timeline);
}

}  // namespace telusur::search
