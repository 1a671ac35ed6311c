// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/field_names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>

namespace telusur::article {
namespace {

struct Field {
  std::string_view name;
  FieldNames::Names FieldNames::*names;
};
constexpr std::array kFields = {Field{"id", &FieldNames::id},
                                Field{"title", &FieldNames::title},
                                Field{"body", &FieldNames::body},
                                Field{"lead", &FieldNames::lead},
                                Field{"published", &FieldNames::published},
                                Field{"updated", &FieldNames::updated},
                                Field{"source", &FieldNames::source},
                                Field{"section", &FieldNames::section},
                                Field{"authors", &FieldNames::authors},
                                Field{"tags", &FieldNames::tags},
                                Field{"url", &FieldNames::url},
                                Field{"language", &FieldNames::language}};

Error invalid(std::string where, std::string what) {
  std::vector<std::string_view> known;
  known.reserve(kFields.size());
  for (const Field& field : kFields)
    known.push_back(field.name);
  return Error{
      ErrorCode::invalid_parameter, std::move(where), std::move(what),
      fmt::format("write field=name or field=name,name; fields: {}", fmt::join(known, ", "))};
}

FieldNames::Names split(std::string_view names) {
  FieldNames::Names found;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(','), names.size());
    if (end > 0) found.emplace_back(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return found;
}

}  // namespace

const FieldNames& standard_field_names() {
  static const FieldNames names;
  return names;
}

Result<FieldNames> field_names_of(const std::vector<std::string>& assignments) {
  FieldNames fields;
  std::set<std::string_view> given;
  for (const std::string& assignment : assignments) {
    const std::size_t equals = assignment.find('=');
    const std::string_view name = std::string_view(assignment).substr(0, equals);
    const auto* field = std::find_if(kFields.begin(), kFields.end(),
                                     [&](const Field& each) { return each.name == name; });
    if (field == kFields.end()) {
      return invalid(assignment, fmt::format("\"{}\" is no field of an article", name));
    }
    FieldNames::Names names = equals == std::string::npos
                                  ? FieldNames::Names()
                                  : split(std::string_view(assignment).substr(equals + 1));
    if (names.empty()) return invalid(assignment, "no name is given");
    if (!given.insert(field->name).second) return invalid(assignment, "the field is given twice");
    fields.*field->names = std::move(names);
  }
  return fields;
}

}  // namespace telusur::article
