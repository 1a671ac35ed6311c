// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facet_list.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "search/facet_slots.hpp"

namespace telusur::search {
namespace {

/// All spellings of one value.
struct Value {
  std::string_view key;
  std::string_view shown;
  std::uint64_t count = 0;
};

/// `spellings` have those of a value side by side.
std::vector<Value> merge(const std::vector<CountedSpelling>& spellings) {
  std::vector<Value> values;
  std::uint64_t best = 0;
  for (const CountedSpelling& spelling : spellings) {
    if (values.empty() || values.back().key != spelling.key) {
      values.push_back({spelling.key, spelling.text, 0});
      best = spelling.count;
    }
    if (spelling.count > best) {
      best = spelling.count;
      values.back().shown = spelling.text;
    }
    values.back().count += spelling.count;
  }
  return values;
}

}  // namespace

Facet list_values(const FacetRequest& request, const std::vector<CountedSpelling>& spellings,
                  std::uint64_t missing) {
  Facet facet{request.field, {}, missing, 0, 0};
  std::vector<Value> values = merge(spellings);
  for (const Value& value : values)
    facet.other += value.count;
  const std::string prefix = filter_key(request.prefix);
  if (!prefix.empty()) {
    std::erase_if(values, [&](const Value& value) { return !value.key.starts_with(prefix); });
  }
  facet.distinct = values.size();
  const auto listed =
      static_cast<std::ptrdiff_t>(std::min<std::size_t>(request.limit, values.size()));
  std::ranges::partial_sort(values, values.begin() + listed, [](const Value& a, const Value& b) {
    return a.count != b.count ? a.count > b.count : a.key < b.key;
  });
  values.resize(static_cast<std::size_t>(listed));
  for (const Value& value : values) {
    facet.values.push_back({std::string(value.shown), value.count});
    facet.other -= value.count;
  }
  return facet;
}

Facet list_months(const FacetRequest& request, const DayCounts& days, std::uint64_t undated) {
  using namespace std::chrono;
  constexpr std::size_t kMonthCharacters = 7;
  std::map<std::string, std::uint64_t, std::greater<>> months;
  for (const auto& [day, count] : days)
    months[iso_date(local_days{std::chrono::days{day}}).substr(0, kMonthCharacters)] += count;
  const std::string prefix = filter_key(request.prefix);
  Facet facet{request.field, {}, undated, 0, 0};
  for (const auto& [month, count] : months) {
    const bool begins_so = month.starts_with(prefix);
    facet.distinct += begins_so ? 1 : 0;
    if (begins_so && facet.values.size() < request.limit) {
      facet.values.push_back({month, count});
    } else {
      facet.other += count;
    }
  }
  return facet;
}

}  // namespace telusur::search
