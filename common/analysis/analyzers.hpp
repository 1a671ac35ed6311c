// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "analysis/analyzer.hpp"
#include "support/result.hpp"

namespace telusur::analysis {

/// The analyzer of every program, unless told otherwise.
Analyzer make_default_analyzer();

/// The analyzer with the named stemmer: `indonesian` (the default), `xapian`, `none`; the other
/// two are peers to measure against. Errors: invalid_parameter.
Result<Analyzer> make_analyzer(std::string_view stemmer);

}  // namespace telusur::analysis
