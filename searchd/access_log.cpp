// SPDX-License-Identifier: GPL-2.0-or-later
#include "access_log.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>

#include "support/utf8.hpp"

namespace telusur::searchd {
namespace {

double milliseconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

std::string utc_now() {
  const auto now = std::chrono::system_clock::now();
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch());
  return fmt::format("{:%FT%T}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(now)),
                     ms.count() % 1000);
}

/// What was searched for, decoded; empty where nothing was.
std::string_view query_of(const http::Request& request, const http::Response& response) {
  if (!response.query.empty()) return response.query;
  const auto& parameters = request.target.parameters;
  const auto q = std::ranges::find(parameters, "q", &http::Parameter::name);
  return q == parameters.end() ? std::string_view() : q->value;
}

}  // namespace

std::string access_line(AccessLogFormat format, bool queries, const http::Request& request,
                        const http::Response& response) {
  std::string target = utf8::repaired(request.raw_target);
  if (!queries) target.resize(std::min(target.find_first_of("?#"), target.size()));
  const double took = milliseconds_since(request.received);
  if (format == AccessLogFormat::text) {
    std::string line =
        fmt::format("{} {} {} \"{} {}\" {} {} {:.2f}ms {} {}", utc_now(), request.id, request.peer,
                    request.method, target, response.status, response.body.size(), took,
                    response.summary, response.header("Server-Timing"));
    // The target does not have what was posted.
    if (queries && !response.query.empty() && request.method == "POST") {
      line += " q=" + boost::json::serialize(boost::json::string(utf8::repaired(response.query)));
    }
    return line;
  }
  boost::json::object line{
      {"time", utc_now()},         {"request_id", request.id},
      {"peer", request.peer},      {"method", request.method},
      {"target", target},          {"route", response.route},
      {"status", response.status}, {"bytes", response.body.size()},
      {"took_ms", took},           {"summary", utf8::repaired(response.summary)}};
  const std::string_view query = queries ? query_of(request, response) : "";
  if (!query.empty()) line["query"] = utf8::repaired(query);
  if (const auto timings = response.header("Server-Timing"); !timings.empty()) {
    line["timings"] = utf8::repaired(timings);
  }
  return boost::json::serialize(line);
}

void AccessLog::set(AccessLogFormat format, bool queries) {
  format_ = format;
  queries_ = queries;
}

void AccessLog::write(const http::Request& request, const http::Response& response) const {
  const AccessLogFormat format = format_;
  if (format == AccessLogFormat::off) return;
  logger_->info("{}", access_line(format, queries_, request, response));
}

}  // namespace telusur::searchd
