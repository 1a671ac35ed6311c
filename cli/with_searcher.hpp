// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <type_traits>
#include <utility>

#include "analysis/analyzers.hpp"
#include "index/index_reader.hpp"
#include "options.hpp"
#include "search/expansion.hpp"
#include "search/searcher.hpp"

namespace telusur::cli {

/// Calls `use(search::Searcher&)`, which returns some Result, with a searcher on the index of
/// `options`. Errors: those of what the options name, and those of `use`.
template <class Use>
std::invoke_result_t<Use&, search::Searcher&> with_searcher(const Options& options, Use&& use) {
  const auto analyzer = analysis::make_analyzer(options.analyzer);
  if (!analyzer) return analyzer.error();
  const auto expander = search::make_expander(*analyzer, options.expander);
  if (!expander) return expander.error();
  auto reader = index::IndexReader::open(options.db, *analyzer);
  if (!reader) return reader.error();
  search::Searcher searcher(std::move(*reader), *analyzer, options.ranking, *expander);
  return use(searcher);
}

}  // namespace telusur::cli
