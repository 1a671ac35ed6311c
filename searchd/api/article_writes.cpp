// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <boost/json.hpp>

#include "api/article_json.hpp"
#include "api/context.hpp"
#include "api/endpoints.hpp"
#include "api/json_response.hpp"
#include "http/problem.hpp"
#include "messages/message.hpp"
#include "support/utf8.hpp"

namespace telusur::searchd::endpoint {
namespace {

namespace json = boost::json;

/// As the indexer reads a file.
std::string_view without_bom(std::string_view text) {
  constexpr std::string_view kBom = "\xEF\xBB\xBF";
  if (text.starts_with(kBom)) text.remove_prefix(kBom.size());
  return text;
}

json::object to_json(const LineReport& report, Language language) {
  const std::string_view outcome = name(report.outcome);
  json::object object{{"line", report.line},
                      {"id", report.id.empty() ? json::value(nullptr) : json::value(report.id)},
                      {"outcome", json::string(outcome.data(), outcome.size())}};
  if (report.error) {
    const Error error = translated(*report.error, language);
    object["field"] = error.where;
    object["reason"] = utf8::repaired(error.what);
    object["hint"] = error.hint;
  }
  return object;
}

/// The lines that were rejected, all of the batch with them.
http::Response rejected(const BatchReport& report, const http::Request& request) {
  constexpr std::size_t kMostNamed = 100;
  http::Problem problem{http::ProblemKind::invalid_body, {}, {}, std::nullopt};
  std::size_t count = 0;
  for (const LineReport& line : report.lines) {
    if (!line.error || ++count > kMostNamed) continue;
    json::object error = to_json(line, request.language);
    error["code"] = "rejected";
    problem.errors.push_back(std::move(error));
  }
  problem.detail = {
      fmt::format("{} baris ditolak, tidak ada yang ditulis; partial=true menulis sisanya", count),
      fmt::format("{} lines are rejected, nothing was written; partial=true writes the others",
                  count)};
  return to_response(problem, request);
}

http::Response no_lines(const http::Request& request) {
  return to_response(
      {http::ProblemKind::invalid_body,
       {"Isi permintaan tidak memuat satu artikel pun; kirim satu objek JSON per baris",
        "the body has no articles; send one JSON object a line"},
       {},
       std::nullopt},
      request);
}

/// What another writer is at, or what is written elsewhere: a conflict and no failure.
http::Response not_written(const Context& context, const Error& error,
                           const http::Request& request) {
  if (!context.articles.writable()) {
    return to_response({http::ProblemKind::conflict,
                        {"Indeks ini terbagi di beberapa mesin; tulislah dengan telusur-indexer di "
                         "mesin yang memuat bagiannya",
                         "the index is a cluster's; write its shards with telusur-indexer, where "
                         "they are"},
                        {},
                        {}},
                       request);
  }
  if (error.code != ErrorCode::index_busy) return problem(error, request);
  constexpr std::chrono::seconds kSoon{2};
  return to_response({http::ProblemKind::conflict,
                      {"Indeks sedang ditulis oleh proses lain; coba lagi sebentar lagi",
                       "the index is being written by another; try again in a moment"},
                      {},
                      kSoon},
                     request);
}

http::Response report_response(const BatchReport& report, Language language) {
  json::object counts{{"added", 0}, {"updated", 0}, {"unchanged", 0}, {"rejected", 0}};
  json::array lines;
  for (const LineReport& line : report.lines) {
    const std::string_view outcome = name(line.outcome);
    json::value& count = counts[json::string_view(outcome.data(), outcome.size())];
    count = count.as_int64() + 1;
    lines.push_back(to_json(line, language));
  }
  counts["articles"] = report.articles;
  counts["lines"] = std::move(lines);
  http::Response response = json_response(counts).with("Cache-Control", "no-store");
  response.summary = fmt::format("lines={}", report.lines.size());
  return response;
}

}  // namespace

boost::asio::awaitable<http::Response> put_articles(const Context& context, const Call& call) {
  const BatchOptions options{.clean = call.arguments.flag("clean"),
                             .partial = call.arguments.flag("partial")};
  const auto report = co_await context.background.run(
      [&] { return context.articles.put(without_bom(call.request.body), options); });
  if (!report) co_return not_written(context, report.error(), call.request);
  if (report->lines.empty()) co_return no_lines(call.request);
  if (!report->written) co_return rejected(*report, call.request);
  context.index.poke();
  co_return report_response(*report, call.request.language);
}

boost::asio::awaitable<http::Response> delete_article(const Context& context, const Call& call) {
  const std::string& id = call.arguments.text("id");
  const auto removed = co_await context.background.run([&] { return context.articles.remove(id); });
  if (!removed) co_return not_written(context, removed.error(), call.request);
  if (!*removed) co_return no_such_article(id, call.request);
  context.index.poke();
  http::Response response;
  response.status = call.route.success;
  co_return response;
}

}  // namespace telusur::searchd::endpoint
