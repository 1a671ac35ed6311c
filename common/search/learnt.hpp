// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "search/facet_columns.hpp"
#include "search/per_revision.hpp"
#include "search/spelling/spelling_model.hpp"
#include "search/suggest/suggester.hpp"

namespace telusur::search {

/// What is learnt from one index as a whole, shared by the searchers on it. Thread-safe.
struct Learnt {
  explicit Learnt(const analysis::Analyzer& analyzer)
      : spelling(analyzer), suggester(analyzer), facets(analyzer) {}

  PerRevision<SpellingModel> spelling;
  PerRevision<Suggester> suggester;
  /// Counts without it are the same but slower, so only programs that stay prepare() it.
  PerRevision<FacetColumns> facets;
};

}  // namespace telusur::search
