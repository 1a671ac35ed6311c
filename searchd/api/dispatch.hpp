// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "api/context.hpp"
#include "api/route.hpp"

namespace telusur::searchd {

/// Answers a request: finds the route, reads the parameters, calls the endpoint. complete() does
/// the rest.
boost::asio::awaitable<http::Response> dispatch(const Context& context,
                                                const http::Request& request);

/// Adds what every answer has: Vary, and CORS where the origin may ask.
void complete(const Context& context, const http::Request& request, http::Response& response);

/// How long the body of the request may be: `batch_bytes` for who may write articles, else
/// `body_bytes`.
std::size_t body_bytes(const Context& context, const http::Request& request,
                       std::size_t batch_bytes, std::size_t body_bytes);

}  // namespace telusur::searchd
