// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "notes.hpp"
#include "search/results.hpp"
#include "support/language.hpp"
#include "terminal.hpp"

namespace telusur::cli {

struct RenderOptions {
  bool color = false;
  bool hyperlinks = false;   ///< titles and URLs as links (OSC 8)
  std::size_t columns = 80;  ///< lines of snippets are wrapped to this width
  std::uint32_t first_rank = 1;
  Language language = Language::indonesian;
};

/// Results as people read them: per hit the rank and title, source, section and date, the
/// snippets, how many near-copies there are, the URL; then the notes below and a line that counts.
/// Control characters of articles are shown as U+FFFD, so that no text can drive the terminal.
std::string render(const search::SearchResults& results, const Notes& notes,
                   const RenderOptions& options);

/// The facets as tables and the timeline as bars, as wide as the columns allow; empty when the
/// results have neither.
std::string render_counts(const search::SearchResults& results, const RenderOptions& options);

}  // namespace telusur::cli
