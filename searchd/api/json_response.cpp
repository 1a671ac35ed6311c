// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/json_response.hpp"

#include <boost/json.hpp>

namespace telusur::searchd {

http::Response json_response(const boost::json::object& object) {
  http::Response response;
  response.with("Content-Type", "application/json");
  response.body = boost::json::serialize(object) + "\n";
  return response;
}

}  // namespace telusur::searchd
