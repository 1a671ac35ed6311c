// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "options.hpp"
#include "readers/inputs.hpp"

namespace telusur::indexer {

/// `--explain-cleaning`: reads and cleans the inputs as indexing does and prints for each article
/// what it would be and every piece that was left out, with the name of the rule; in the end how
/// much each rule took and the lines it took most often. With `options.json` one JSON object an
/// article, and one for the end. Nothing is written to an index. Returns the exit status.
int explain_cleaning(const Options& options, const Inputs& inputs);

}  // namespace telusur::indexer
