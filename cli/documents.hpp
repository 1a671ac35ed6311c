// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>

#include "support/language.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace telusur::cli {

/// What the program can say of itself besides the help.
struct Documents {
  std::string completions;
  bool man = false;
};

/// Also lets environment and configuration file set what has been added before.
void add_documents(CLI::App& app, Documents& documents);

/// The language that people are spoken to, as command_line::language_of().
Language language_of(std::span<const char* const> arguments);

/// Writes what was asked for to standard output; false when nothing was.
bool print_document(const CLI::App& app, const Documents& documents);

}  // namespace telusur::cli
