// SPDX-License-Identifier: GPL-2.0-or-later
#include <xapian.h>

#include "api/context.hpp"
#include "api/endpoints.hpp"
#include "api/json_response.hpp"
#include "search/results_json.hpp"

namespace telusur::searchd::endpoint {

boost::asio::awaitable<http::Response> version(const Context& context, const Call& /*call*/) {
  co_return json_response({{"name", "telusur"},
                           {"version", TELUSUR_VERSION},
                           {"format_version", search::kFormatVersion},
                           {"xapian", Xapian::version_string()},
                           {"index_revision", context.index.state()->revision}})
      .with("Cache-Control", "no-cache");
}

}  // namespace telusur::searchd::endpoint
