// SPDX-License-Identifier: GPL-2.0-or-later
#include <boost/json.hpp>

#include "api/context.hpp"
#include "api/endpoints.hpp"
#include "api/json_response.hpp"
#include "http/problem.hpp"

namespace telusur::searchd::endpoint {

/// As SIGHUP does; what failed stays as it was and is named.
boost::asio::awaitable<http::Response> reload(const Context& context, const Call& call) {
  const auto report = co_await context.background.run(
      [&]() -> Result<ReloadReport> { return context.reload.run(); });
  if (!report) co_return problem(report.error(), call.request);
  context.index.poke();
  const boost::json::object body{{"applied", boost::json::value_from(report->applied)},
                                 {"need_restart", boost::json::value_from(report->need_restart)},
                                 {"failed", boost::json::value_from(report->failed)}};
  co_return json_response(body).with("Cache-Control", "no-store");
}

}  // namespace telusur::searchd::endpoint
