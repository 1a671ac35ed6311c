// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/page_query.hpp"

#include <algorithm>
#include <array>

namespace telusur::searchd::web {
namespace {

constexpr std::array<std::string_view, 7> kFilters = {"source", "section", "author", "tag",
                                                      "site",   "since",   "until"};
constexpr std::array<std::string_view, 10> kOthers = {
    "q", "sort", "match", "expand", "exact", "typo", "collapse", "tz", "page", "lang"};

bool is_known(std::string_view name) {
  return is_filter(name) || std::ranges::find(kOthers, name) != kOthers.end();
}

bool may_repeat(std::string_view name) {
  return is_filter(name) && name != "since" && name != "until";
}

}  // namespace

bool is_filter(std::string_view name) {
  return std::ranges::find(kFilters, name) != kFilters.end();
}

PageQuery::PageQuery(std::span<const http::Parameter> parameters) {
  for (const http::Parameter& one : parameters) {
    if (one.value.empty() || !is_known(one.name) || has(one.name, one.value)) continue;
    // Of a field that cannot repeat the last one counts: a form's, behind what the link had.
    if (!may_repeat(one.name)) {
      std::erase_if(parameters_, [&](const auto& other) { return other.name == one.name; });
    }
    parameters_.push_back(one);
  }
}

std::string_view PageQuery::value(std::string_view name) const {
  const auto found = std::ranges::find(parameters_, name, &http::Parameter::name);
  return found == parameters_.end() ? std::string_view() : std::string_view(found->value);
}

std::vector<std::string> PageQuery::values(std::string_view name) const {
  std::vector<std::string> all;
  for (const http::Parameter& one : parameters_) {
    if (one.name == name) all.push_back(one.value);
  }
  return all;
}

bool PageQuery::has(std::string_view name, std::string_view value) const {
  return std::ranges::any_of(parameters_, [&](const http::Parameter& one) {
    return one.name == name && one.value == value;
  });
}

PageQuery PageQuery::with(std::string_view name, std::string_view value) const {
  PageQuery changed;
  bool placed = value.empty();
  for (const http::Parameter& one : parameters_) {
    if (one.name == name) {
      if (!placed) changed.parameters_.push_back({one.name, std::string(value)});
      placed = true;
    } else if (one.name != "page") {
      changed.parameters_.push_back(one);
    }
  }
  if (!placed) changed.parameters_.push_back({std::string(name), std::string(value)});
  return changed;
}

PageQuery PageQuery::also(std::string_view name, std::string_view value) const {
  PageQuery changed = without("page");
  changed.parameters_.push_back({std::string(name), std::string(value)});
  return changed;
}

PageQuery PageQuery::without(std::string_view name, std::string_view value) const {
  PageQuery changed = without("page");
  std::erase_if(changed.parameters_,
                [&](const http::Parameter& one) { return one.name == name && one.value == value; });
  return changed;
}

PageQuery PageQuery::unfiltered() const {
  PageQuery changed = without("page");
  std::erase_if(changed.parameters_, [](const auto& one) { return is_filter(one.name); });
  return changed;
}

bool PageQuery::filtered() const {
  return std::ranges::any_of(parameters_, [](const auto& one) { return is_filter(one.name); });
}

Url PageQuery::href_of(std::string_view path) const {
  std::vector<http::Parameter> kept = parameters_;
  std::erase_if(kept, [](const auto& one) { return one.name == "lang" || one.name == "page"; });
  return Url::local(path, kept);
}

}  // namespace telusur::searchd::web
