// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>

#include "options.hpp"

namespace telusur::indexer {

/// Does what the options say and returns the exit status. Setting `stop` (from a signal handler)
/// ends the run early, with the index as it was.
int run(const Options& options, const std::atomic<bool>& stop);

}  // namespace telusur::indexer
