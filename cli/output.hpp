// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "support/language.hpp"

namespace telusur::cli {

/// Writes the last of what goes to standard output, and sees whether it and all before it arrived.
/// Returns `status`, or kExitError after saying what is wrong, as on a full disk. A reader that
/// went away (EPIPE, where SIGPIPE is ignored) has seen enough: nothing is wrong.
int print(std::string_view text, int status, Language language);

}  // namespace telusur::cli
