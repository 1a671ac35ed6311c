// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>

#include "search/document_lengths.hpp"
#include "search/facet_columns.hpp"
#include "search/per_revision.hpp"
#include "search/spelling/spelling_model.hpp"
#include "search/suggest/suggester.hpp"

namespace telusur::search {

/// What is learnt from one index as a whole, shared by the searchers on it. Thread-safe.
struct Learnt {
  explicit Learnt(const analysis::Analyzer& analyzer)
      : spelling(analyzer), suggester(analyzer), facets(analyzer), lengths(analyzer) {}

  /// Has what makes answers fast, but not others, made in the background: for programs that stay.
  void prepare(const std::filesystem::path& directory) {
    suggester.prepare(directory);
    facets.prepare(directory);
    lengths.prepare(directory);
  }

  /// Waits for what is being made.
  void settle() {
    suggester.settle();
    facets.settle();
    lengths.settle();
  }

  PerRevision<SpellingModel> spelling;
  PerRevision<Suggester> suggester;
  PerRevision<FacetColumns> facets;      ///< used once prepared, for counts
  PerRevision<DocumentLengths> lengths;  ///< used once prepared, for the match
};

}  // namespace telusur::search
