// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facets.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "index/schema.hpp"
#include "search/facet_counter.hpp"
#include "support/bytes.hpp"

namespace telusur::search {
namespace {

constexpr std::array<std::string_view, kFacetFields> kNames = {"source", "section", "author", "tag",
                                                               "month"};

bool is_list(FacetField field) {
  return field == FacetField::author || field == FacetField::tag;
}

std::uint32_t slot_of(FacetField field) {
  switch (field) {
    case FacetField::source:
      return index::slot::kSource;
    case FacetField::section:
      return index::slot::kSection;
    case FacetField::author:
      return index::slot::kAuthors;
    case FacetField::tag:
      return index::slot::kTags;
    case FacetField::month:
      break;
  }
  return index::slot::kPublished;
}

/// What a filter compares.
std::string folded(std::string_view value) {
  return index::filter_term("", value);
}

/// All spellings of one value.
struct Merged {
  std::string key;  ///< folded
  FacetValue shown;
  std::uint64_t best = 0;  ///< count of the spelling shown
};

/// Lists the first values and adds up the others.
void list_values(Facet& facet, const FacetRequest& request, const std::vector<Merged>& merged) {
  const std::string prefix = folded(request.prefix);
  for (const Merged& value : merged) {
    const bool begins_so = value.key.starts_with(prefix);
    facet.distinct += begins_so ? 1 : 0;
    if (begins_so && facet.values.size() < request.limit) {
      facet.values.push_back(value.shown);
    } else {
      facet.other += value.shown.count;
    }
  }
}

/// One entry per value, the spellings of a value together.
template <class Counts>
std::vector<Merged> merge(const Counts& counts) {
  std::vector<Merged> spellings;
  spellings.reserve(counts.size());
  for (const auto& [value, count] : counts)
    spellings.push_back({folded(value), {value, count}, count});
  std::ranges::sort(spellings, [](const Merged& a, const Merged& b) {
    if (a.key != b.key) return a.key < b.key;
    return a.best != b.best ? a.best > b.best : a.shown.value < b.shown.value;
  });
  std::vector<Merged> merged;
  for (Merged& spelling : spellings) {
    if (!merged.empty() && merged.back().key == spelling.key) {
      merged.back().shown.count += spelling.best;
    } else {
      merged.push_back(std::move(spelling));
    }
  }
  return merged;
}

}  // namespace

std::string_view name(FacetField field) {
  return kNames.at(static_cast<std::size_t>(field));
}

std::optional<FacetField> parse_facet_field(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<FacetField>(found - kNames.begin());
}

FacetCounter::FacetCounter(std::span<const FacetRequest> requests,
                           std::optional<TimelineUnit> timeline)
    : timeline_(timeline), days_wanted_(timeline.has_value()) {
  for (const FacetRequest& request : requests) {
    const bool again = std::ranges::any_of(
        columns_, [&](const Column& column) { return column.request->field == request.field; });
    if (again) continue;
    columns_.push_back({&request, {}, 0});
    if (request.field == FacetField::month) days_wanted_ = true;
  }
}

void FacetCounter::add(Counts& counts, std::string_view bytes) {
  const auto known = counts.find(bytes);
  if (known != counts.end()) {
    ++known->second;
  } else {
    counts.emplace(std::string(bytes), 1);
  }
}

void FacetCounter::count(Column& column, const Xapian::Document& document) {
  const FacetField field = column.request->field;
  const std::string bytes = document.get_value(slot_of(field));
  if (bytes.empty()) {
    ++column.missing;
  } else if (is_list(field)) {
    ByteReader reader(bytes);
    while (!reader.rest().empty())
      add(column.counts, reader.sized());
  } else {
    add(column.counts, bytes);
  }
}

void FacetCounter::operator()(const Xapian::Document& document, double /*weight*/) {
  for (Column& column : columns_) {
    if (column.request->field != FacetField::month) count(column, document);
  }
  if (!days_wanted_) return;
  const std::string published = document.get_value(index::slot::kPublished);
  if (published.empty()) {
    ++undated_;
  } else {
    ++days_[jakarta_day(index::decode_time(published))];
  }
}

Facet FacetCounter::months(const FacetRequest& request) const {
  using namespace std::chrono;
  std::unordered_map<std::string, std::uint64_t> counts;
  for (const auto& [day, count] : days_) {
    constexpr std::size_t kMonthCharacters = 7;
    counts[iso_date(local_days{days{day}}).substr(0, kMonthCharacters)] += count;
  }
  std::vector<Merged> merged = merge(counts);
  std::ranges::reverse(merged);
  Facet facet{FacetField::month, {}, undated_, 0, 0};
  list_values(facet, request, merged);
  return facet;
}

std::vector<Facet> FacetCounter::facets() const {
  std::vector<Facet> facets;
  for (const Column& column : columns_) {
    if (column.request->field == FacetField::month) {
      facets.push_back(months(*column.request));
      continue;
    }
    std::vector<Merged> merged = merge(column.counts);
    std::ranges::stable_sort(
        merged, [](const Merged& a, const Merged& b) { return a.shown.count > b.shown.count; });
    Facet facet{column.request->field, {}, column.missing, 0, 0};
    list_values(facet, *column.request, merged);
    facets.push_back(std::move(facet));
  }
  return facets;
}

std::optional<Timeline> FacetCounter::timeline() const {
  if (!timeline_) return std::nullopt;
  return make_timeline(days_, undated_, *timeline_);
}

}  // namespace telusur::search
