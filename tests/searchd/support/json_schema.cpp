// SPDX-License-Identifier: GPL-2.0-or-later
#include "json_schema.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <stdexcept>
#include <string_view>

namespace telusur::testing {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 6> kRemarks = {"description", "example", "examples",
                                                      "format",      "default", "maxLength"};
constexpr std::array<std::string_view, 10> kChecked = {
    "type",     "enum",  "minimum",  "maximum",  "properties",
    "required", "items", "minItems", "maxItems", "additionalProperties"};

template <class List>
bool holds(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

class Checker {
 public:
  explicit Checker(const json::object& document) : document_(document) {}

  void check(const json::value& given, const json::value& value, const std::string& at) {
    const json::object& schema = resolved(given.as_object());
    for (const auto& [keyword, ignored] : schema) {
      const std::string_view name(keyword);
      if (!holds(kRemarks, name) && !holds(kChecked, name))
        fault(at, "unknown keyword " + std::string(name));
    }
    if (!has_type(schema, value)) return fault(at, "is " + json::serialize(value));
    check_choice(schema, value, at);
    check_number(schema, value, at);
    if (value.is_object()) check_object(schema, value.get_object(), at);
    if (value.is_array()) check_array(schema, value.get_array(), at);
  }

  std::vector<std::string> faults;

 private:
  void fault(const std::string& at, const std::string& what) { faults.push_back(at + ": " + what); }

  const json::object& resolved(const json::object& schema) const {
    const json::value* reference = schema.if_contains("$ref");
    if (reference == nullptr) return schema;
    const std::string path(reference->as_string());
    return document_.at("components")
        .at("schemas")
        .at(path.substr(path.rfind('/') + 1))
        .as_object();
  }

  static bool is(std::string_view type, const json::value& value) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_bool();
    if (type == "null") return value.is_null();
    if (type == "integer") return value.is_int64() || value.is_uint64();
    if (type == "number") return value.is_number();
    throw std::runtime_error("unknown type " + std::string(type));
  }

  static bool has_type(const json::object& schema, const json::value& value) {
    const json::value* type = schema.if_contains("type");
    if (type == nullptr) return true;
    if (type->is_string()) return is(std::string_view(type->get_string()), value);
    return std::ranges::any_of(type->as_array(), [&](const json::value& one) {
      return is(std::string_view(one.as_string()), value);
    });
  }

  void check_choice(const json::object& schema, const json::value& value, const std::string& at) {
    const json::value* choices = schema.if_contains("enum");
    if (choices == nullptr || value.is_null()) return;
    const json::array& all = choices->as_array();
    if (std::find(all.begin(), all.end(), value) == all.end()) {
      fault(at, json::serialize(value) + " is none of " + json::serialize(*choices));
    }
  }

  void check_number(const json::object& schema, const json::value& value, const std::string& at) {
    if (!value.is_number()) return;
    const double number = value.to_number<double>();
    const json::value* minimum = schema.if_contains("minimum");
    const json::value* maximum = schema.if_contains("maximum");
    if ((minimum != nullptr && number < minimum->to_number<double>()) ||
        (maximum != nullptr && number > maximum->to_number<double>())) {
      fault(at, json::serialize(value) + " is out of range");
    }
  }

  void check_object(const json::object& schema, const json::object& value, const std::string& at) {
    if (const json::value* required = schema.if_contains("required")) {
      for (const json::value& name : required->as_array()) {
        if (!value.contains(name.as_string()))
          fault(at + "/" + std::string(name.as_string()), "missing");
      }
    }
    const json::value* properties = schema.if_contains("properties");
    const json::value* more = schema.if_contains("additionalProperties");
    for (const auto& [name, member] : value) {
      const std::string place = at + "/" + std::string(name);
      const json::value* known =
          properties == nullptr ? nullptr : properties->as_object().if_contains(name);
      if (known != nullptr) {
        check(*known, member, place);
      } else if (more != nullptr && more->is_object()) {
        check(*more, member, place);
      } else if (more == nullptr || !more->as_bool()) {
        fault(place, "not documented");
      }
    }
  }

  void check_array(const json::object& schema, const json::array& value, const std::string& at) {
    const json::value* least = schema.if_contains("minItems");
    const json::value* most = schema.if_contains("maxItems");
    if ((least != nullptr && value.size() < least->to_number<std::size_t>()) ||
        (most != nullptr && value.size() > most->to_number<std::size_t>())) {
      fault(at, std::to_string(value.size()) + " items");
    }
    const json::value* items = schema.if_contains("items");
    if (items == nullptr) return;
    for (std::size_t i = 0; i < value.size(); ++i)
      check(*items, value[i], at + "/" + std::to_string(i));
  }

  const json::object& document_;
};

}  // namespace

std::vector<std::string> schema_faults(const json::object& document, const json::value& schema,
                                       const json::value& value) {
  Checker checker(document);
  checker.check(schema, value, "");
  return std::move(checker.faults);
}

}  // namespace telusur::testing
