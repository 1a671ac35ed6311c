// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace CLI {
class App;
}  // namespace CLI

namespace telusur::command_line {

/// A script that completes the commands, options and fixed values of the program `name`, and file
/// names where an option takes one (value FILE or DIR). `shell`: `bash`, `zsh` or `fish`; empty for
/// any other.
std::string completions(const CLI::App& app, const std::string& name, std::string_view shell);

}  // namespace telusur::command_line
