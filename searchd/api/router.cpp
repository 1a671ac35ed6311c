// SPDX-License-Identifier: GPL-2.0-or-later
#include <utility>

#include "api/route.hpp"

namespace telusur::searchd {
namespace {

bool fits(std::string_view pattern, std::span<const std::string> segments,
          std::vector<http::Parameter>& values) {
  for (const std::string& given : segments) {
    if (pattern.empty()) return false;
    pattern.remove_prefix(1);  // the slash
    const std::string_view wanted = pattern.substr(0, pattern.find('/'));
    pattern.remove_prefix(wanted.size());
    if (wanted.starts_with('{')) {
      if (given.empty()) return false;
      values.push_back({std::string(wanted.substr(1, wanted.size() - 2)), given});
    } else if (wanted != given) {
      return false;
    }
  }
  return pattern.empty();
}

void allow(std::string& allowed, std::string_view method) {
  if (!allowed.empty()) allowed += ", ";
  allowed += method;
  if (method == "GET") allowed += ", HEAD";
}

}  // namespace

Match match(std::span<const Route> routes, std::string_view method,
            std::span<const std::string> segments) {
  if (method == "HEAD") method = "GET";
  std::string allowed;
  for (const Route& route : routes) {
    std::vector<http::Parameter> values;
    if (!fits(route.pattern, segments, values)) continue;
    if (route.method == method) return {&route, std::move(values), {}};
    allow(allowed, route.method);
  }
  if (!allowed.empty()) allowed += ", OPTIONS";
  return {nullptr, {}, std::move(allowed)};
}

}  // namespace telusur::searchd
