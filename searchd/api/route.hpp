// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/scopes.hpp"
#include "api/parameters.hpp"
#include "http/message.hpp"

namespace telusur::searchd {

struct Context;
struct Route;

/// One call of an endpoint, its parameters checked. The references outlive the handler.
struct Call {
  const http::Request& request;
  const Arguments& arguments;
  const Route& route;
};

/// Answers a call. Begins on an I/O thread: what reads the index goes through Context::workers.
using Endpoint = boost::asio::awaitable<http::Response> (*)(const Context&, const Call&);

/// What the body of a request is.
enum class BodyKind : unsigned char {
  none,        ///< not looked at
  parameters,  ///< application/json: one object with the parameters as its members
  records,     ///< application/x-ndjson, for the endpoint to read
  text,        ///< text/plain in UTF-8, for the endpoint to read
};

/// One line of the table of endpoints: what the router matches, the parser checks and
/// /openapi.json describes.
struct Route {
  std::string_view method;   ///< `GET` answers HEAD too
  std::string_view pattern;  ///< `/v1/articles/{id}`: {…} matches one segment
  Endpoint endpoint = nullptr;
  std::span<const ParameterSpec> parameters{};  ///< of the query string, or of the JSON body
  std::string_view operation{};                 ///< operationId
  std::string_view summary{};                   ///< English, for the OpenAPI document
  std::string_view media_type = "application/json";
  std::string_view schema{};             ///< of a JSON answer: its name in schemas.json
  std::optional<access::Scope> scope{};  ///< what a key must have; nothing: none is needed
  BodyKind body = BodyKind::none;
  unsigned success = 200;                         ///< status
  bool validated = false;                         ///< has an ETag, and answers 304
  std::span<const http::ProblemKind> problems{};  ///< that do not follow from the above
};

/// The table.
std::span<const Route> routes();

/// What a path and method mean.
struct Match {
  const Route* route = nullptr;         ///< nothing: see `allowed`
  std::vector<http::Parameter> values;  ///< of the {…} in the pattern
  std::string allowed;  ///< without a route: methods of the path, for `Allow`; empty: no such path
};

/// `segments`: of the path, as Target has them.
Match match(std::span<const Route> routes, std::string_view method,
            std::span<const std::string> segments);

}  // namespace telusur::searchd
