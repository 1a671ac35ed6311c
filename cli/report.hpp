// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "support/error.hpp"
#include "support/language.hpp"

namespace telusur::cli {

/// Prints `telusur: ...` on standard error; returns kExitError.
int report(const Error& error, Language language);

}  // namespace telusur::cli
