// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <chrono>

#include "analysis/analyzers.hpp"
#include "commands.hpp"
#include "search/evaluation.hpp"
#include "search/searcher.hpp"

namespace telusur::cli {

int run_eval(const Options& options) {
  const auto queries = search::read_judged_queries(options.text);
  if (!queries) return report(queries.error());
  if (queries->empty()) {
    return report({ErrorCode::invalid_document, options.text, "holds no queries", ""});
  }
  const auto analyzer = analysis::make_analyzer(options.analyzer);
  if (!analyzer) return report(analyzer.error());
  const auto expander = search::make_expander(*analyzer, options.expander);
  if (!expander) return report(expander.error());
  auto reader = index::IndexReader::open(options.db, *analyzer);
  if (!reader) return report(reader.error());
  search::Searcher searcher(std::move(*reader), *analyzer, search::Ranking{}, *expander);
  search::SearchRequest request = options.request;
  request.limit = search::kEvaluatedRanks;
  request.offset = 0;
  request.snippets = 0;
  request.recency = false;  // judged queries are of no particular day
  request.group = false;    // judges name articles, not stories
  search::Quality sum;
  for (const search::JudgedQuery& query : *queries) {
    request.query = query.text;
    const auto results = searcher.search(request);
    if (!results) return report(results.error());
    std::vector<std::string> ids;
    for (const search::Hit& hit : results->hits)
      ids.push_back(hit.article.id);
    sum = sum + quality_of(ids, query);
  }
  fmt::print("{}\n", to_string(sum / double(queries->size())));
  return kExitFound;
}

}  // namespace telusur::cli
