// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/parameters.hpp"

namespace telusur::searchd {

/// Arguments as a query string, in the order of the table: the same for every way to write the same
/// request. What is the default is left out, but for numbers.
class QueryString {
 public:
  QueryString(std::span<const ParameterSpec> specs, const Arguments& arguments);

  /// Without `?`, and without the parameters that are named.
  [[nodiscard]] std::string text(std::initializer_list<std::string_view> without = {}) const;

  /// `name=value` of the parameters for which `keep` is true.
  [[nodiscard]] std::string text_if(const std::function<bool(std::string_view name)>& keep) const;

 private:
  struct Part {
    std::string_view name;  ///< of the spec
    std::size_t begin;      ///< in all_
    std::size_t end;
  };
  std::string all_;  ///< `&name=value` of each value
  std::vector<Part> parts_;
};

}  // namespace telusur::searchd
