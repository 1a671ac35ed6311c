// SPDX-License-Identifier: GPL-2.0-or-later
#include "command_line/describe.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>

namespace telusur::command_line {
namespace {

/// The values of CLI::IsMember, out of `TEXT:{auto,all,any}`.
std::vector<std::string> choices_of(const std::string& type) {
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}');
  if (open == std::string::npos || close == std::string::npos) return {};
  return CLI::detail::split(type.substr(open + 1, close - open - 1), ',');
}

OptionDescription describe(const CLI::Option& option) {
  OptionDescription description;
  for (const std::string& name : option.get_snames())
    description.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames())
    description.names.push_back("--" + name);
  const std::string type = option.get_type_name();
  if (option.get_expected_max() > 0) {
    description.value = option.get_positional() ? option.get_name(true) : type;
    description.value = description.value.substr(0, description.value.find_first_of(": "));
    description.list = option.get_delimiter() == ',';
  }
  description.choices = choices_of(type);
  description.text = option.get_description();
  description.default_value = option.get_default_str();
  description.environment = option.get_envname();
  return description;
}

}  // namespace

std::vector<OptionDescription> options_of(const CLI::App& app) {
  std::vector<OptionDescription> all;
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_group().empty()) all.push_back(describe(*option));
  }
  for (const CLI::App* group :
       app.get_subcommands([](const CLI::App* sub) { return sub->get_name().empty(); })) {
    for (OptionDescription& option : options_of(*group))
      all.push_back(std::move(option));
  }
  return all;
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App* sub) { return !sub->get_name().empty(); });
}

Origin origin_of(const CLI::App& app, const CLI::Option& option) {
  if (option.count() == 0) return Origin::nowhere;
  if (std::ranges::find(app.parse_order(), &option) != app.parse_order().end()) {
    return Origin::flag;
  }
  return is_in_environment(option) ? Origin::environment : Origin::file;
}

void add_environment(CLI::App& app, const std::string& prefix) {
  for (CLI::Option* option : app.get_options()) {
    const bool wanted = option->get_configurable() && option->get_expected_max() > 0 &&
                        option->get_envname().empty() && !option->get_lnames().empty();
    if (!wanted) continue;
    std::string name = prefix + "_";
    for (const char byte : option->get_lnames().front()) {
      name += byte == '-' ? '_' : static_cast<char>(byte & ~0x20);
    }
    option->envname(name);
  }
}

bool is_in_environment(const CLI::Option& option) {
  if (option.get_envname().empty()) return false;
  const char* value = std::getenv(option.get_envname().c_str());
  return value != nullptr && *value != '\0';
}

}  // namespace telusur::command_line
