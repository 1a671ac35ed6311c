// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "analysis/analyzer.hpp"
#include "options.hpp"
#include "readers/inputs.hpp"
#include "rejects.hpp"
#include "summary.hpp"

namespace telusur::indexer {

/// What one run is to take in.
struct Batch {
  Inputs inputs;
  /// Files, and folders with all below them: a file of an earlier run that is among these, but not
  /// among the inputs, is gone (--delete-missing).
  std::vector<std::string> scope;
};

/// The batch that the arguments of a command line stand for.
Batch batch_of(const std::vector<std::string>& arguments);

/// One run: reads the inputs that have changed since the journal was written, changes the index as
/// one step, then brings the journal up to date. Errors: those of the writer, and interrupted; then
/// nothing has been changed.
Result<Summary> index_batch(const Options& options, const analysis::Analyzer& analyzer,
                            const Batch& batch, Rejects& rejects, const std::atomic<bool>& stop);

/// Compacts the index, or each part of a split one; the journal stays true. Errors: those of
/// index::compact_index.
Result<void> compact(const Options& options, const analysis::Analyzer& analyzer);

}  // namespace telusur::indexer
