// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstdint>

#include "analysis/analyzer.hpp"
#include "options.hpp"
#include "support/result.hpp"

namespace telusur::indexer {

/// Splits the index in options.db, split or not, into options.reshard parts, from the articles it
/// stores: no source is read again, and the analyzer that made it need not be this one. The new
/// parts are built beside the old ones, which answer until the cluster file is switched (with the
/// same number of parts, until each part is). Says how many articles there are. Errors: those of
/// reading and writing; interrupted when `stop` is set: then the index is as it was.
Result<void> reshard(const Options& options, const analysis::Analyzer& analyzer,
                     std::uint64_t buffer_bytes, const std::atomic<bool>& stop);

}  // namespace telusur::indexer
