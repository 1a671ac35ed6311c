// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/front_matter.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <boost/json.hpp>
#include <sstream>
#include <string>

namespace telusur::indexer::detail {
namespace {

namespace json = boost::json;

constexpr int kMaxDepth = 4;  ///< of lists and tables that are kept

Error invalid(int line, std::string what) {
  return Error{ErrorCode::invalid_document, fmt::format("line {}", line), std::move(what),
               "quote texts that hold a colon"};
}

json::value from_yaml(const YAML::Node& node, int depth) {
  if (node.IsScalar()) return json::string(node.Scalar());
  if (depth >= kMaxDepth) return nullptr;  // aliases can make a small file a huge tree
  if (node.IsSequence()) {
    json::array list;
    for (const YAML::Node& item : node)
      list.push_back(from_yaml(item, depth + 1));
    return list;
  }
  if (node.IsMap()) {
    json::object object;
    for (const auto& entry : node) {
      if (entry.first.IsScalar()) {
        object[entry.first.Scalar()] = from_yaml(entry.second, depth + 1);
      }
    }
    return object;
  }
  return nullptr;
}

Result<json::object> read_yaml(std::string_view text) {
  try {
    const YAML::Node root = YAML::Load(std::string(text));
    if (root.IsNull()) return json::object();
    if (!root.IsMap()) return invalid(1, "the front matter is no list of names and values");
    return from_yaml(root, 0).as_object();
  } catch (const YAML::Exception& error) {
    return invalid(error.mark.line + 2, "front matter: " + error.msg);
  }
}

template <class Value>
std::string printed(const Value& value) {
  std::ostringstream out;
  out << value;
  return std::move(out).str();
}

json::value from_toml(const toml::node& node, int depth) {
  if (const auto* text = node.as_string()) return json::string(text->get());
  if (const auto* number = node.as_integer()) return number->get();
  if (const auto* number = node.as_floating_point()) return number->get();
  if (const auto* flag = node.as_boolean()) return flag->get();
  if (const auto* date = node.as_date()) return json::string(printed(date->get()));
  if (const auto* date = node.as_date_time()) return json::string(printed(date->get()));
  if (depth >= kMaxDepth) return nullptr;
  if (const auto* array = node.as_array()) {
    json::array list;
    for (const toml::node& item : *array)
      list.push_back(from_toml(item, depth + 1));
    return list;
  }
  if (const auto* table = node.as_table()) {
    json::object object;
    for (const auto& [key, value] : *table)
      object[std::string(key.str())] = from_toml(value, depth + 1);
    return object;
  }
  return nullptr;
}

Result<json::object> read_toml(std::string_view text) {
  try {
    const toml::table table = toml::parse(text);
    return from_toml(table, 0).as_object();
  } catch (const toml::parse_error& error) {
    return invalid(static_cast<int>(error.source().begin.line) + 1,
                   "front matter: " + std::string(error.description()));
  }
}

}  // namespace

Result<FrontMatter> divide(std::string_view file) {
  const bool yaml = file.starts_with("---\n");
  if (!yaml && !file.starts_with("+++\n")) return FrontMatter{{}, file};
  const std::string_view fence = yaml ? "\n---" : "\n+++";
  std::size_t end = 3;
  for (;; ++end) {
    end = file.find(fence, end);
    if (end == std::string_view::npos) return invalid(1, "the front matter has no end");
    const std::string_view after = file.substr(end + fence.size());
    const std::size_t line = std::min(after.find('\n'), after.size());
    if (after.substr(0, line).find_first_not_of(" \t") == std::string_view::npos) {
      auto fields = yaml ? read_yaml(file.substr(4, std::max(end, std::size_t{4}) - 4))
                         : read_toml(file.substr(4, std::max(end, std::size_t{4}) - 4));
      if (!fields) return fields.error();
      return FrontMatter{std::move(*fields), after.substr(line)};
    }
  }
}

}  // namespace telusur::indexer::detail
