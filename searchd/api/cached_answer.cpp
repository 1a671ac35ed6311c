// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/cached_answer.hpp"

#include <fmt/compile.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "api/etag.hpp"
#include "api/json_response.hpp"
#include "api/query_string.hpp"
#include "http/problem.hpp"

namespace telusur::searchd {
namespace {

using Clock = std::chrono::steady_clock;

constexpr unsigned kOk = 200;
constexpr unsigned kNotModified = 304;

/// As text, without floating point: it is in every answer.
std::string milliseconds(Clock::duration duration) {
  constexpr std::intmax_t kHundredths = 100;
  using Hundredths = std::chrono::duration<std::int64_t, std::ratio<1, kHundredths * 1'000>>;
  const std::int64_t rounded =
      std::chrono::round<Hundredths>(std::max(duration, Clock::duration::zero())).count();
  return fmt::format(FMT_COMPILE("{}.{:02}"), rounded / kHundredths, rounded % kHundredths);
}

std::string server_timing(Clock::duration queue, Clock::duration search, Clock::duration render) {
  return fmt::format(FMT_COMPILE("queue;dur={}, search;dur={}, render;dur={}"), milliseconds(queue),
                     milliseconds(search), milliseconds(render));
}

/// What is asked for, whatever the state; empty without a cache.
std::string asked_of(const Context& context, const Call& call, std::string_view variant) {
  if (!context.cache.enabled()) return {};
  return fmt::format(
      "{}\n{}\n{}\n{}", call.route.pattern,
      QueryString(call.route.parameters, call.arguments).text(),
      static_cast<int>(http::preferred_coding(call.request.header("Accept-Encoding"))), variant);
}

std::string key_of(std::string_view state, std::string_view asked) {
  return fmt::format("{}\n{}", state, asked);
}

/// The part of answering that runs on a worker.
Result<Answer> make_and_keep(const Context& context, const Call& call, search::Moment now,
                             std::string_view asked, search::Searcher& searcher,
                             const MakeAnswer& make, Clock::time_point queued) {
  const auto begun = Clock::now();
  const std::string revision = searcher.reader().revision();
  const auto dictionaries = context.dictionaries.current();
  auto fresh = make(searcher);
  if (!fresh) return fresh.error();
  http::Response& response = fresh->response;
  compress(response, call.request.header("Accept-Encoding"));
  // A revision that came while it was being made would make the key a lie; what is not complete may
  // be so the next time.
  const bool moved = searcher.reader().revision() != revision ||
                     context.dictionaries.current()->version != dictionaries->version;
  std::string state;
  if (!moved && fresh->complete) state = answer_state(context, revision, now);
  if (!state.empty() && context.cache.enabled()) {
    context.cache.keep(key_of(state, asked), {response, fresh->hits});
  }
  response.with("Server-Timing",
                server_timing(begun - queued, fresh->took, Clock::now() - begun - fresh->took));
  return Answer{std::move(response), fresh->hits, fresh->took, true, std::move(state)};
}

/// `state`: what a kept answer must be good for; not looked at without a cache.
boost::asio::awaitable<Result<Answer>> look_up_or_make(const Context& context, const Call& call,
                                                       search::Moment now, std::string state,
                                                       std::string variant, MakeAnswer make) {
  const std::string asked = asked_of(context, call, variant);
  if (context.cache.enabled()) {
    if (auto kept = context.cache.find(key_of(state, asked))) {
      kept->response.with("Server-Timing", "cache;desc=\"hit\"");
      co_return Answer{std::move(kept->response), kept->hits, {}, true, std::move(state)};
    }
  }
  const auto queued = Clock::now();
  co_return co_await context.workers.run([&](search::Searcher& searcher) {
    return make_and_keep(context, call, now, asked, searcher, make, queued);
  });
}

/// The answer with validators, if it is good for a while; or the problem.
Answer validated(Result<Answer> answer, const http::Request& request) {
  if (!answer) return Answer{problem(answer.error(), request), 0, {}, false, ""};
  if (answer->state.empty()) return std::move(*answer);
  if (request.header("If-None-Match") == "*" && answer->response.status == kOk) {
    http::Response unchanged;
    unchanged.status = kNotModified;
    answer->response = std::move(unchanged);
  }
  add_validators(answer->response, answer->state, request);
  return std::move(*answer);
}

}  // namespace

search::Moment search_moment() {
  constexpr std::chrono::minutes kStep{10};
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto steps = std::chrono::floor<std::chrono::seconds>(now) / kStep;
  return search::Moment{steps * std::chrono::seconds(kStep)};
}

std::string answer_state(const Context& context, std::string_view revision, search::Moment now) {
  return fmt::format(FMT_COMPILE("{}-{}{}-{:x}"), revision, context.dictionaries.current()->version,
                     context.setup, now.time_since_epoch().count());
}

FreshAnswer fresh_json(search::Searcher& searcher, Clock::time_point begun,
                       const boost::json::object& body) {
  FreshAnswer fresh{.response = json_response(body)};
  fresh.took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begun);
  fresh.complete = searcher.reader().missing_shards().empty();
  return fresh;
}

boost::asio::awaitable<Result<Answer>> kept_or_made(const Context& context, const Call& call,
                                                    search::Moment now, std::string variant,
                                                    MakeAnswer make) {
  return look_up_or_make(context, call, now,
                         answer_state(context, context.index.state()->revision, now),
                         std::move(variant), std::move(make));
}

boost::asio::awaitable<Answer> answer_cached(const Context& context, const Call& call,
                                             search::Moment now, std::string variant,
                                             MakeAnswer make) {
  std::string state;
  if (context.cache.enabled() || !call.request.header("If-None-Match").empty()) {
    state = answer_state(context, context.index.state()->revision, now);
  }
  if (auto unchanged = not_modified(state, call.request)) {
    co_return Answer{std::move(*unchanged), 0, {}, false, state};
  }
  auto answer =
      co_await look_up_or_make(context, call, now, state, std::move(variant), std::move(make));
  co_return validated(std::move(answer), call.request);
}

}  // namespace telusur::searchd
