// SPDX-License-Identifier: GPL-2.0-or-later
#include "language_choice.hpp"

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "command_line/config_file.hpp"
#include "support/file.hpp"
#include "support/text_lines.hpp"

namespace telusur::cli {
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

std::string config_file(std::span<const char* const> arguments) {
  if (auto path = value_of(arguments, "--config")) return *path;
  const char* path = std::getenv("TELUSUR_CONFIG");
  return path != nullptr && *path != '\0' ? path : command_line::user_config_file("config.toml");
}

}  // namespace

Language language_of(std::span<const char* const> arguments) {
  if (const auto code = value_of(arguments, "--lang")) {
    if (const auto language = parse_language(*code)) return *language;
  }
  const char* variable = std::getenv("TELUSUR_LANG");
  if (variable != nullptr && *variable != '\0') {
    if (const auto language = parse_language(variable)) return *language;
  }
  return language_in(config_file(arguments)).value_or(Language::indonesian);
}

}  // namespace telusur::cli
