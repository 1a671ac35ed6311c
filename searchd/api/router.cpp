// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <utility>

#include "api/route.hpp"

namespace telusur::searchd {
namespace {

/// Takes the text before the next `/` off `path`.
std::string_view next_segment(std::string_view& path) {
  path.remove_prefix(1);
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

bool fits(std::string_view pattern, std::string_view path, std::vector<http::Parameter>& values) {
  values.clear();
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = next_segment(pattern);
    const std::string_view given = next_segment(path);
    if (wanted.starts_with('{')) {
      if (given.empty()) return false;
      values.push_back({std::string(wanted.substr(1, wanted.size() - 2)), std::string(given)});
    } else if (wanted != given) {
      return false;
    }
  }
  return pattern.empty() && path.empty();
}

void allow(std::string& allowed, std::string_view method) {
  if (!allowed.empty()) allowed += ", ";
  allowed += method;
  if (method == "GET") allowed += ", HEAD";
}

}  // namespace

Match match(std::span<const Route> routes, std::string_view method, std::string_view path) {
  if (method == "HEAD") method = "GET";
  Match found;
  if (!path.starts_with('/')) return found;
  for (const Route& route : routes) {
    std::vector<http::Parameter> values;
    if (!fits(route.pattern, path, values)) continue;
    if (route.method == method) {
      found.route = &route;
      found.values = std::move(values);
    }
    allow(found.allowed, route.method);
  }
  if (!found.allowed.empty()) found.allowed += ", OPTIONS";
  return found;
}

}  // namespace telusur::searchd
