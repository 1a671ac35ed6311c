// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "support/error.hpp"
#include "support/language.hpp"

namespace telusur::indexer {

/// Tells the user of an error, on standard error.
void report(const Error& error, Language language);

/// The same of a file found in a folder that was not read; `reason` as in an Error.
void report_skipped(const std::string& path, const std::string& reason, Language language);

}  // namespace telusur::indexer
