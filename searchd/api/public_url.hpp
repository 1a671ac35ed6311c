// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "api/context.hpp"
#include "http/message.hpp"

namespace telusur::searchd {

/// Where people reach this server, such as `https://cari.example`, without a slash at the end:
/// --public-url, or else the scheme the request came by and its Host header.
std::string public_url(const Context& context, const http::Request& request);

}  // namespace telusur::searchd
