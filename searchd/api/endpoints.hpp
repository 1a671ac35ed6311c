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

boost::asio::awaitable<http::Response> search(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> suggest(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> facets(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> timeline(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> related(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> article(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> healthz(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> readyz(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> version(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> metrics(const Context& context, const Call& call);
boost::asio::awaitable<http::Response> openapi(const Context& context, const Call& call);

}  // namespace telusur::searchd::endpoint
