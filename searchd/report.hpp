// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "support/error.hpp"
#include "support/language.hpp"

namespace telusur::searchd {

/// Tells whoever starts the daemon of an error, on standard error; gives the status to exit with.
int report(const Error& error, Language language);

}  // namespace telusur::searchd
