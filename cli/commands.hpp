// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "options.hpp"
#include "report.hpp"

namespace telusur::cli {

/// Each command does what the options say and returns the exit status.
int run_search(const Options& options);
int run_stem(const Options& options);
int run_analyze(const Options& options);
/// `second`: the setting to compare with, if any.
int run_eval(const Options& options, const std::optional<Options>& second);
int run_acronyms(const Options& options);
int run_suggest(const Options& options);
int run_related(const Options& options);

}  // namespace telusur::cli
