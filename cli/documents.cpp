// SPDX-License-Identifier: GPL-2.0-or-later
#include "documents.hpp"

#include <CLI/CLI.hpp>
#include <iostream>

#include "command_line/completions.hpp"
#include "command_line/config_file.hpp"
#include "command_line/describe.hpp"
#include "command_line/language_choice.hpp"
#include "command_line/man_page.hpp"

namespace telusur::cli {
namespace {

constexpr const char* kConfigVariable = "TELUSUR_CONFIG";

std::string usual_config_file() {
  return command_line::user_config_file("config.toml");
}

}  // namespace

void add_documents(CLI::App& app, Documents& documents) {
  app.add_option("--completions", documents.completions, "Write the completions of a shell")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->configurable(false);
  command_line::add_man_option(app, documents.man);
  command_line::add_environment(app, "TELUSUR");
  for (CLI::App* command : app.get_subcommands({}))
    command_line::add_environment(*command, "TELUSUR");
  command_line::add_config_option(app, kConfigVariable, usual_config_file());
}

Language language_of(std::span<const char* const> arguments) {
  return command_line::language_of(arguments, kConfigVariable, usual_config_file());
}

bool print_document(const CLI::App& app, const Documents& documents) {
  if (documents.man) {
    std::cout << command_line::man_page(app, TELUSUR_VERSION);
  } else if (!documents.completions.empty()) {
    std::cout << command_line::completions(app, "telusur", documents.completions);
  }
  return documents.man || !documents.completions.empty();
}

}  // namespace telusur::cli
