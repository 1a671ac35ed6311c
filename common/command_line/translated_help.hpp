// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "messages/translation.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace telusur::command_line {

/// Puts what `--help` says of `app` and its commands into Indonesian: descriptions and groups, by
/// `own` and by what all programs have (`--help`, `--version`, `--config`, `--lang`, `--words`),
/// and CLI11's own words. Names and footers stay, as does what no sentence fits.
void translate_help(CLI::App& app, Sentences own);

}  // namespace telusur::command_line
