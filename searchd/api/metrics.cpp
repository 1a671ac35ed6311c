// SPDX-License-Identifier: GPL-2.0-or-later
#include "metrics.hpp"

#include "api/context.hpp"
#include "api/endpoints.hpp"
#include "http/compress.hpp"

namespace telusur::searchd::endpoint {

boost::asio::awaitable<http::Response> metrics(const Context& context, const Call& call) {
  http::Response response;
  response.with("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
      .with("Cache-Control", "no-store");
  response.body = context.metrics.render(context.workers, *context.index.state(),
                                         context.index.shards(), context.connections->open());
  compress(response, call.request.header("Accept-Encoding"));
  co_return response;
}

}  // namespace telusur::searchd::endpoint
