// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/dispatch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/beast/core/string.hpp>
#include <utility>

#include "access/authorize.hpp"
#include "api/context.hpp"
#include "http/problem.hpp"
#include "web/pages.hpp"

namespace telusur::searchd {
namespace {

using http::Problem;
using http::ProblemKind;
using http::Request;
using http::Response;

constexpr unsigned kNoContent = 204;

Response no_such_path(const Request& request) {
  const Problem problem{ProblemKind::not_found,
                        {fmt::format("Tidak ada apa-apa di {}", request.target.path),
                         fmt::format("there is nothing at {}", request.target.path)},
                        {},
                        std::nullopt};
  const bool api = !request.target.segments.empty() && request.target.segments.front() == "v1";
  return !api && web::wants_html(request) ? web::problem_response(problem, request)
                                          : to_response(problem, request);
}

Response no_such_method(const Request& request, const Match& match) {
  return to_response({ProblemKind::method_not_allowed,
                      {fmt::format("Di sini hanya ada {}", match.allowed),
                       fmt::format("here there is only {}", match.allowed)},
                      {},
                      std::nullopt},
                     request)
      .with("Allow", match.allowed);
}

/// What the Content-Type of a body must be; empty: there is none to read.
std::string_view media_type_of(BodyKind body) {
  switch (body) {
    case BodyKind::none:
      return "";
    case BodyKind::parameters:
      return "application/json";
    case BodyKind::records:
      return "application/x-ndjson";
    case BodyKind::text:
      break;
  }
  return "text/plain";
}

std::optional<Problem> check_media_type(const Route& route, const Request& request) {
  const std::string_view wanted = media_type_of(route.body);
  std::string_view type = request.header("Content-Type");
  type = type.substr(0, type.find_first_of("; \t"));
  if (wanted.empty() || boost::beast::iequals(type, wanted)) return std::nullopt;
  return Problem{ProblemKind::unsupported_media_type,
                 {fmt::format("Content-Type harus {}", wanted),
                  fmt::format("Content-Type must be {}", wanted)},
                 {},
                 std::nullopt};
}

/// The path's values, and the query string or JSON body, as parameters of the route.
std::optional<Problem> read(const Route& route, const Request& request,
                            std::vector<http::Parameter> parameters, Arguments& arguments) {
  const auto& query = request.target.parameters;
  parameters.insert(parameters.end(), query.begin(), query.end());
  if (auto problem = check_media_type(route, request)) return problem;
  if (route.body == BodyKind::parameters) {
    if (auto problem = read_json_parameters(route.parameters, request.body, parameters)) {
      return problem;
    }
  }
  return read_arguments(route.parameters, parameters, arguments);
}

/// Why the caller may not call the route; nothing when it may.
std::optional<Problem> refuse(const Context& context, const Route& route, const Request& request) {
  if (!route.scope) return std::nullopt;
  return access::authorize(*context.keys.current(), request, *route.scope);
}

bool allows_origin(const Context& context, std::string_view origin) {
  return std::ranges::any_of(context.cors_origins, [origin](const std::string& allowed) {
    return allowed == "*" || allowed == origin;
  });
}

/// CORS as in the Fetch standard: only for origins of the list, without credentials.
void add_cors(const Context& context, const Request& request, Response& response) {
  if (context.cors_origins.empty()) return;
  const std::string_view origin = request.header("Origin");
  if (origin.empty() || !allows_origin(context, origin)) return;
  if (!response.header("Access-Control-Allow-Origin").empty()) return;  // a file for everybody
  response.with("Access-Control-Allow-Origin", origin)
      .with("Access-Control-Expose-Headers",
            "ETag, Link, RateLimit, RateLimit-Policy, Retry-After, Server-Timing, X-Request-Id");
}

Response answer_options(const Context& context, const Request& request, const Match& match) {
  Response response;
  response.status = kNoContent;
  response.with("Allow", match.allowed);
  if (allows_origin(context, request.header("Origin"))) {
    response.with("Access-Control-Allow-Methods", match.allowed)
        .with("Access-Control-Allow-Headers",
              "Authorization, Content-Type, If-Match, If-None-Match, X-Request-Id")
        .with("Access-Control-Max-Age", "7200");
  }
  return response;
}

boost::asio::awaitable<Response> answer(const Context& context, const Request& request) {
  if (request.target.path == "*") {
    Response response;  // OPTIONS *: the server as a whole
    response.status = kNoContent;
    response.with("Allow", "GET, HEAD, POST, PUT, DELETE, OPTIONS");
    co_return response;
  }
  Match found = match(routes(), request.method, request.target.segments);
  const bool page = found.route == nullptr && found.allowed.empty();
  if (page) found = match(web::routes(), request.method, request.target.segments);
  if (found.route == nullptr) {
    if (found.allowed.empty()) co_return no_such_path(request);
    if (request.method == "OPTIONS") co_return answer_options(context, request, found);
    co_return no_such_method(request, found);
  }
  if (page) co_return co_await web::answer(context, request, found);
  Arguments arguments;
  Response response;
  if (auto refusal = refuse(context, *found.route, request)) {
    response = to_response(*refusal, request);
  } else if (auto problem = read(*found.route, request, std::move(found.values), arguments)) {
    response = to_response(*problem, request);
  } else {
    const Call call{request, arguments, *found.route};
    response = co_await found.route->endpoint(context, call);
  }
  response.route = found.route->pattern;
  co_return response;
}

/// What costs nothing and must always answer: whoever watches the daemon would take it for dead,
/// and a browser that may not ask ahead shows its page no answer at all.
bool is_free(const Request& request) {
  constexpr std::array<std::string_view, 3> kProbes = {"/healthz", "/readyz", "/metrics"};
  return request.method == "OPTIONS" ||
         std::ranges::find(kProbes, request.target.path) != kProbes.end();
}

}  // namespace

boost::asio::awaitable<Response> dispatch(const Context& context, const Request& request) {
  access::Gate::Decision decision;
  if (!is_free(request)) decision = context.gate.admit(request);
  Response response;
  if (decision.refusal) {
    response = std::move(*decision.refusal);
  } else {
    response = co_await answer(context, request);
  }
  for (http::Header& header : decision.headers)
    response.headers.push_back(std::move(header));
  co_return response;
}

void complete(const Context& context, const Request& request, Response& response) {
  if (response.header("Vary").empty()) {
    response.with("Vary", "Accept-Encoding, Accept-Language, Origin");
  }
  add_cors(context, request, response);
}

std::size_t body_bytes(const Context& context, const Request& request, std::size_t batch_bytes,
                       std::size_t body_bytes) {
  const Match found = match(routes(), request.method, request.target.segments);
  if (found.route == nullptr || found.route->body == BodyKind::none) return body_bytes;
  if (found.route->body == BodyKind::parameters || refuse(context, *found.route, request)) {
    return body_bytes;
  }
  return found.route->body == BodyKind::records ? batch_bytes : kMaxDictionaryBytes;
}

}  // namespace telusur::searchd
