// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace CLI {
class App;
}  // namespace CLI

namespace telusur::cli {

/// Adds `--help`, `--version` and what the help says at its end, in English as everything that is
/// declared. Before the commands, which inherit it.
void add_help(CLI::App& app);

/// Puts all that `--help` says into Indonesian: descriptions, groups, labels. Names stay.
void translate_help(CLI::App& app);

}  // namespace telusur::cli
