// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ranking_file.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <string_view>

#include "support/file.hpp"

namespace telusur::search {
namespace {

std::string place(const std::string& path, const toml::source_region& at) {
  return fmt::format("{}:{}", path, at.begin.line);
}

/// Sets the keys of `table`, and of the tables in it, which add their name and a dot.
Result<void> set_all(Ranking& ranking, const std::string& path, const toml::table& table,
                     const std::string& prefix) {
  for (const auto& [key, node] : table) {
    const std::string name = prefix + std::string(key.str());
    if (const toml::table* inner = node.as_table()) {
      if (auto set = set_all(ranking, path, *inner, name + "."); !set) return set;
      continue;
    }
    const bool number = node.is_integer() || node.is_floating_point();
    if (!number) {
      return Error{ErrorCode::invalid_parameter, place(path, node.source()),
                   name + ": not a number", "write NAME = 1.5"};
    }
    if (auto set = set_constant(ranking, name, node.value<double>().value_or(0)); !set) {
      Error error = set.error();
      error.what = error.where + ": " + error.what;
      error.where = place(path, node.source());
      return error;
    }
  }
  return {};
}

}  // namespace

Result<Ranking> read_ranking(const std::string& path) {
  Ranking ranking;
  if (path.empty()) return ranking;
  const auto text = read_file(path);
  if (!text) return text.error();
  try {
    if (auto set = set_all(ranking, path, toml::parse(*text), ""); !set) return set.error();
  } catch (const toml::parse_error& error) {
    return Error{ErrorCode::invalid_document, place(path, error.source()),
                 std::string(error.description()), ""};
  }
  return ranking;
}

}  // namespace telusur::search
