// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "options.hpp"
#include "reload.hpp"

namespace telusur::searchd {

/// Serves until SIGTERM or SIGINT. Prints the addresses on standard output, one line each, when
/// it listens. `reread` gives the configuration anew for a reload. Errors: those of check_daemon()
/// and of listening.
Result<void> run_daemon(const Parsed& parsed, const Reload::Reread& reread);

/// Opens everything the options name, as run_daemon() would: index, dictionaries, keys,
/// certificate.
Result<void> check_daemon(const Options& options);

}  // namespace telusur::searchd
