// SPDX-License-Identifier: GPL-2.0-or-later
#include "command_line/config_file.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "command_line/config_fault.hpp"
#include "command_line/describe.hpp"
#include "support/nearest.hpp"

namespace telusur::command_line {
namespace {

using Items = std::vector<CLI::ConfigItem>;

[[noreturn]] void fail(std::string_view path, const toml::source_region& at, std::string what,
                       std::string hint = "") {
  throw ConfigFault(Error{ErrorCode::invalid_parameter, fmt::format("{}:{}", path, at.begin.line),
                          std::move(what), std::move(hint)});
}

std::optional<std::string> scalar(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* number = node.as_floating_point()) return fmt::format("{}", number->get());
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  return std::nullopt;
}

/// The values of a key as arguments; nothing for a table or a date.
std::optional<std::vector<std::string>> arguments_of(const toml::node& node) {
  std::vector<std::string> values;
  if (const toml::array* array = node.as_array()) {
    for (const toml::node& element : *array) {
      auto value = scalar(element);
      if (!value) return std::nullopt;
      values.push_back(std::move(*value));
    }
    return values;
  }
  auto value = scalar(node);
  if (!value) return std::nullopt;
  values.push_back(std::move(*value));
  return values;
}

const CLI::App* command_named(const CLI::App& app, const std::string& name) {
  for (const CLI::App* command : commands_of(app)) {
    if (command->get_name() == name) return command;
  }
  return nullptr;
}

const CLI::Option* configurable(const CLI::App& app, const std::string& key) {
  const CLI::Option* option = app.get_option_no_throw("--" + key);
  return option != nullptr && option->get_configurable() ? option : nullptr;
}

/// The hint for a mistyped key.
std::string meant_instead(std::string_view key, const std::vector<const CLI::App*>& apps) {
  std::vector<std::string> names;
  for (const CLI::App* app : apps) {
    for (const CLI::Option* option : app->get_options()) {
      if (!option->get_configurable() || option->get_group().empty()) continue;
      names.insert(names.end(), option->get_lnames().begin(), option->get_lnames().end());
    }
  }
  const std::vector<std::string_view> views(names.begin(), names.end());
  const std::string_view nearest = nearest_name(key, views);
  return nearest.empty() ? "" : fmt::format("is {} meant?", nearest);
}

/// Turns a TOML file into what CLI11 would read from one of its own. CLI11's reader knows only part
/// of TOML, and lets the file win over the environment.
class TomlConfig final : public CLI::Config {
 public:
  explicit TomlConfig(const CLI::App& app) : app_(app) {}

  std::string to_config(const CLI::App* /*app*/, bool /*defaults*/, bool /*descriptions*/,
                        std::string /*prefix*/) const override {
    return {};
  }

  Items from_config(std::istream& input) const override {
    Items found;
    if (only_documents()) return found;
    const auto paths = app_.get_config_ptr()->as<std::vector<std::string>>();
    const std::string path = paths.empty() ? "" : paths.front();
    try {
      const toml::table file = toml::parse(input, path);
      // CLI11 keeps the first value of an option: what is said for one command comes first.
      for (const auto& [key, node] : file) {
        const std::string name(key.str());
        const toml::table* table = node.as_table();
        if (table == nullptr) continue;
        if (const CLI::Option* option = configurable(app_, name)) {
          add_pairs(found, path, *option, name, *table);
          continue;
        }
        const CLI::App* command = command_named(app_, name);
        if (command == nullptr) {
          fail(path, node.source(), "[" + name + "]: no such command or option");
        }
        for (const auto& [inner, value] : *table)
          add_to_command(found, path, *command, std::string(inner.str()), value);
      }
      for (const auto& [key, node] : file) {
        if (!node.is_table()) add_everywhere(found, path, std::string(key.str()), node);
      }
    } catch (const toml::parse_error& error) {
      fail(path, error.source(), fmt::format("no TOML: {}", error.description()));
    }
    return found;
  }

 private:
  /// A broken file must not keep people from the help.
  [[nodiscard]] bool only_documents() const {
    const CLI::Option* help = app_.get_help_ptr();
    const CLI::Option* version = app_.get_version_ptr();
    return (help != nullptr && help->count() > 0) || (version != nullptr && version->count() > 0);
  }

  static void add(Items& found, std::string_view path, const CLI::App* command,
                  const CLI::Option& option, const std::string& key, const toml::node& node) {
    auto values = arguments_of(node);
    if (!values) fail(path, node.source(), key + ": no text, number, true, false or list of these");
    if (is_in_environment(option) || option.count() > 0) return;
    CLI::ConfigItem item;
    if (command != nullptr) item.parents = {command->get_name()};
    item.name = key;
    item.inputs = std::move(*values);
    found.push_back(std::move(item));
  }

  /// A table named like an option is a list of `key=value`, of `key=value,value` for a list.
  static void add_pairs(Items& found, std::string_view path, const CLI::Option& option,
                        const std::string& name, const toml::table& table) {
    if (is_in_environment(option) || option.count() > 0) return;
    CLI::ConfigItem item;
    item.name = name;
    for (const auto& [key, node] : table) {
      const auto values = arguments_of(node);
      if (!values) fail(path, node.source(), std::string(key.str()) + ": no text or list of texts");
      item.inputs.push_back(fmt::format("{}={}", key.str(), fmt::join(*values, ",")));
    }
    found.push_back(std::move(item));
  }

  static void add_to_command(Items& found, std::string_view path, const CLI::App& command,
                             const std::string& key, const toml::node& node) {
    const CLI::Option* option = configurable(command, key);
    if (option == nullptr) {
      fail(path, node.source(),
           fmt::format("{}: no such option of {}, or not for files", key, command.get_name()),
           meant_instead(key, {&command}));
    }
    add(found, path, &command, *option, key, node);
  }

  void add_everywhere(Items& found, std::string_view path, const std::string& key,
                      const toml::node& node) const {
    bool known = false;
    if (const CLI::Option* option = configurable(app_, key)) {
      known = true;
      add(found, path, nullptr, *option, key, node);
    }
    for (const CLI::App* command : commands_of(app_)) {
      const CLI::Option* option = configurable(*command, key);
      if (option == nullptr) continue;
      known = true;
      add(found, path, command, *option, key, node);
    }
    if (known) return;
    std::vector<const CLI::App*> apps = commands_of(app_);
    apps.push_back(&app_);
    fail(path, node.source(), key + ": no such option, or not for files", meant_instead(key, apps));
  }

  const CLI::App& app_;
};

}  // namespace

void add_config_option(CLI::App& app, const std::string& environment,
                       const std::string& default_file) {
  app.config_formatter(std::make_shared<TomlConfig>(app));
  app.allow_config_extras(CLI::config_extras_mode::error);
  // CLI11 reads the file before the environment, and is silent when a file by default is missing.
  const char* variable = std::getenv(environment.c_str());
  const std::string named = variable != nullptr ? variable : "";
  const CLI::Option* option =
      app.set_config("--config", named.empty() ? default_file : named,
                     "TOML file with the options' long names as keys: limit = 20; '' for none")
          ->envname(environment)
          ->type_name("FILE");
  app.final_callback([&app, option, named] {
    if (origin_of(app, *option) != Origin::environment) return;
    if (CLI::ExistingFile(named).empty()) return;
    throw CLI::FileError::Missing(named);
  });
}

std::string place_in_config(const CLI::App& app, const std::string& command,
                            const std::string& key) {
  const auto paths = app.get_config_ptr()->as<std::vector<std::string>>();
  const std::string path = paths.empty() ? "" : paths.front();
  try {
    const toml::table file = toml::parse_file(path);
    for (const auto& node : {file[command][key], file[key]}) {
      if (node) return fmt::format("{}:{}: {}", path, node.node()->source().begin.line, key);
    }
  } catch (const toml::parse_error&) {  // it was read before: somebody is writing it right now
  }
  return fmt::format("{}: {}", path, key);
}

std::string user_config_file(const std::string& name) {
  const char* xdg = std::getenv("XDG_CONFIG_HOME");
  if (xdg != nullptr && *xdg == '/') return std::string(xdg) + "/telusur/" + name;
  const char* home = std::getenv("HOME");
  return home != nullptr && *home == '/' ? std::string(home) + "/.config/telusur/" + name
                                         : std::string();
}

}  // namespace telusur::command_line
