// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace telusur::search {

/// What articles are counted by.
enum class FacetField : std::uint8_t { source, section, author, tag, month };

constexpr std::size_t kFacetFields = 5;
constexpr std::uint32_t kDefaultFacetValues = 10;
constexpr std::uint32_t kMaxFacetValues = 1000;
constexpr std::size_t kMaxFacetPrefixBytes = 200;

/// Stable name, as in parameters and replies: `source`, ..., `month`; and back.
std::string_view name(FacetField field);
std::optional<FacetField> parse_facet_field(std::string_view name);

struct FacetRequest {
  FacetField field = FacetField::source;
  std::uint32_t limit = kDefaultFacetValues;  ///< values listed, 0..kMaxFacetValues
  std::string prefix{};  ///< only values that begin so, folded as filters are; counts stay whole
};

/// A value and the articles that have it. As a filter on the same search `value` passes exactly
/// `count` articles: of a month (`2023-07`, of Asia/Jakarta) as `since` and `until`.
struct FacetValue {
  std::string value;  ///< as written, in its most frequent spelling among the articles counted
  std::uint64_t count = 0;

  friend bool operator==(const FacetValue&, const FacetValue&) = default;
};

/// Counts of one field over all articles that match: articles, not groups of near-copies, and all
/// of them, not those of the page. Spellings that a filter takes for the same are one value, and an
/// article counts once for it. Source, section and month: the counts of `values`, `missing` and
/// `other` make the total. Authors and tags: an article counts for each of its own.
struct Facet {
  FacetField field = FacetField::source;
  std::vector<FacetValue> values;  ///< most frequent first, then by name; months newest first
  std::uint64_t missing = 0;       ///< articles without any
  std::uint64_t other = 0;         ///< counts of the values not listed, summed
  std::uint64_t distinct = 0;      ///< values that begin with the prefix, listed or not

  friend bool operator==(const Facet&, const Facet&) = default;
};

}  // namespace telusur::search
