// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace CLI {
class App;
}  // namespace CLI

namespace telusur::command_line {

/// Adds `--config FILE` to `app`: a TOML file whose keys are the long names of the options, also
/// with a table per subcommand, and with a table named like an option that takes `key=value` pairs.
/// A key outside any table is for every command that has such an option. A flag wins over the
/// environment, that over the file. Unknown keys, and what is no TOML, are parse errors
/// (ConfigFault) that name file, line and key. `default_file` is read where `--config` is not
/// given, nor the variable `environment` set, and the file exists; may be empty. Call this after
/// the options and subcommands have been added.
void add_config_option(CLI::App& app, const std::string& environment,
                       const std::string& default_file);

/// Where the file sets an option of `command` (the program itself where empty): `FILE:LINE: key`.
std::string place_in_config(const CLI::App& app, const std::string& command,
                            const std::string& key);

/// `$XDG_CONFIG_HOME/telusur/NAME`, else `~/.config/telusur/NAME`, else empty (XDG Base Directory
/// Specification 0.8: a relative XDG_CONFIG_HOME is ignored).
std::string user_config_file(const std::string& name);

}  // namespace telusur::command_line
