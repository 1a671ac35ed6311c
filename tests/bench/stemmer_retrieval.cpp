// SPDX-License-Identifier: GPL-2.0-or-later
#include "stemmer_retrieval.hpp"

#include <fmt/format.h>

#include <array>
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "query_sets.hpp"
#include "search/searcher.hpp"
#include "shared_data.hpp"

namespace telusur::bench {
namespace {

using search::Ranking;

/// One setting of Ranking: a part of the chain switched off or left on.
struct Setting {
  const char* name;
  std::vector<std::pair<const char*, double>> constants;
};

const std::array kSettings = {
    Setting{"BM25 of stems",
            {{"depth", 0}, {"title_weight", 0}, {"exact_weight", 0}, {"overlay_weight", 0}}},
    Setting{"BM25, + exact form", {{"depth", 0}, {"title_weight", 0}, {"overlay_weight", 0}}},
    Setting{"BM25, + overlays", {{"depth", 0}, {"title_weight", 0}, {"exact_weight", 0}}},
    Setting{"BM25, + title", {{"depth", 0}, {"exact_weight", 0}, {"overlay_weight", 0}}},
    Setting{"all but exact form", {{"exact_weight", 0}, {"exact_coverage_weight", 0}}},
    Setting{"all", {}},
};

Ranking ranking_of(const Setting& setting) {
  Ranking ranking;
  for (const auto& [name, value] : setting.constants) {
    if (auto set = search::set_constant(ranking, name, value); !set) {
      throw std::runtime_error(to_string(set.error()));
    }
  }
  return ranking;
}

}  // namespace

void print_stemmer_retrieval(const Workspace& workspace) {
  const std::vector<QuerySet> sets = query_sets();
  fmt::print("\nMRR@10 / nDCG@10\n{:<11} {:<20}", "stemmer", "ranking");
  for (const QuerySet& set : sets)
    fmt::print(" {:>17}", set.name);
  fmt::print("\n");
  for (const char* stemmer : {"none", "xapian", "indonesian"}) {
    const std::string suffix =
        std::string(stemmer) == "indonesian" ? "" : fmt::format("-{}", stemmer);
    const IndexingReport news =
        make_index(workspace, "news" + suffix,
                   {shared_file("news.ndjson.gz"), shared_file("seed_article.txt")}, stemmer);
    const IndexingReport facqa =
        make_index(workspace, "facqa" + suffix, {shared_file("facqa/corpus.ndjson")}, stemmer);
    const analysis::Analyzer analyzer =
        must(analysis::make_analyzer({.stemmer = std::string(stemmer)}));
    for (const Setting& setting : kSettings) {
      fmt::print("{:<11} {:<20}", stemmer, setting.name);
      for (const QuerySet& set : sets) {
        const auto& db = set.collection == Collection::facqa ? facqa.db : news.db;
        search::Searcher searcher(must(index::IndexReader::open(db, analyzer)), analyzer,
                                  ranking_of(setting));
        const search::Quality quality = mean_quality(set.queries, ranker_of(searcher, set.title));
        fmt::print("     {:.4f}/{:.4f}", quality.mrr10, quality.ndcg10);
        std::fflush(stdout);
      }
      fmt::print("\n");
    }
  }
}

}  // namespace telusur::bench
