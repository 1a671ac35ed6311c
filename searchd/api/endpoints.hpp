// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "api/route.hpp"
#include "api/search_parameters.hpp"
#include "search/related.hpp"
#include "search/suggest/suggester.hpp"

/// Every endpoint: one file each, named in the table of routes.cpp.
namespace telusur::searchd::endpoint {

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

inline const std::array kRelatedParameters = {
    kArticleParameters.front(),
    ParameterSpec{.name = "limit",
                  .kind = ParameterSpec::Kind::number,
                  .min = 0,
                  .max = search::kMaxRelated,
                  .default_value = search::kDefaultRelated,
                  .description = "Most articles to give"},
};

inline const std::array kAnalyzeParameters = {
    ParameterSpec{
        .name = "text", .required = true, .max = search::kMaxQueryBytes, .description = "Any text"},
    ParameterSpec{.name = "expand",
                  .kind = ParameterSpec::Kind::names,
                  .description = "Other words shown in `interpreted`, as in /v1/search",
                  .choices = kExpansions},
};

inline const std::array kOwnExplainParameters = {
    kArticleParameters.front(),
    ParameterSpec{.name = "recency",
                  .kind = ParameterSpec::Kind::choice,
                  .description = "Whether new articles gain a little",
                  .choices = kOnOff},
};

inline const std::array kExplainParameters =
    joined(kOwnExplainParameters, joined(kQueryParameters, kFilterParameters));

inline constexpr std::array<std::string_view, 2> kFeedSorts = {"newest", "relevance"};

inline const std::array kOwnFeedParameters = {
    ParameterSpec{.name = "limit",
                  .kind = ParameterSpec::Kind::number,
                  .min = 1,
                  .max = search::kMaxLimit,
                  .default_value = 20,
                  .description = "Most articles to give"},
    ParameterSpec{.name = "sort",
                  .kind = ParameterSpec::Kind::choice,
                  .description = "Which articles, and their order",
                  .choices = kFeedSorts},
};

inline const std::array kFeedParameters =
    joined(joined(kQueryParameters, kFilterParameters), kOwnFeedParameters);

inline const std::array kPutArticlesParameters = {
    ParameterSpec{.name = "clean",
                  .kind = ParameterSpec::Kind::flag,
                  .default_value = 1,
                  .description = "Take page furniture out of the texts and mend their encoding, as "
                                 "telusur-indexer does"},
    ParameterSpec{.name = "partial",
                  .kind = ParameterSpec::Kind::flag,
                  .default_value = 0,
                  .description = "Write the good lines though others are rejected"},
};

constexpr std::uint32_t kMaxQueryIdBytes = 64;
constexpr std::uint32_t kMaxClickPosition = 10'000;

inline const std::array kEventParameters = {
    ParameterSpec{.name = "query_id",
                  .required = true,
                  .max = kMaxQueryIdBytes,
                  .description = "query_id of the answer that had the hit"},
    ParameterSpec{.name = "id",
                  .required = true,
                  .max = article::kMaxIdBytes,
                  .description = "id of the hit that was opened"},
    ParameterSpec{.name = "position",
                  .kind = ParameterSpec::Kind::number,
                  .required = true,
                  .min = 1,
                  .max = kMaxClickPosition,
                  .description = "Its place in the list, from 1"},
};

inline constexpr std::array<std::string_view, 4> kStatistics = {"popular", "zero", "slow",
                                                                "low_click"};

inline const std::array kStatisticsParameters = {
    ParameterSpec{.name = "kind",
                  .kind = ParameterSpec::Kind::choice,
                  .description = "Searched most; found nothing; took longest; found something that "
                                 "hardly anybody opened",
                  .choices = kStatistics},
    ParameterSpec{.name = "since",
                  .kind = ParameterSpec::Kind::date,
                  .max = 64,
                  .description = "Searches from then on; without it those of thirty days"},
    ParameterSpec{.name = "limit",
                  .kind = ParameterSpec::Kind::number,
                  .min = 1,
                  .max = 1000,
                  .default_value = 50,
                  .description = "Most queries to give"},
};

boost::asio::awaitable<http::Response> search(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> suggest(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> facets(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> timeline(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> related(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> story(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> analyze(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> explain(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> put_articles(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> delete_article(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> get_dictionary(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> put_dictionary(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> record_event(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> query_statistics(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> reload(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> atom_feed(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> rss_feed(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> opensearch(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> article(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> healthz(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> readyz(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> version(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> metrics(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> openapi(const Context& context, const Call& call);

}  // namespace telusur::searchd::endpoint
