// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "analysis/analyzer.hpp"
#include "support/result.hpp"

namespace telusur::analysis {

struct AnalyzerOptions {
  /// `indonesian`, or for comparisons `xapian` or `none`.
  std::string stemmer = "indonesian";
  /// File of a user's own roots and exceptions (user_dictionary.hpp); empty: none. Part of the
  /// analyzer's version: an index and its queries need the same words.
  std::string words{};
};

/// The analyzer of every program, unless told otherwise.
Analyzer make_default_analyzer();

/// Errors: invalid_parameter for a stemmer nobody knows; those of UserDictionary::load.
Result<Analyzer> make_analyzer(const AnalyzerOptions& options);

}  // namespace telusur::analysis
