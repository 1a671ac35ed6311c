// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace CLI {
class App;
}  // namespace CLI

namespace telusur::command_line {

/// The manual page of a program in roff (man(7)), section 1, made of what `--help` knows. The
/// description of `app` is `name: what it does`; its footer becomes the notes.
std::string man_page(const CLI::App& app, const std::string& version);

/// Adds the hidden `--man`, which the build calls: sets `wanted`.
void add_man_option(CLI::App& app, bool& wanted);

}  // namespace telusur::command_line
