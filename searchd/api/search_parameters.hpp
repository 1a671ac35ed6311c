// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>

#include "api/parameters.hpp"
#include "article/article.hpp"
#include "search/cursor.hpp"
#include "search/results.hpp"

/// The parameters of every endpoint that searches.
namespace telusur::searchd::endpoint {

inline constexpr std::array<std::string_view, 3> kSorts = {"relevance", "newest", "oldest"};
inline constexpr std::array<std::string_view, 3> kMatches = {"auto", "all", "any"};
inline constexpr std::array<std::string_view, 7> kExpansions = {
    "all", "none", "synonym", "acronym", "slang", "synonyms", "acronyms"};
inline constexpr std::array<std::string_view, 3> kTypoChoices = {"auto", "suggest", "off"};
inline constexpr std::array<std::string_view, 2> kOnOff = {"on", "off"};
inline constexpr std::array<std::string_view, 2> kCollapses = {"story", "none"};
inline constexpr std::array<std::string_view, 3> kHighlights = {"html", "offsets", "none"};
inline constexpr std::array<std::string_view, 17> kHitFields = {
    "id",       "url",      "title",        "source",     "section",    "authors",
    "tags",     "language", "published_at", "updated_at", "score",      "title_html",
    "snippets", "opening",  "story",        "similar",    "explanation"};
inline constexpr std::array<std::string_view, search::kFacetFields> kFacetNames = {
    "source", "section", "author", "tag", "month"};
inline constexpr std::array<std::string_view, 5> kUnits = {"auto", "day", "week", "month", "year"};
inline constexpr std::array<std::string_view, 6> kTimelines = {"none", "auto",  "day",
                                                               "week", "month", "year"};

/// One table after the other.
template <std::size_t N, std::size_t M>
constexpr std::array<ParameterSpec, N + M> joined(const std::array<ParameterSpec, N>& first,
                                                  const std::array<ParameterSpec, M>& second) {
  std::array<ParameterSpec, N + M> all{};
  std::ranges::copy(first, all.begin());
  std::ranges::copy(second, all.begin() + N);
  return all;
}

inline constexpr std::array kQueryParameters = {
    ParameterSpec{.name = "q",
                  .required = true,
                  .max = search::kMaxQueryBytes,
                  .description = "The words to look for; any text, an empty one finds nothing, or "
                                 "with filters all that pass"},
    ParameterSpec{.name = "match",
                  .kind = ParameterSpec::Kind::choice,
                  .description = "Whether an article needs all words; auto relaxes to fewer when "
                                 "hardly any article has them all",
                  .choices = kMatches},
    ParameterSpec{.name = "expand",
                  .kind = ParameterSpec::Kind::names,
                  .description = "Other words looked for besides those typed: all (the usual), "
                                 "none, or some of synonym, acronym, slang (the standard word for "
                                 "an informal one)",
                  .choices = kExpansions},
    ParameterSpec{.name = "exact",
                  .kind = ParameterSpec::Kind::flag,
                  .default_value = 0,
                  .description = "Only the very forms typed, as if each word stood in quotes: no "
                                 "others of their stem, nothing of expand, and all of them"},
};

/// A filter by value: one of search::FilterField, under its name.
constexpr ParameterSpec filter_parameter(std::string_view name, std::string_view description) {
  return {.name = name,
          .kind = ParameterSpec::Kind::list,
          .max = article::kMaxFieldBytes + 1,
          .description = description};
}

inline constexpr std::array kFilterParameters = {
    filter_parameter("source",
                     "Only articles of one of these sources; -NAME: not of this one. "
                     "Case and diacritics do not matter, here and below"),
    filter_parameter("section", "Only of one of these sections; -NAME: not of this one"),
    filter_parameter("author", "Only by one of these authors; -NAME: not by this one"),
    filter_parameter("tag", "Only with one of these tags; -NAME: not with this one"),
    filter_parameter("lang", "Only in one of these languages (id, en); -NAME: not in this one"),
    filter_parameter("site", "Only of one of these hosts; -NAME: not of this one"),
    ParameterSpec{.name = "since",
                  .kind = ParameterSpec::Kind::date,
                  .max = 64,
                  .description = "Published at or after: RFC 3339, 2023-07-20, 2023-07, 2023, "
                                 "kemarin, 7d; in Asia/Jakarta unless it names a zone"},
    ParameterSpec{.name = "until",
                  .kind = ParameterSpec::Kind::date,
                  .max = 64,
                  .description = "Published before the end of that moment, day, month or year"},
    ParameterSpec{.name = "tz",
                  .kind = ParameterSpec::Kind::zone,
                  .max = 32,
                  .description = "Whose days since and until mean, where they name no zone: "
                                 "Asia/Jakarta (the usual), Asia/Makassar, Asia/Jayapura, WIB, "
                                 "WITA, WIT, UTC, +08:00"},
};

inline constexpr std::array kPageParameters = {
    ParameterSpec{.name = "limit",
                  .kind = ParameterSpec::Kind::number,
                  .min = 0,
                  .max = search::kMaxLimit,
                  .default_value = search::kDefaultLimit,
                  .description = "Most hits to give"},
    ParameterSpec{.name = "offset",
                  .kind = ParameterSpec::Kind::number,
                  .min = 0,
                  .max = search::kMaxOffset,
                  .default_value = 0,
                  .description = "Hits to skip"},
    ParameterSpec{.name = "cursor",
                  .max = search::kMaxCursorBytes,
                  .description = "next_cursor of the page before, instead of an offset; for lists "
                                 "read far or while the index changes"},
    ParameterSpec{.name = "snippets",
                  .kind = ParameterSpec::Kind::number,
                  .min = 0,
                  .max = search::kMaxSnippets,
                  .default_value = search::kDefaultSnippets,
                  .description = "Passages per hit"},
    ParameterSpec{.name = "snippet_length",
                  .kind = ParameterSpec::Kind::number,
                  .min = search::kMinSnippetWords,
                  .max = search::kMaxSnippetWords,
                  .default_value = search::kDefaultSnippetWords,
                  .description = "Words of a passage, at most"},
    ParameterSpec{.name = "highlight",
                  .kind = ParameterSpec::Kind::choice,
                  .description = "How matches are shown: html, as <mark> in title_html and html, "
                                 "with offsets besides; offsets, by code points in marks alone; "
                                 "none",
                  .choices = kHighlights},
    ParameterSpec{.name = "fields",
                  .kind = ParameterSpec::Kind::names,
                  .description = "Members of a hit to give, besides its id; all unless given",
                  .choices = kHitFields},
    ParameterSpec{.name = "sort",
                  .kind = ParameterSpec::Kind::choice,
                  .description = "Order of the hits",
                  .choices = kSorts},
    ParameterSpec{.name = "facets",
                  .kind = ParameterSpec::Kind::names,
                  .description = "Fields whose values are counted over all articles that match, "
                                 "near-copies each; the most frequent ten are given",
                  .choices = kFacetNames},
    ParameterSpec{.name = "timeline",
                  .kind = ParameterSpec::Kind::choice,
                  .description = "All articles that match counted over time, in this unit, or a "
                                 "wider one where there would be too many",
                  .choices = kTimelines},
    ParameterSpec{.name = "collapse",
                  .kind = ParameterSpec::Kind::choice,
                  .description = "story: near-copies as one hit, the first published leading, the "
                                 "others counted and named in its `similar`; limit and offset then "
                                 "count such hits, the total still articles. none: each by itself",
                  .choices = kCollapses},
    ParameterSpec{.name = "recency",
                  .max = 8,
                  .description = "Whether new articles gain a little: on (the usual), off, or days "
                                 "such as 30d after which what they gain has halved"},
    ParameterSpec{.name = "timeout_ms",
                  .kind = ParameterSpec::Kind::number,
                  .min = 0,
                  .max = 60'000,
                  .default_value = 0,
                  .description = "Time for the search, which then gives what it has found with "
                                 "timed_out true; no more than the server allows, which 0 stands "
                                 "for"},
    ParameterSpec{.name = "partial",
                  .kind = ParameterSpec::Kind::flag,
                  .default_value = 1,
                  .description =
                      "Of an index in shards: answer though some cannot be reached, which "
                      "`shards` then names; false makes that a problem"},
    ParameterSpec{.name = "explain",
                  .kind = ParameterSpec::Kind::flag,
                  .default_value = 0,
                  .description = "Says of each hit why it is found and where its score comes from"},
    ParameterSpec{.name = "typo",
                  .kind = ParameterSpec::Kind::choice,
                  .description = "Misspelt words: auto searches the corrected query when the typed "
                                 "one finds nothing, suggest only names it in did_you_mean",
                  .choices = kTypoChoices},
};

inline constexpr std::array kSearchParameters =
    joined(joined(kQueryParameters, kFilterParameters), kPageParameters);

inline constexpr std::array kOwnFacetParameters = {
    ParameterSpec{.name = "name",
                  .kind = ParameterSpec::Kind::choice,
                  .required = true,
                  .description = "The field",
                  .choices = kFacetNames},
    ParameterSpec{.name = "limit",
                  .kind = ParameterSpec::Kind::number,
                  .min = 0,
                  .max = search::kMaxFacetValues,
                  .default_value = 100,
                  .description = "Most values to give; those beyond add up in `other`"},
    ParameterSpec{.name = "prefix",
                  .max = search::kMaxFacetPrefixBytes,
                  .description = "Only values that begin so, whatever their case and diacritics"},
};

inline constexpr std::array kFacetParameters =
    joined(kOwnFacetParameters, joined(kQueryParameters, kFilterParameters));

inline constexpr std::array kOwnTimelineParameters = {
    ParameterSpec{.name = "interval",
                  .kind = ParameterSpec::Kind::choice,
                  .description = "Width of a bucket; widened where there would be too many",
                  .choices = kUnits},
};

inline constexpr std::array kTimelineParameters =
    joined(kOwnTimelineParameters, joined(kQueryParameters, kFilterParameters));

}  // namespace telusur::searchd::endpoint
