// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/query_string.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "http/target.hpp"

namespace telusur::searchd {

std::string as_query(const ParameterSpec& spec, const Arguments& arguments) {
  using Kind = ParameterSpec::Kind;
  const auto pair = [&spec](std::string_view value) {
    return fmt::format("&{}={}", spec.name, http::percent_encoded(value));
  };
  if (spec.kind == Kind::number) return pair(std::to_string(arguments.number(spec.name)));
  if (spec.kind == Kind::flag) {
    const bool usual = arguments.number(spec.name) == spec.default_value;
    return usual ? "" : pair(arguments.flag(spec.name) ? "true" : "false");
  }
  if (spec.is_list()) {
    std::string all;
    for (const std::string& value : arguments.list(spec.name))
      all += pair(value);
    return all;
  }
  const std::string& value = arguments.text(spec.name);
  const bool usual =
      spec.kind == Kind::choice && !spec.required ? value == spec.choices.front() : value.empty();
  return usual && !spec.required ? "" : pair(value);
}

std::string canonical_query(std::span<const ParameterSpec> specs, const Arguments& arguments,
                            std::initializer_list<std::string_view> without) {
  std::string query;
  for (const ParameterSpec& spec : specs) {
    if (std::ranges::find(without, spec.name) == without.end()) query += as_query(spec, arguments);
  }
  if (!query.empty()) query.erase(0, 1);
  return query;
}

}  // namespace telusur::searchd
