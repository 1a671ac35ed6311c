// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>

#include "support/language.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace telusur::command_line {

/// The language that people are spoken to: `--lang`, else TELUSUR_LANG, else `lang` in the
/// configuration file (as add_config_option() finds it), else Indonesian. Known before anything
/// else is, so that even what is wrong with the command line or the file can be said in it; hence
/// what cannot be read, or is no language, counts as not there. `arguments`: as main() has them.
Language language_of(std::span<const char* const> arguments, const std::string& environment,
                     const std::string& default_file);

/// Adds `--lang`, so that it is checked and in the help; what it says is language_of()'s to read.
CLI::Option* add_language_option(CLI::App& app);

}  // namespace telusur::command_line
