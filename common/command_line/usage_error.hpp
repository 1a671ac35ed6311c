// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "support/error.hpp"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace telusur::command_line {

/// Why `app` could not parse its command line, in words of our own, which can be translated:
/// `where` is the option, the environment variable or `file:line: key` that the value came from; an
/// unknown option is told the nearest known one. Call it before `app` parses anything else.
Error usage_error(const CLI::App& app, const CLI::ParseError& error);

}  // namespace telusur::command_line
