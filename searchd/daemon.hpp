// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "options.hpp"

namespace telusur::searchd {

/// Serves until SIGTERM or SIGINT. Prints the addresses on standard output, one line each, when
/// it listens. Errors: those of the index and of listening.
Result<void> run_daemon(const Options& options);

}  // namespace telusur::searchd
