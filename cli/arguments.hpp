// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

namespace CLI {
class App;
}  // namespace CLI

namespace telusur::cli {

/// The arguments as CLI11 has to see them. It takes a command's name for the command wherever it
/// stands, and options before it for those of the search. Here a command is the first word that is
/// no option, and no value of one; the options before it are its own. Any other word that CLI11
/// would obey, such as `related` within a query or `[a,b]`, gets a blank at its end, which whoever
/// reads the words takes off. `arguments` begin with the name of the program.
std::vector<std::string> arranged(const CLI::App& app, std::span<const char* const> arguments);

}  // namespace telusur::cli
