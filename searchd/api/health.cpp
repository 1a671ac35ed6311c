// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/context.hpp"
#include "api/endpoints.hpp"
#include "api/json_response.hpp"
#include "http/problem.hpp"

namespace telusur::searchd::endpoint {

boost::asio::awaitable<http::Response> healthz(const Context& /*context*/, const Call& /*call*/) {
  co_return json_response({{"status", "ok"}}).with("Cache-Control", "no-store");
}

boost::asio::awaitable<http::Response> readyz(const Context& context, const Call& call) {
  const auto index = context.index.state();
  if (!index->trouble.empty()) {
    co_return problem({ErrorCode::index_damaged, "", index->trouble, ""}, call.request);
  }
  co_return json_response(
      {{"status", "ready"}, {"index_revision", index->revision}, {"articles", index->articles}})
      .with("Cache-Control", "no-store");
}

}  // namespace telusur::searchd::endpoint
