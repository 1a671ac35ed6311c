// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "options.hpp"
#include "support/error.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace telusur::cli {

/// Decides between `--db` and `--server`: both flags, or neither anywhere, are mistakes; else a
/// flag wins over the environment, that over a file, and the loser is emptied. With a server, flags
/// that only an index can follow are mistakes too. The mistake, if there is one.
/// `app` is the command, or the program where it searches.
std::optional<Error> choose_index(const CLI::App& app, Options& options);

}  // namespace telusur::cli
