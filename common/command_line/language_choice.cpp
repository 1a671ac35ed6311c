// SPDX-License-Identifier: GPL-2.0-or-later
#include "command_line/language_choice.hpp"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "support/file.hpp"
#include "support/text_lines.hpp"

namespace telusur::command_line {
namespace {

/// The last value of `--name VALUE` or `--name=VALUE`.
std::optional<std::string> value_of(std::span<const char* const> arguments, std::string_view name) {
  std::optional<std::string> value;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--") break;
    if (argument == name && i + 1 < arguments.size()) {
      value = arguments[++i];
    } else if (argument.starts_with(name) && argument.substr(name.size()).starts_with('=')) {
      value = argument.substr(name.size() + 1);
    }
  }
  return value;
}

std::string_view without_quotes(std::string_view text) {
  const bool quoted = text.size() >= 2 && text.front() == text.back() &&
                      (text.front() == '"' || text.front() == '\'');
  return quoted ? text.substr(1, text.size() - 2) : text;
}

/// `lang` before the first table: line by line, for the file may be broken elsewhere.
std::optional<Language> language_in(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return std::nullopt;  // pipes are read once
  const auto text = read_file(path);
  if (!text) return std::nullopt;
  for (ContentLines lines(*text); lines.next() && !lines.line().starts_with('[');) {
    const std::string_view line = lines.line();
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) continue;
    if (without_quotes(trimmed_blanks(line.substr(0, equals))) != "lang") continue;
    return parse_language(without_quotes(trimmed_blanks(line.substr(equals + 1))));
  }
  return std::nullopt;
}

std::string variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value != nullptr ? value : "";
}

}  // namespace

Language language_of(std::span<const char* const> arguments, const std::string& environment,
                     const std::string& default_file) {
  if (const auto code = value_of(arguments, "--lang")) {
    if (const auto language = parse_language(*code)) return *language;
  }
  if (const auto language = parse_language(variable("TELUSUR_LANG"))) return *language;
  std::string file = variable(environment);
  if (file.empty()) file = default_file;
  return language_in(value_of(arguments, "--config").value_or(file)).value_or(Language::indonesian);
}

CLI::Option* add_language_option(CLI::App& app) {
  return app
      .add_option_function<std::string>(
          "--lang", [](const std::string&) {}, "Language of messages and help: id or en")
      ->check(CLI::IsMember({"id", "en"}));
}

}  // namespace telusur::command_line
