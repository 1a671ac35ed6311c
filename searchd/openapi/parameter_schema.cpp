// SPDX-License-Identifier: GPL-2.0-or-later
#include "openapi/parameter_schema.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

namespace telusur::searchd::openapi {
namespace {

namespace json = boost::json;
using Kind = ParameterSpec::Kind;

json::string text(std::string_view view) {
  return json::string(view.data(), view.size());
}

json::array choices_of(const ParameterSpec& spec) {
  json::array choices;
  for (const std::string_view choice : spec.choices)
    choices.emplace_back(text(choice));
  return choices;
}

json::object schema_of(const ParameterSpec& spec) {
  switch (spec.kind) {
    case Kind::text:
    case Kind::date:
    case Kind::zone:
      break;
    case Kind::choice: {
      json::object schema{{"type", "string"}, {"enum", choices_of(spec)}};
      if (!spec.required) schema["default"] = text(spec.choices.front());
      return schema;
    }
    case Kind::list:
      return {{"type", "array"},
              {"items", {{"type", "string"}, {"maxLength", spec.max}}},
              {"maxItems", kMaxListValues}};
    case Kind::names:
      return {{"type", "array"}, {"items", {{"type", "string"}, {"enum", choices_of(spec)}}}};
    case Kind::flag:
      return {{"type", "boolean"}, {"default", spec.default_value != 0}};
    case Kind::number: {
      json::object schema{{"type", "integer"}, {"minimum", spec.min}, {"maximum", spec.max}};
      if (!spec.required) schema["default"] = spec.default_value;
      return schema;
    }
  }
  return {{"type", "string"}, {"maxLength", spec.max}};
}

bool in_path(const Route& route, const ParameterSpec& spec) {
  return route.pattern.find(fmt::format("{{{}}}", spec.name)) != std::string_view::npos;
}

}  // namespace

json::array parameters_of(const Route& route) {
  json::array parameters;
  for (const ParameterSpec& spec : route.parameters) {
    const bool path = in_path(route, spec);
    if (route.body == BodyKind::parameters && !path) continue;
    json::object parameter{{"name", text(spec.name)},
                           {"in", path ? "path" : "query"},
                           {"required", spec.required},
                           {"description", text(spec.description)},
                           {"schema", schema_of(spec)}};
    if (spec.kind == Kind::names) parameter["explode"] = false;  // a,b
    parameters.push_back(std::move(parameter));
  }
  return parameters;
}

json::object body_schema_of(const Route& route) {
  json::object properties;
  json::array required;
  for (const ParameterSpec& spec : route.parameters) {
    if (in_path(route, spec)) continue;
    json::object schema = schema_of(spec);
    schema["description"] = text(spec.description);
    properties[text(spec.name)] = std::move(schema);
    if (spec.required) required.emplace_back(text(spec.name));
  }
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

}  // namespace telusur::searchd::openapi
