// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "api/route.hpp"
#include "search/results.hpp"
#include "search/suggest/suggester.hpp"

/// Every endpoint: one file each, named in the table of routes.cpp.
namespace telusur::searchd::endpoint {

inline constexpr std::array<std::string_view, 3> kSorts = {"relevance", "newest", "oldest"};
inline constexpr std::array<std::string_view, 3> kMatches = {"auto", "all", "any"};
inline constexpr std::array<std::string_view, 4> kExpansions = {"all", "none", "synonyms",
                                                                "acronyms"};
inline constexpr std::array<std::string_view, 3> kTypoChoices = {"auto", "suggest", "off"};

inline constexpr std::array<std::string_view, 2> kOnOff = {"on", "off"};

inline const std::array kSearchParameters = {
    ParameterSpec{.name = "q",
                  .required = true,
                  .max = search::kMaxQueryBytes,
                  .description = "The words to look for; any text, an empty one finds nothing"},
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
    ParameterSpec{.name = "snippets",
                  .kind = ParameterSpec::Kind::number,
                  .min = 0,
                  .max = search::kMaxSnippets,
                  .default_value = search::kDefaultSnippets,
                  .description = "Passages per hit"},
    ParameterSpec{.name = "sort",
                  .kind = ParameterSpec::Kind::choice,
                  .description = "Order of the hits",
                  .choices = kSorts},
    ParameterSpec{.name = "match",
                  .kind = ParameterSpec::Kind::choice,
                  .description = "Whether an article needs all words; auto relaxes to fewer when "
                                 "hardly any article has them all",
                  .choices = kMatches},
    ParameterSpec{.name = "expand",
                  .kind = ParameterSpec::Kind::choice,
                  .description = "Other words looked for besides those typed",
                  .choices = kExpansions},
    ParameterSpec{.name = "group",
                  .kind = ParameterSpec::Kind::flag,
                  .default_value = 1,
                  .description = "Near-copies as one hit, the first published leading, the others "
                                 "counted and named in its `similar`; limit and offset then count "
                                 "such hits, the total still articles"},
    ParameterSpec{.name = "recency",
                  .kind = ParameterSpec::Kind::choice,
                  .description = "Whether new articles gain a little",
                  .choices = kOnOff},
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

inline constexpr std::array<std::string_view, 2> kSuggestFormats = {"json", "opensearch"};

inline const std::array kSuggestParameters = {
    ParameterSpec{.name = "q",
                  .required = true,
                  .max = search::kMaxQueryBytes,
                  .description = "What was typed so far; the last word may be unfinished"},
    ParameterSpec{.name = "limit",
                  .kind = ParameterSpec::Kind::number,
                  .min = 0,
                  .max = search::Suggester::kMaxLimit,
                  .default_value = search::Suggester::kDefaultLimit,
                  .description = "Most suggestions to give"},
    ParameterSpec{.name = "format",
                  .kind = ParameterSpec::Kind::choice,
                  .description = "opensearch: the array that browsers read",
                  .choices = kSuggestFormats},
};

inline const std::array kArticleParameters = {
    ParameterSpec{.name = "id",
                  .required = true,
                  .max = article::kMaxIdBytes,
                  .description = "Id of the article, percent-encoded"},
};

boost::asio::awaitable<http::Response> search(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> suggest(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> article(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> healthz(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> readyz(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> version(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> metrics(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> openapi(const Context& context, const Call& call);

}  // namespace telusur::searchd::endpoint
