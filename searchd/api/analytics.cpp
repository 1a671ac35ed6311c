// SPDX-License-Identifier: GPL-2.0-or-later
#include <boost/json.hpp>
#include <chrono>

#include "api/context.hpp"
#include "api/endpoints.hpp"
#include "api/json_response.hpp"
#include "http/problem.hpp"
#include "search/query/dates.hpp"
#include "support/utf8.hpp"

namespace telusur::searchd::endpoint {
namespace {

namespace json = boost::json;
using std::chrono::floor;
using std::chrono::seconds;
using std::chrono::system_clock;

http::Response switched_off(const http::Request& request) {
  return to_response({http::ProblemKind::not_found,
                      {"Catatan kueri tidak aktif: jalankan telusur-searchd dengan --state-dir",
                       "the query log is off: start telusur-searchd with --state-dir"},
                      {},
                      std::nullopt},
                     request);
}

QueryStatistic statistic_of(std::string_view kind) {
  if (kind == "zero") return QueryStatistic::zero;
  if (kind == "slow") return QueryStatistic::slow;
  return kind == "low_click" ? QueryStatistic::low_click : QueryStatistic::popular;
}

double milliseconds(std::chrono::microseconds duration) {
  return std::chrono::duration<double, std::milli>(duration).count();
}

json::object to_json(const QueryFigures& figures) {
  const article::Timestamp last{figures.last};
  return {{"query", utf8::repaired(figures.query)},
          {"searches", figures.searches},
          {"clicks", figures.clicks},
          {"hits", figures.hits},
          {"took_ms_mean", milliseconds(figures.took_mean)},
          {"took_ms_max", milliseconds(figures.took_max)},
          {"last_at", article::to_rfc3339(last)}};
}

}  // namespace

boost::asio::awaitable<http::Response> record_event(const Context& context, const Call& call) {
  if (context.query_log == nullptr) co_return switched_off(call.request);
  const bool taken =
      context.query_log->add(LoggedClick{.at = floor<seconds>(system_clock::now()),
                                         .query_id = call.arguments.text("query_id"),
                                         .id = call.arguments.text("id"),
                                         .position = call.arguments.number("position")});
  if (!taken) {
    co_return problem({ErrorCode::overloaded, "", "the query log's queue is full", ""},
                      call.request);
  }
  http::Response response;
  response.status = call.route.success;
  co_return response;
}

boost::asio::awaitable<http::Response> query_statistics(const Context& context, const Call& call) {
  if (context.query_log == nullptr) co_return switched_off(call.request);
  const Arguments& arguments = call.arguments;
  const auto now = floor<seconds>(system_clock::now());
  const auto since = search::read_since(arguments.text("since"), now);
  constexpr std::chrono::days kUsual{30};
  const std::chrono::sys_seconds from = since ? *since : now - kUsual;
  const auto figures = co_await context.background.run([&] {
    return context.query_log->figures(statistic_of(arguments.text("kind")), from,
                                      arguments.number("limit"));
  });
  if (!figures) co_return problem(figures.error(), call.request);
  json::array queries;
  for (const QueryFigures& one : *figures)
    queries.push_back(to_json(one));
  co_return json_response({{"kind", arguments.text("kind")},
                           {"since", article::to_rfc3339(article::Timestamp{from})},
                           {"queries", std::move(queries)}})
      .with("Cache-Control", "no-store");
}

}  // namespace telusur::searchd::endpoint
