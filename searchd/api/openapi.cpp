// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <boost/json.hpp>

#include "api/context.hpp"
#include "api/endpoints.hpp"
#include "api/json_response.hpp"

namespace telusur::searchd::endpoint {
namespace {

namespace json = boost::json;

json::string_view view(std::string_view text) {
  return {text.data(), text.size()};
}

json::array choices_of(const ParameterSpec& spec) {
  json::array choices;
  for (const std::string_view choice : spec.choices)
    choices.emplace_back(view(choice));
  return choices;
}

json::object schema_of(const ParameterSpec& spec) {
  if (spec.kind == ParameterSpec::Kind::text || spec.kind == ParameterSpec::Kind::date) {
    return {{"type", "string"}, {"maxLength", spec.max}};
  }
  if (spec.kind == ParameterSpec::Kind::choice) {
    json::object schema{{"type", "string"}, {"enum", choices_of(spec)}};
    if (!spec.required) schema["default"] = view(spec.choices.front());
    return schema;
  }
  if (spec.kind == ParameterSpec::Kind::list) {
    return {{"type", "array"},
            {"items", {{"type", "string"}, {"maxLength", spec.max}}},
            {"maxItems", kMaxListValues}};
  }
  if (spec.kind == ParameterSpec::Kind::names) {
    return {{"type", "array"}, {"items", {{"type", "string"}, {"enum", choices_of(spec)}}}};
  }
  if (spec.kind == ParameterSpec::Kind::flag) {
    return {{"type", "boolean"}, {"default", spec.default_value != 0}};
  }
  return {{"type", "integer"},
          {"minimum", spec.min},
          {"maximum", spec.max},
          {"default", spec.default_value}};
}

bool in_path(const Route& route, const ParameterSpec& spec) {
  return route.pattern.find(fmt::format("{{{}}}", spec.name)) != std::string_view::npos;
}

json::array parameters_of(const Route& route) {
  json::array parameters;
  for (const ParameterSpec& spec : route.parameters) {
    json::object parameter{{"name", view(spec.name)},
                           {"in", in_path(route, spec) ? "path" : "query"},
                           {"required", spec.required},
                           {"description", view(spec.description)},
                           {"schema", schema_of(spec)}};
    if (spec.kind == ParameterSpec::Kind::names) parameter["explode"] = false;  // a,b
    parameters.push_back(std::move(parameter));
  }
  return parameters;
}

json::object body_of(const Route& route) {
  json::object properties;
  json::array required;
  for (const ParameterSpec& spec : route.parameters) {
    json::object schema = schema_of(spec);
    schema["description"] = view(spec.description);
    properties[view(spec.name)] = std::move(schema);
    if (spec.required) required.emplace_back(view(spec.name));
  }
  json::object schema{{"type", "object"},
                      {"properties", std::move(properties)},
                      {"required", std::move(required)},
                      {"additionalProperties", false}};
  return {{"required", true}, {"content", {{"application/json", {{"schema", std::move(schema)}}}}}};
}

json::object operation_of(const Route& route) {
  const json::object problem{
      {"description", "What went wrong (RFC 9457)"},
      {"content",
       {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
  json::object success{
      {"description", "The answer"},
      {"content",
       {{view(route.media_type),
         {{"schema", {{"type", route.media_type == "application/json" ? "object" : "string"}}}}}}}};
  json::object operation{
      {"operationId", view(route.operation)},
      {"summary", view(route.summary)},
      {"responses", {{"200", std::move(success)}, {"4XX", problem}, {"5XX", problem}}}};
  if (route.method == "POST") {
    operation["requestBody"] = body_of(route);
  } else if (!route.parameters.empty()) {
    operation["parameters"] = parameters_of(route);
  }
  return operation;
}

json::object problem_schema() {
  return {{"type", "object"},
          {"required", {"type", "title", "status", "code", "request_id"}},
          {"properties",
           {{"type", {{"type", "string"}, {"format", "uri-reference"}}},
            {"title", {{"type", "string"}}},
            {"status", {{"type", "integer"}}},
            {"code", {{"type", "string"}}},
            {"detail", {{"type", "string"}}},
            {"instance", {{"type", "string"}}},
            {"errors", {{"type", "array"}, {"items", {{"type", "object"}}}}},
            {"request_id", {{"type", "string"}}}}}};
}

std::string lower(std::string_view method) {
  std::string text(method);
  for (char& c : text)
    c = static_cast<char>(c | 0x20);  // ASCII letters only
  return text;
}

json::object document() {
  json::object paths;
  for (const Route& route : routes()) {
    json::value& path = paths[view(route.pattern)];
    if (path.is_null()) path.emplace_object();
    path.as_object()[lower(route.method)] = operation_of(route);
  }
  return {{"openapi", "3.1.0"},
          {"info",
           {{"title", "Telusur"},
            {"version", TELUSUR_VERSION},
            {"summary", "Full-text search for Indonesian tech news"},
            {"license", {{"name", "GPL-2.0-or-later"}, {"identifier", "GPL-2.0-or-later"}}}}},
          {"servers", json::array{json::object{{"url", "/"}}}},
          {"paths", std::move(paths)},
          {"components", {{"schemas", {{"Problem", problem_schema()}}}}}};
}

}  // namespace

boost::asio::awaitable<http::Response> openapi(const Context& /*context*/, const Call& call) {
  static const http::Response kDocument = json_response(document());
  http::Response response = kDocument;
  compress(response, call.request.header("Accept-Encoding"));
  response.with("Cache-Control", "public, max-age=3600");
  co_return response;
}

}  // namespace telusur::searchd::endpoint
