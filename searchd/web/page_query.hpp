// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/target.hpp"
#include "web/url.hpp"

namespace telusur::searchd::web {

/// What a results page was asked, as the list of parameters it is: those of /v1/search that make
/// sense for people, `page` (from 1) and `lang` (of the page: `id`, `en`). Every link on the page
/// is a changed copy of it.
class PageQuery {
 public:
  PageQuery() = default;

  /// Takes over what a results page knows. Fields left empty in a form are as good as absent, and
  /// so is what others add to links (`utm_source`, `fbclid`).
  explicit PageQuery(std::span<const http::Parameter> parameters);

  /// The first value; empty when there is none.
  [[nodiscard]] std::string_view value(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> values(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name, std::string_view value) const;
  [[nodiscard]] std::span<const http::Parameter> parameters() const { return parameters_; }

  /// Copies with a parameter set (an empty value: removed), added or removed. All but `page` lead
  /// to the first page.
  [[nodiscard]] PageQuery with(std::string_view name, std::string_view value) const;
  [[nodiscard]] PageQuery also(std::string_view name, std::string_view value) const;
  [[nodiscard]] PageQuery without(std::string_view name) const { return with(name, ""); }
  [[nodiscard]] PageQuery without(std::string_view name, std::string_view value) const;
  /// Without any filter, dates included.
  [[nodiscard]] PageQuery unfiltered() const;

  [[nodiscard]] bool filtered() const;
  /// True when there is something to search for: words or a filter.
  [[nodiscard]] bool asks() const { return !value("q").empty() || filtered(); }

  [[nodiscard]] Url href_of_start() const { return Url::local("/", parameters_); }
  [[nodiscard]] Url href() const { return Url::local("/search", parameters_); }
  /// The same search as another endpoint takes it: without what only pages know.
  [[nodiscard]] Url href_of(std::string_view path) const;

 private:
  std::vector<http::Parameter> parameters_;
};

/// Names of the parameters that filter: `source`, ..., `since`, `until`.
bool is_filter(std::string_view name);

}  // namespace telusur::searchd::web
