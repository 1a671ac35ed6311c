// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <tuple>
#include <vector>

#include "analysis/analyzers.hpp"
#include "commands.hpp"
#include "safe_text.hpp"
#include "search/evaluation.hpp"
#include "search/searcher.hpp"
#include "search/significance.hpp"

namespace telusur::cli {
namespace {

using search::JudgedQuery;
using search::Quality;

/// The quality of each query under the settings of `options`.
Result<std::vector<Quality>> measure(const Options& options, std::span<const JudgedQuery> queries) {
  const auto analyzer = analysis::make_analyzer(options.analyzer);
  if (!analyzer) return analyzer.error();
  const auto expander = search::make_expander(*analyzer, options.expander);
  if (!expander) return expander.error();
  auto reader = index::IndexReader::open(options.db, *analyzer);
  if (!reader) return reader.error();
  search::Searcher searcher(std::move(*reader), *analyzer, options.ranking, *expander);
  search::SearchRequest request = options.request;
  request.limit = search::kEvaluatedRanks;
  request.offset = 0;
  request.snippets = 0;
  request.recency = false;  // judged queries are of no particular day
  std::vector<Quality> qualities;
  qualities.reserve(queries.size());
  for (const JudgedQuery& query : queries) {
    request.query = query.text;
    const auto results = searcher.search(request);
    if (!results) return results.error();
    std::vector<std::string> ids;
    for (const search::Hit& hit : results->hits)
      ids.push_back(hit.article.id);
    qualities.push_back(quality_of(ids, query));
  }
  return qualities;
}

Quality mean_of(std::span<const Quality> qualities) {
  Quality sum;
  for (const Quality& quality : qualities)
    sum = sum + quality;
  return sum / double(qualities.size());
}

/// One query that the second setting ranks otherwise.
struct Difference {
  const JudgedQuery* query;
  Quality before;
  Quality after;

  [[nodiscard]] double ndcg() const { return after.ndcg10 - before.ndcg10; }
  [[nodiscard]] double mrr() const { return after.mrr10 - before.mrr10; }
  [[nodiscard]] bool better() const { return ndcg() != 0 ? ndcg() > 0 : mrr() > 0; }
};

/// Largest first; among equals in the order of the file.
std::vector<Difference> differences_of(std::span<const JudgedQuery> queries,
                                       std::span<const Quality> before,
                                       std::span<const Quality> after) {
  std::vector<Difference> differences;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const Difference difference{&queries[i], before[i], after[i]};
    if (difference.ndcg() != 0 || difference.mrr() != 0) differences.push_back(difference);
  }
  std::ranges::stable_sort(differences, [](const Difference& a, const Difference& b) {
    return std::tuple(std::abs(a.ndcg()), std::abs(a.mrr())) >
           std::tuple(std::abs(b.ndcg()), std::abs(b.mrr()));
  });
  return differences;
}

void print_measure(std::string_view name, double Quality::*measure, std::span<const Quality> before,
                   std::span<const Quality> after) {
  std::vector<double> differences;
  differences.reserve(before.size());
  for (std::size_t i = 0; i < before.size(); ++i)
    differences.push_back(after[i].*measure - before[i].*measure);
  const search::PairedDifference difference = search::paired_difference(differences);
  fmt::print("{} difference={:+.4f} ci95=[{:+.4f},{:+.4f}] p={:.4f}\n", name, difference.mean,
             difference.low, difference.high, difference.p);
}

void print_comparison(std::span<const JudgedQuery> queries, std::span<const Quality> before,
                      std::span<const Quality> after) {
  const auto differences = differences_of(queries, before, after);
  fmt::print("id\tquery\trr_before\trr_after\tndcg_before\tndcg_after\n");
  for (const Difference& each : differences) {
    fmt::print("{}\t{}\t{:.4f}\t{:.4f}\t{:.4f}\t{:.4f}\n", one_line(each.query->id),
               one_line(each.query->text), each.before.mrr10, each.after.mrr10, each.before.ndcg10,
               each.after.ndcg10);
  }
  fmt::print("before {}\n", to_string(mean_of(before)));
  fmt::print("after {}\n", to_string(mean_of(after)));
  const auto better = std::ranges::count_if(differences, &Difference::better);
  fmt::print("better={} worse={} equal={}\n", better, std::ssize(differences) - better,
             queries.size() - differences.size());
  print_measure("mrr10", &Quality::mrr10, before, after);
  print_measure("ndcg10", &Quality::ndcg10, before, after);
  print_measure("s1", &Quality::success1, before, after);
}

}  // namespace

int run_eval(const Options& options, const std::optional<Options>& second) {
  const auto queries = search::read_judged_queries(options.text);
  if (!queries) return report(queries.error(), options.language);
  if (queries->empty()) {
    return report({ErrorCode::invalid_document, options.text, "holds no queries", ""},
                  options.language);
  }
  const auto before = measure(options, *queries);
  if (!before) return report(before.error(), options.language);
  if (!second) {
    fmt::print("{}\n", to_string(mean_of(*before)));
    return kExitFound;
  }
  const auto after = measure(*second, *queries);
  if (!after) return report(after.error(), options.language);
  print_comparison(*queries, *before, *after);
  return kExitFound;
}

}  // namespace telusur::cli
