// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "commands.hpp"
#include "index/index_reader.hpp"
#include "notes.hpp"
#include "output.hpp"
#include "safe_text.hpp"
#include "search/evaluation.hpp"
#include "search/searcher.hpp"
#include "search/significance.hpp"
#include "with_searcher.hpp"

namespace telusur::cli {
namespace {

using search::JudgedQuery;
using search::Quality;

/// The error, told by the line of the query that it is about.
Error at_line(Error error, const Options& options, const JudgedQuery& query) {
  if (error.where == "q" || error.where.empty())
    error.where = fmt::format("{}:{}", options.text, query.line);
  return error;
}

/// Says on standard error how many of the articles judged right are not in the index: they can
/// never be found. They may be gone, or the first line may be a header.
Result<void> warn_of_unknown(const Options& options, std::span<const JudgedQuery> queries,
                             index::IndexReader& reader) {
  std::size_t unknown = 0;
  std::string first;
  const auto looked = reader.read([&](const Xapian::Database& db) -> Result<void> {
    unknown = 0;
    for (const JudgedQuery& query : queries) {
      for (const std::string& id : query.relevant) {
        if (index::find_article(db, id) != 0) continue;
        if (unknown++ == 0) first = fmt::format("{}:{}: {}", options.text, query.line, id);
      }
    }
    return {};
  });
  if (!looked) return looked.error();
  if (unknown == 0) return {};
  print_notes(fmt::format(
      fmt::runtime(in(options.language, "{} id artikel tidak ada di indeks, yang pertama {}\n",
                      "{} ids of articles are not in the index, the first {}\n")),
      unknown, printable(first)));
  return {};
}

/// The quality of each query as `searcher` answers it.
Result<std::vector<Quality>> measure(const Options& options, std::span<const JudgedQuery> queries,
                                     search::Searcher& searcher) {
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
    if (!results) return at_line(results.error(), options, query);
    std::vector<std::string> ids;
    for (const search::Hit& hit : results->hits)
      ids.push_back(hit.article.id);
    qualities.push_back(quality_of(ids, query));
  }
  return qualities;
}

/// The same under the settings of `options`. With `warn`, unknown ids are said.
Result<std::vector<Quality>> measure(const Options& options, std::span<const JudgedQuery> queries,
                                     bool warn) {
  return with_searcher(options, [&](search::Searcher& searcher) -> Result<std::vector<Quality>> {
    if (warn) {
      auto warned = warn_of_unknown(options, queries, searcher.reader());
      if (!warned) return warned.error();
    }
    return measure(options, queries, searcher);
  });
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

void append_measure(std::string& out, std::string_view name, double Quality::*measure,
                    std::span<const Quality> before, std::span<const Quality> after) {
  std::vector<double> differences;
  differences.reserve(before.size());
  for (std::size_t i = 0; i < before.size(); ++i)
    differences.push_back(after[i].*measure - before[i].*measure);
  const search::PairedDifference difference = search::paired_difference(differences);
  out += fmt::format("{} difference={:+.4f} ci95=[{:+.4f},{:+.4f}] p={:.4f}\n", name,
                     difference.mean, difference.low, difference.high, difference.p);
}

std::string comparison_of(std::span<const JudgedQuery> queries, std::span<const Quality> before,
                          std::span<const Quality> after) {
  const auto differences = differences_of(queries, before, after);
  std::string out = "id\tquery\trr_before\trr_after\tndcg_before\tndcg_after\n";
  for (const Difference& each : differences) {
    out += fmt::format("{}\t{}\t{:.4f}\t{:.4f}\t{:.4f}\t{:.4f}\n", one_line(each.query->id),
                       one_line(each.query->text), each.before.mrr10, each.after.mrr10,
                       each.before.ndcg10, each.after.ndcg10);
  }
  out += fmt::format("before {}\n", to_string(mean_of(before)));
  out += fmt::format("after {}\n", to_string(mean_of(after)));
  const auto better = std::ranges::count_if(differences, &Difference::better);
  out += fmt::format("better={} worse={} equal={}\n", better, std::ssize(differences) - better,
                     queries.size() - differences.size());
  append_measure(out, "mrr10", &Quality::mrr10, before, after);
  append_measure(out, "ndcg10", &Quality::ndcg10, before, after);
  append_measure(out, "s1", &Quality::success1, before, after);
  return out;
}

}  // namespace

int run_eval(const Options& options, const std::optional<Options>& second) {
  const auto queries = search::read_judged_queries(options.text);
  if (!queries) return report(queries.error(), options.language);
  if (queries->empty()) {
    return report({ErrorCode::invalid_document, options.text, "holds no queries", ""},
                  options.language);
  }
  const auto before = measure(options, *queries, true);
  if (!before) return report(before.error(), options.language);
  if (!second) {
    return print(to_string(mean_of(*before)) + "\n", kExitFound, options.language);
  }
  const auto after = measure(*second, *queries, second->db != options.db);
  if (!after) return report(after.error(), options.language);
  return print(comparison_of(*queries, *before, *after), kExitFound, options.language);
}

}  // namespace telusur::cli
