// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/query_string.hpp"

#include <algorithm>

#include "http/target.hpp"

namespace telusur::searchd {
namespace {

void append(std::string& query, std::string_view name, std::string_view value) {
  query += '&';
  query += name;
  query += '=';
  http::append_percent_encoded(query, value);
}

void append(std::string& query, const ParameterSpec& spec, const Arguments& arguments) {
  using Kind = ParameterSpec::Kind;
  if (spec.kind == Kind::number) {
    append(query, spec.name, std::to_string(arguments.number(spec.name)));
  } else if (spec.kind == Kind::flag) {
    const bool usual = arguments.number(spec.name) == spec.default_value;
    if (!usual) append(query, spec.name, arguments.flag(spec.name) ? "true" : "false");
  } else if (spec.is_list()) {
    for (const std::string& value : arguments.list(spec.name))
      append(query, spec.name, value);
  } else {
    const std::string& value = arguments.text(spec.name);
    const bool usual =
        spec.kind == Kind::choice && !spec.required ? value == spec.choices.front() : value.empty();
    if (!usual || spec.required) append(query, spec.name, value);
  }
}

}  // namespace

QueryString::QueryString(std::span<const ParameterSpec> specs, const Arguments& arguments) {
  for (const ParameterSpec& spec : specs) {
    const std::size_t begin = all_.size();
    append(all_, spec, arguments);
    if (all_.size() > begin) parts_.push_back({spec.name, begin, all_.size()});
  }
}

std::string QueryString::text(std::initializer_list<std::string_view> without) const {
  return text_if(
      [&](std::string_view name) { return std::ranges::find(without, name) == without.end(); });
}

std::string QueryString::text_if(const std::function<bool(std::string_view)>& keep) const {
  std::string query;
  query.reserve(all_.size());
  for (const Part& part : parts_) {
    if (!keep(part.name)) continue;
    const std::size_t begin = part.begin + (query.empty() ? 1 : 0);  // without the first `&`
    query.append(all_, begin, part.end - begin);
  }
  return query;
}

}  // namespace telusur::searchd
