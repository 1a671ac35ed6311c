// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "options.hpp"
#include "search/results.hpp"

namespace telusur::cli {

/// What is to be known of results besides the hits, in sentences of a line each. Control characters
/// are shown as U+FFFD.
struct Notes {
  std::string above;  ///< the query that was searched in place of the typed one
  std::string below;  ///< a better spelling, how the query was read, what is missing

  [[nodiscard]] std::string all() const { return above + below; }
};

Notes notes_on(const search::SearchResults& results, const Options& options);

/// That --since and --until leave no time between them, which is known of the command line alone;
/// otherwise empty.
std::string dates_note(const Options& options);

/// `lines` as messages on standard error: each after the name of the program.
void print_notes(const std::string& lines);

}  // namespace telusur::cli
