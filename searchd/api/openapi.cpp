// SPDX-License-Identifier: GPL-2.0-or-later
#include <boost/json.hpp>

#include "api/context.hpp"
#include "api/endpoints.hpp"
#include "api/json_response.hpp"
#include "openapi/operation.hpp"

// Defined in openapi/embedded_schemas.S.
extern "C" {
extern const char telusur_schemas_begin[];  // NOLINT: set by the assembler
extern const char telusur_schemas_end[];    // NOLINT
}

namespace telusur::searchd::endpoint {
namespace {

namespace json = boost::json;

/// What answers look like: openapi/schemas.json.
json::value schemas() {
  const auto size = static_cast<std::size_t>(telusur_schemas_end - telusur_schemas_begin);
  return json::parse(json::string_view(telusur_schemas_begin, size));
}

json::object security_schemes() {
  return {{"key",
           {{"type", "http"},
            {"scheme", "bearer"},
            {"description", "A key with the scope search, write or admin"}}},
          {"key_in_query",
           {{"type", "apiKey"},
            {"in", "query"},
            {"name", "key"},
            {"description", "For searching only: addresses end up in histories and logs"}}}};
}

json::array tags() {
  return {{{"name", "search"}, {"description", "Reads of the index"}},
          {{"name", "write"},
           {"description", "Articles and dictionaries; off until a key has the scope write"}},
          {{"name", "operation"}, {"description", "Health, metrics, statistics, reload"}}};
}

json::object document() {
  json::object paths;
  for (const Route& route : routes()) {
    json::value& path = paths[json::string_view(route.pattern.data(), route.pattern.size())];
    if (path.is_null()) path.emplace_object();
    std::string method(route.method);
    for (char& c : method)
      c = static_cast<char>(c | 0x20);  // ASCII letters only
    path.as_object()[method] = searchd::openapi::operation_of(route);
  }
  return {{"openapi", "3.1.0"},
          {"info",
           {{"title", "Telusur"},
            {"version", TELUSUR_VERSION},
            {"summary", "Full-text search for Indonesian tech news"},
            {"license", {{"name", "GPL-2.0-or-later"}, {"identifier", "GPL-2.0-or-later"}}}}},
          {"servers", json::array{json::object{{"url", "/"}}}},
          {"tags", tags()},
          {"paths", std::move(paths)},
          {"components", {{"schemas", schemas()}, {"securitySchemes", security_schemes()}}}};
}

}  // namespace

/// Made of the table that the router and the parameter parser use.
boost::asio::awaitable<http::Response> openapi(const Context& /*context*/, const Call& call) {
  static const http::Response kDocument = json_response(document());
  http::Response response = kDocument;
  compress(response, call.request.header("Accept-Encoding"));
  response.with("Cache-Control", "public, max-age=3600");
  co_return response;
}

}  // namespace telusur::searchd::endpoint
