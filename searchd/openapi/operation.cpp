// SPDX-License-Identifier: GPL-2.0-or-later
#include "openapi/operation.hpp"

#include <boost/json.hpp>
#include <map>

#include "http/problem.hpp"
#include "openapi/parameter_schema.hpp"

namespace telusur::searchd::openapi {
namespace {

namespace json = boost::json;
using http::ProblemKind;

json::string text(std::string_view view) {
  return json::string(view.data(), view.size());
}

json::object reference(std::string_view schema) {
  return {{"$ref", "#/components/schemas/" + std::string(schema)}};
}

json::object content(std::string_view media_type, json::object schema) {
  return {{text(media_type), {{"schema", std::move(schema)}}}};
}

json::object header(std::string_view description) {
  return {{"description", text(description)}, {"schema", {{"type", "string"}}}};
}

json::object success_of(const Route& route) {
  constexpr unsigned kNoContent = 204;
  if (route.success == kNoContent) return {{"description", "Done; there is nothing to say"}};
  json::object answer{
      {"description", "The answer"},
      {"content", content(route.media_type, route.schema.empty() ? json::object{{"type", "string"}}
                                                                 : reference(route.schema))}};
  if (route.pattern == "/v1/suggest") {
    answer["content"].as_object()["application/x-suggestions+json"] = {
        {"schema", reference("OpenSearchSuggestions")}};
  }
  if (route.validated || route.method == "PUT") {
    answer["headers"] = {{"ETag", header("Of this state of things, for conditional requests")}};
  }
  return answer;
}

json::object problem(std::string_view description) {
  return {{"description", text(description)},
          {"content", content("application/problem+json", reference("Problem"))}};
}

/// Every kind of problem that the route may answer with, by status; several share one.
std::map<unsigned, std::string> problems_of(const Route& route) {
  std::vector<ProblemKind> kinds(route.problems.begin(), route.problems.end());
  if (!route.parameters.empty()) {
    kinds.push_back(ProblemKind::invalid_parameter);
    kinds.push_back(ProblemKind::unknown_parameter);
  }
  if (route.body == BodyKind::parameters) kinds.push_back(ProblemKind::invalid_body);
  if (route.body != BodyKind::none) {
    kinds.push_back(ProblemKind::body_too_large);
    kinds.push_back(ProblemKind::unsupported_media_type);
  }
  if (route.scope) {
    kinds.push_back(ProblemKind::missing_key);
    kinds.push_back(ProblemKind::invalid_key);
    kinds.push_back(ProblemKind::key_not_allowed);
    kinds.push_back(ProblemKind::overloaded);
    kinds.push_back(ProblemKind::rate_limited);
  }
  std::map<unsigned, std::string> problems;
  for (const ProblemKind kind : kinds) {
    std::string& codes = problems[status_of(kind)];
    const std::string code(code_of(kind));
    if (codes.find(code) != std::string::npos) continue;
    codes += (codes.empty() ? "" : ", ") + code;
  }
  return problems;
}

json::object responses_of(const Route& route) {
  json::object responses{{std::to_string(route.success), success_of(route)}};
  if (route.validated) {
    responses["304"] = {{"description", "The client's own copy is good (If-None-Match)"}};
  }
  for (const auto& [status, codes] : problems_of(route))
    responses[std::to_string(status)] = problem(codes);
  responses["default"] = problem("Any other problem");
  return responses;
}

json::object request_body_of(const Route& route) {
  json::object body{{"required", true}};
  if (route.body == BodyKind::parameters) {
    body["content"] = content("application/json", body_schema_of(route));
  } else if (route.body == BodyKind::records) {
    body["description"] =
        "One JSON object a line: id, title, body, lead, published, updated, source, section, "
        "authors, tags, url, language, and the aliases that telusur-indexer knows";
    body["content"] = content("application/x-ndjson", {{"type", "string"}});
  } else {
    body["description"] = "The whole dictionary as text, a rule a line";
    body["content"] = content("text/plain", {{"type", "string"}});
  }
  return body;
}

json::object if_match() {
  return {{"name", "If-Match"},
          {"in", "header"},
          {"required", true},
          {"description", "ETag of the dictionary that is to be replaced"},
          {"schema", {{"type", "string"}}}};
}

/// Endpoints for one purpose stand together.
std::string_view group_of(const Route& route) {
  if (!route.scope) return "operation";
  switch (*route.scope) {
    case access::Scope::search:
      return "search";
    case access::Scope::write:
      return "write";
    case access::Scope::admin:
      break;
  }
  return "operation";
}

/// Searching may be open to all, so a key is optional there.
json::array security_of(const Route& route) {
  if (!route.scope) return {json::object{}};
  json::array security{json::object{{"key", json::array{}}}};
  if (route.scope == access::Scope::search) {
    security.push_back(json::object{{"key_in_query", json::array{}}});
    security.push_back(json::object{});
  }
  return security;
}

}  // namespace

json::object operation_of(const Route& route) {
  json::object operation{{"operationId", text(route.operation)},
                         {"summary", text(route.summary)},
                         {"tags", json::array{text(group_of(route))}},
                         {"security", security_of(route)}};
  json::array parameters = parameters_of(route);
  if (route.method == "PUT") parameters.push_back(if_match());
  if (!parameters.empty()) operation["parameters"] = std::move(parameters);
  if (route.body != BodyKind::none) operation["requestBody"] = request_body_of(route);
  operation["responses"] = responses_of(route);
  return operation;
}

}  // namespace telusur::searchd::openapi
