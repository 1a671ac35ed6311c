// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "api/context.hpp"
#include "api/route.hpp"

namespace telusur::searchd {

/// Answers a request: finds the route, reads the parameters, calls the endpoint, adds CORS.
boost::asio::awaitable<http::Response> dispatch(const Context& context,
                                                const http::Request& request);

}  // namespace telusur::searchd
