// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace telusur::command_line {

/// An option as documentation and shells need it: man pages and completions are made of these, so
/// that they cannot say anything else than `--help`.
struct OptionDescription {
  std::vector<std::string> names;    ///< `-s`, `--sort`; empty for a positional
  std::string value;                 ///< `TEXT`, `FILE`, `DIR`; empty for a flag
  std::vector<std::string> choices;  ///< where only these values are allowed; of a flag, after `=`
  bool list = false;                 ///< several values, separated by commas
  std::string text;
  std::string default_value;
  std::string environment;  ///< name of the variable, or empty
};

/// What `--help` shows of `app` alone, in its order; subcommands apart.
std::vector<OptionDescription> options_of(const CLI::App& app);

/// Subcommands that have a name.
std::vector<const CLI::App*> commands_of(const CLI::App& app);

/// Where the value of an option comes from, weakest first.
enum class Origin : unsigned char { nowhere, file, environment, flag };

/// After parsing. `app` is the one that `option` was added to.
Origin origin_of(const CLI::App& app, const CLI::Option& option);

/// Gives each option with a value and a long name `PREFIX_LONG_NAME` as its variable, but those
/// that have one or may not come from a file. Flags have none.
void add_environment(CLI::App& app, const std::string& prefix);

/// Whether the variable of an option is set, and not to nothing.
bool is_in_environment(const CLI::Option& option);

}  // namespace telusur::command_line
