// SPDX-License-Identifier: GPL-2.0-or-later
#include "arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>

#include "command_line/describe.hpp"

namespace telusur::cli {
namespace {

const CLI::App* command_named(const CLI::App& app, std::string_view name) {
  for (const CLI::App* command : command_line::commands_of(app)) {
    if (command->get_name() == name) return command;
  }
  return nullptr;
}

/// The option that `name` (`--limit`, `-n`) is, first of the command or the search, then of any
/// command: which one is meant is not known before the command is.
const CLI::Option* option_named(const CLI::App& app, const CLI::App* command,
                                const std::string& name) {
  const CLI::App& first = command != nullptr ? *command : app;
  if (const CLI::Option* option = first.get_option_no_throw(name)) return option;
  if (command != nullptr) return nullptr;
  for (const CLI::App* other : command_line::commands_of(app)) {
    if (const CLI::Option* option = other->get_option_no_throw(name)) return option;
  }
  return nullptr;
}

bool takes_value(const CLI::Option* option) {
  return option != nullptr && option->get_items_expected_min() > 0;
}

/// Whether the value of this option, or of the last of these short ones (`-qn`), is the next
/// argument.
bool wants_next(const CLI::App& app, const CLI::App* command, std::string_view option) {
  if (option.starts_with("--")) {
    // CLI11 takes the next argument after `--name=`, too.
    const std::size_t equals = std::min(option.find('='), option.size());
    if (equals + 1 < option.size()) return false;
    return takes_value(option_named(app, command, std::string(option.substr(0, equals))));
  }
  for (std::size_t i = 1; i < option.size(); ++i) {
    if (takes_value(option_named(app, command, std::string("-") + option[i])))
      return i + 1 == option.size();
  }
  return false;
}

/// With a blank after what CLI11 would take for a list of its own and split: `[Gambas:Video CNN]`.
std::string not_a_list(std::string_view argument) {
  std::string text(argument);
  if (text.starts_with('[') && text.ends_with(']')) text += ' ';
  return text;
}

/// Whether an option before the command belongs to the program and not to the command.
bool is_of_program(const CLI::App& app, const CLI::App& command, std::string_view option) {
  const std::string name(option.substr(0, option.find('=')));
  if (command.get_option_no_throw(name) != nullptr) return false;
  const CLI::Option* own = app.get_option_no_throw(name);
  constexpr std::string_view kOfProgram[] = {"--config", "--completions", "--man", "--version"};
  return own != nullptr && std::ranges::any_of(kOfProgram, [own](std::string_view known) {
           return own->check_name(std::string(known));
         });
}

}  // namespace

std::vector<std::string> arranged(const CLI::App& app, std::span<const char* const> arguments) {
  std::vector<std::vector<std::string>> options;  // before the first word, each with its value
  std::vector<std::string> rest;
  const CLI::App* command = nullptr;
  bool ended = false;  // by `--`
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    const bool first = rest.empty() && command == nullptr;
    if (!ended && argument.size() > 1 && argument.starts_with('-')) {
      ended = argument == "--";
      std::vector<std::string> option{std::string(argument)};
      if (wants_next(app, command, argument) && i + 1 < arguments.size())
        option.push_back(not_a_list(arguments[++i]));
      if (first && !ended) {
        options.push_back(std::move(option));
      } else {
        rest.insert(rest.end(), option.begin(), option.end());
      }
    } else if (first && command_named(app, argument) != nullptr) {
      command = command_named(app, argument);
    } else {
      rest.push_back(not_a_list(argument));
      if (argument == "++" || command_named(app, argument) != nullptr) rest.back() += ' ';
    }
  }
  std::vector<std::string> all{arguments.empty() ? "" : arguments.front()};
  std::vector<std::string> own;
  for (const std::vector<std::string>& option : options) {
    const bool of_program = command == nullptr || is_of_program(app, *command, option.front());
    std::vector<std::string>& to = of_program ? all : own;
    to.insert(to.end(), option.begin(), option.end());
  }
  if (command != nullptr) all.push_back(command->get_name());
  all.insert(all.end(), own.begin(), own.end());
  all.insert(all.end(), rest.begin(), rest.end());
  return all;
}

}  // namespace telusur::cli
