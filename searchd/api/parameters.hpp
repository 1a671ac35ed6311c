// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "http/problem.hpp"
#include "http/target.hpp"

namespace telusur::searchd {

/// One parameter of an endpoint: how it is read, checked and described. Router, parser and
/// /openapi.json all come from these tables.
struct ParameterSpec {
  enum class Kind : unsigned char {
    text,
    number,
    choice,
    flag,   ///< `true` or `false`
    date,   ///< as search::read_since reads one; kept as text, for it depends on the time
    zone,   ///< as search::read_zone reads one; kept as text
    list,   ///< any number of texts: the parameter repeated, in JSON an array of strings
    names,  ///< some of `choices`: separated by commas, or as a list
  };
  std::string_view name;
  Kind kind = Kind::text;
  bool required = false;
  std::uint32_t min = 0;            ///< number
  std::uint32_t max = 0;            ///< number; text, date, list: bytes of a value
  std::uint32_t default_value = 0;  ///< number; flag: 0 or 1
  std::string_view description;     ///< English, for the OpenAPI document
  std::span<const std::string_view>
      choices{};  ///< choice: the values, the first is the default; names

  [[nodiscard]] bool is_list() const { return kind == Kind::list || kind == Kind::names; }
};

/// The checked parameters of one request: each of the spec's, given or default.
class Arguments {
 public:
  /// The value of a parameter of that kind in the spec (a choice is a text); asking for another is
  /// a fault of the caller (std::logic_error).
  [[nodiscard]] const std::string& text(std::string_view name) const;
  [[nodiscard]] std::uint32_t number(std::string_view name) const;
  [[nodiscard]] bool flag(std::string_view name) const { return number(name) != 0; }
  [[nodiscard]] const std::vector<std::string>& list(std::string_view name) const;  ///< or names

  /// `name`: of the spec, which outlives this.
  template <class Given>
  void set(std::string_view name, Given&& value) {
    names_.push_back(name);
    values_.emplace_back(std::forward<Given>(value));
  }
  void reserve(std::size_t count) {
    names_.reserve(count);
    values_.reserve(count);
  }

 private:
  using Value = std::variant<std::string, std::uint32_t, std::vector<std::string>>;
  [[nodiscard]] const Value& find(std::string_view name) const;

  // Apart, as a search asks for nearly all of them by name.
  std::vector<std::string_view> names_;
  std::vector<Value> values_;
};

constexpr std::size_t kMaxListValues = 64;  ///< of one parameter, its repetitions together

/// Reads `parameters` by `specs` into `out`. Reports every fault at once; one that is unknown
/// comes with the nearest known name. `utm_*`, added by campaign links, are ignored.
std::optional<http::Problem> read_arguments(std::span<const ParameterSpec> specs,
                                            std::span<const http::Parameter> parameters,
                                            Arguments& out);

/// The members of a JSON object as parameters: strings, whole numbers, true and false; arrays of
/// strings for those that `specs` has as lists. Problems: invalid_body.
std::optional<http::Problem> read_json_parameters(std::span<const ParameterSpec> specs,
                                                  std::string_view body,
                                                  std::vector<http::Parameter>& out);

}  // namespace telusur::searchd
