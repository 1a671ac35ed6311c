// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/asio/awaitable.hpp>
#include <span>

#include "api/context.hpp"
#include "api/route.hpp"

namespace telusur::searchd::web {

/// The pages and files for people: `/`, `/search`, `/articles/{id}`, `/demo`, `/box.js`, ... Their
/// parameters are those of PageQuery, checked by the pages themselves.
std::span<const Route> routes();

/// Answers a request for one of them; of `match`, which is one in routes().
boost::asio::awaitable<http::Response> answer(const Context& context, const http::Request& request,
                                              const Match& match);

/// True when the client would rather read HTML than JSON: a browser.
bool wants_html(const http::Request& request);

/// The problem as a page.
http::Response problem_response(const http::Problem& problem, const http::Request& request);

}  // namespace telusur::searchd::web
