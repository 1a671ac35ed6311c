// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "search/per_revision.hpp"
#include "search/spelling/spelling_model.hpp"
#include "search/suggest/suggester.hpp"

namespace telusur::search {

/// What is learnt from one index as a whole, shared by the searchers on it. Thread-safe.
struct Learnt {
  explicit Learnt(const analysis::Analyzer& analyzer) : spelling(analyzer), suggester(analyzer) {}

  PerRevision<SpellingModel> spelling;
  PerRevision<Suggester> suggester;
};

}  // namespace telusur::search
