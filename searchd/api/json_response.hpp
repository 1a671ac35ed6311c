// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace telusur::searchd {

/// 200 with the object as JSON.
http::Response json_response(const boost::json::object& object);

/// Compresses the body with gzip where the client accepts it and it pays. Takes about 10 us per
/// kilobyte: for larger bodies, call it on a worker thread.
void compress(http::Response& response, std::string_view accept_encoding);

}  // namespace telusur::searchd
