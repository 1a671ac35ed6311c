// SPDX-License-Identifier: GPL-2.0-or-later
#include "command_line/usage_error.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <string_view>
#include <vector>

#include "command_line/config_fault.hpp"
#include "command_line/config_file.hpp"
#include "command_line/describe.hpp"
#include "support/nearest.hpp"

namespace telusur::command_line {
namespace {

struct Given {
  const CLI::App* app = nullptr;
  const CLI::Option* option = nullptr;
};

/// The option that CLI11 calls `name`. Commands may have one of the same name, and all are filled
/// from the environment and the file: the one with a value, of the command that was called first.
Given given(const CLI::App& app, const std::string& name) {
  std::vector<const CLI::App*> apps;
  for (const CLI::App* called : app.get_subcommands())
    apps.push_back(called);
  apps.push_back(&app);
  for (const CLI::App* command : commands_of(app))
    apps.push_back(command);
  Given known;
  for (const CLI::App* one : apps) {
    const CLI::Option* option = one->get_option_no_throw(name);
    if (option == nullptr) continue;
    if (option->count() > 0) return {one, option};
    if (known.option == nullptr) known = {one, option};
  }
  return known;
}

/// Where the value of an option came from, as people know it.
std::string place_of(const CLI::App& app, const Given& given, const std::string& name) {
  if (given.option == nullptr) return name;
  switch (origin_of(*given.app, *given.option)) {
    case Origin::environment:
      return given.option->get_envname();
    case Origin::file:
      return place_in_config(app, given.app == &app ? "" : given.app->get_name(),
                             given.option->get_lnames().front());
    case Origin::flag:
    case Origin::nowhere:
      break;
  }
  return name;
}

Error fault(std::string where, std::string what, std::string hint = "") {
  return {ErrorCode::invalid_parameter, std::move(where), std::move(what), std::move(hint)};
}

/// An argument that is left over.
Error unexpected(const CLI::App& app) {
  const auto called = app.get_subcommands();
  const CLI::App& command = called.empty() ? app : *called.front();
  const std::vector<std::string> extras = app.remaining(true);
  const std::string extra = extras.empty() ? "" : extras.front();
  if (!extra.starts_with('-')) return fault(extra, "one argument too many");
  const std::string name = extra.substr(0, extra.find('='));
  std::vector<std::string> names;
  for (const OptionDescription& option : options_of(command))
    names.insert(names.end(), option.names.begin(), option.names.end());
  std::vector<std::string_view> known;
  for (const std::string_view one : names) {
    if (one.starts_with("--")) known.push_back(one.substr(2));
  }
  const bool is_long = name.starts_with("--");
  const std::string_view nearest =
      is_long ? nearest_name(std::string_view(name).substr(2), known) : std::string_view();
  return fault(
      name,
      called.empty() ? "no such option" : fmt::format("no such option of {}", command.get_name()),
      nearest.empty() ? "" : fmt::format("is --{} meant?", nearest));
}

bool is_whole(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() &&
         std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c); });
}

/// A bound as people write it: 0.000000 is 0.
std::string_view bound(std::string_view text) {
  if (text.find('.') == std::string_view::npos) return text;
  text = text.substr(0, text.find_last_not_of('0') + 1);
  return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
}

/// `told`: what a validator of CLI11 says, without the name of the option.
Error invalid(std::string where, std::string_view told) {
  constexpr std::string_view kNotIn = " not in {";
  if (const std::size_t at = told.rfind(kNotIn); at != std::string_view::npos) {
    std::string_view list = told.substr(at + kNotIn.size());
    list = list.substr(0, list.find('}'));
    return fault(
        std::move(where), fmt::format("\"{}\" is unknown", told.substr(0, at)),
        fmt::format("one of {}", fmt::join(CLI::detail::split(std::string(list), ','), ", ")));
  }
  constexpr std::string_view kValue = "Value ";
  constexpr std::string_view kRange = " not in range ";
  constexpr std::string_view kTo = " to ";
  const std::size_t range = told.rfind(kRange);
  const std::size_t to = told.rfind(kTo);
  if (told.starts_with(kValue) && range != std::string_view::npos && to > range) {
    const std::string_view value = told.substr(kValue.size(), range - kValue.size());
    const std::string_view least = told.substr(range + kRange.size(), to - range - kRange.size());
    const std::string_view most = told.substr(to + kTo.size());
    if (is_whole(value)) {
      return fault(std::move(where),
                   fmt::format("{} is outside {}..{}", value, bound(least), bound(most)));
    }
    const bool whole = is_whole(least);
    return fault(std::move(where),
                 fmt::format(fmt::runtime(whole ? "\"{}\" is no whole number"
                                                : "\"{}\" is no usable number"),
                             value),
                 fmt::format("between {} and {}", bound(least), bound(most)));
  }
  return fault(std::move(where), std::string(told));
}

/// `Could not convert: --limit = banyak`.
Error unconverted(const CLI::App& app, const std::string& told) {
  constexpr std::string_view kCould = "Could not convert: ";
  constexpr std::string_view kEquals = " = ";
  const std::size_t equals = told.find(kEquals);
  if (!told.starts_with(kCould) || equals == std::string::npos) return fault("", told);
  const std::string name = told.substr(kCould.size(), equals - kCould.size());
  const std::string value = told.substr(equals + kEquals.size());
  const Given option = given(app, name);
  const bool flag = option.option != nullptr && option.option->get_expected_max() == 0;
  return fault(place_of(app, option, name),
               fmt::format(fmt::runtime(flag ? "\"{}\" is neither true nor false"
                                             : "\"{}\" is no usable number"),
                           value));
}

/// Too few values, or too many.
Error miscounted(const Given& given, std::string where, std::string_view told) {
  if (told.starts_with("At Most")) return fault(std::move(where), "given more than once");
  if (given.option == nullptr) return fault(std::move(where), std::string(told));
  for (const OptionDescription& option : options_of(*given.app)) {
    if (std::ranges::find(option.names, where) == option.names.end()) continue;
    const std::string_view value = option.value == "UINT" ? "N" : std::string_view(option.value);
    return fault(where, "needs a value",
                 option.choices.empty()
                     ? fmt::format("write: {} {}", where, value)
                     : fmt::format("one of {}", fmt::join(option.choices, ", ")));
  }
  return fault(std::move(where), "needs a value");
}

}  // namespace

Error usage_error(const CLI::App& app, const CLI::ParseError& error) {
  const std::string told = error.what();
  if (const auto* config = dynamic_cast<const ConfigFault*>(&error)) return config->error();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) return unexpected(app);
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) return unconverted(app, told);
  if (dynamic_cast<const CLI::FileError*>(&error) != nullptr) {
    return {ErrorCode::unreadable, told.substr(0, told.find(" was not readable")),
            "the configuration file cannot be read", ""};
  }
  const std::size_t colon = told.find(": ");
  if (colon == std::string::npos) return fault("", told);
  const std::string name = told.substr(0, colon);
  const std::string_view rest = std::string_view(told).substr(colon + 2);
  const Given option = given(app, name);
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    return miscounted(option, name, rest);
  }
  return invalid(place_of(app, option, name), rest);
}

}  // namespace telusur::command_line
