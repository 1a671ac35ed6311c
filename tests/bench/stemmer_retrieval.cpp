// SPDX-License-Identifier: GPL-2.0-or-later
#include "stemmer_retrieval.hpp"

#include <fmt/format.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "query_sets.hpp"
#include "search/searcher.hpp"
#include "shared_data.hpp"
#include "synonym_swaps.hpp"

namespace telusur::bench {
namespace {

using search::Ranking;

/// One setting of Ranking: a part of the chain switched off or left on.
struct Setting {
  const char* name;
  std::vector<std::pair<const char*, double>> constants;
  search::Expand expand{false, false};
};

const std::array kSettings = {
    Setting{"BM25 of stems", {{"depth", 0}, {"title_weight", 0}, {"overlay_weight", 0}}},
    Setting{"BM25, + overlays", {{"depth", 0}, {"title_weight", 0}}},
    Setting{"BM25, + title", {{"depth", 0}, {"overlay_weight", 0}}},
    Setting{"all but exact form",
            {{"exact_weight", 0},
             {"question.exact_coverage", 0},
             {"question.exact_density", 0},
             {"keywords.exact_coverage", 0},
             {"keywords.exact_density", 0}}},
    Setting{"all", {}},
};

constexpr search::Expand kSynonyms{true, false};
constexpr search::Expand kAcronyms{false, true};

/// Other words, on the plainest ranking and on the whole.
const std::array kExpansionSettings = {
    Setting{
        "BM25, + synonyms", {{"depth", 0}, {"title_weight", 0}, {"overlay_weight", 0}}, kSynonyms},
    Setting{
        "BM25, + acronyms", {{"depth", 0}, {"title_weight", 0}, {"overlay_weight", 0}}, kAcronyms},
    Setting{"all + synonyms", {}, kSynonyms},
    Setting{"all + acronyms", {}, kAcronyms},
    Setting{"all + both", {}, {true, true}},
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

/// One line of the table.
class Line {
 public:
  Line(std::string stemmer, std::filesystem::path news, std::filesystem::path facqa)
      : stemmer_(std::move(stemmer)),
        analyzer_(must(analysis::make_analyzer({.stemmer = stemmer_}))),
        expander_(must(search::make_expander(analyzer_, {}))),
        news_(std::move(news)),
        facqa_(std::move(facqa)) {}

  void print(const Setting& setting, const std::vector<QuerySet>& sets) const {
    fmt::print("{:<11} {:<20}", stemmer_, setting.name);
    for (const QuerySet& set : sets) {
      const auto& db = set.collection == Collection::facqa ? facqa_ : news_;
      search::Searcher searcher(must(index::IndexReader::open(db, analyzer_)), analyzer_,
                                ranking_of(setting), expander_);
      const search::Quality quality =
          mean_quality(set.queries, ranker_of(searcher, set.title, setting.expand));
      fmt::print("     {:.4f}/{:.4f}", quality.mrr10, quality.ndcg10);
      std::fflush(stdout);
    }
    fmt::print("\n");
  }

 private:
  std::string stemmer_;
  analysis::Analyzer analyzer_;
  std::shared_ptr<const search::Expander> expander_;
  std::filesystem::path news_;
  std::filesystem::path facqa_;
};

/// What synonyms are worth to somebody who calls a thing otherwise.
void print_synonyms_swapped(const Line& line, std::vector<QuerySet> sets) {
  std::erase_if(sets,
                [](const QuerySet& set) { return set.name.find("swapped") != std::string::npos; });
  fmt::print("\nwith a synonym in place of a word:");
  for (QuerySet& set : sets) {
    set.queries = with_synonyms_swapped(set.queries, analysis::Synonyms::built_in());
    fmt::print("  {} {} queries", set.queries.size(), set.name);
  }
  fmt::print("\n");
  line.print({"all", {}}, sets);
  line.print({"all + synonyms", {}, kSynonyms}, sets);
  line.print({"all + both", {}, {true, true}}, sets);
}

}  // namespace

void print_stemmer_retrieval(const Workspace& workspace) {
  const std::vector<QuerySet> sets = query_sets();
  fmt::print("\nMRR@10 / nDCG@10\n{:<11} {:<20}", "stemmer", "ranking");
  for (const QuerySet& set : sets)
    fmt::print(" {:>17}", set.name);
  fmt::print("\n");
  for (const std::string stemmer : {"none", "xapian", "indonesian"}) {
    const bool ours = stemmer == "indonesian";
    const std::string suffix = ours ? "" : "-" + stemmer;
    const IndexingReport news =
        make_index(workspace, "news" + suffix,
                   {shared_file("news.ndjson.gz"), shared_file("seed_article.txt")}, stemmer);
    const IndexingReport facqa =
        make_index(workspace, "facqa" + suffix, {shared_file("facqa/corpus.ndjson")}, stemmer);
    const Line line(stemmer, news.db, facqa.db);
    for (const Setting& setting : kSettings)
      line.print(setting, sets);
    if (!ours) continue;
    for (const Setting& setting : kExpansionSettings)
      line.print(setting, sets);
    print_synonyms_swapped(line, sets);
  }
}

}  // namespace telusur::bench
