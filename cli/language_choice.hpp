// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>

#include "support/language.hpp"

namespace telusur::cli {

/// The language that people are spoken to: `--lang`, else TELUSUR_LANG, else `lang` in the
/// configuration file, else Indonesian. Known before anything else is, so that even what is wrong
/// with the command line or the file can be said in it; hence what cannot be read, or is no
/// language, counts as not there.
Language language_of(std::span<const char* const> arguments);

}  // namespace telusur::cli
