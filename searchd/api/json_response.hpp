// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "http/compress.hpp"
#include "http/message.hpp"

namespace telusur::searchd {

/// 200 with the object as JSON.
http::Response json_response(const boost::json::object& object);

}  // namespace telusur::searchd
