// SPDX-License-Identifier: GPL-2.0-or-later
//
// bench_tune [--work DIR] [--set NAME=VALUE]...
// Learns what the measures of re-ranking are worth, for questions and for keywords, from the judged
// query sets, and prints common/search/ranking_learnt.cpp on standard output. Five folds say, on
// standard error, what to expect of queries it has not learnt from, and what is lost without each
// measure. Headlines are asked without the title, as they are titles. FacQA, whose passages of some
// forty words are no articles, teaches nothing but how much of an answer's worth to trust; it is
// measured. `--set`: a constant of Ranking for the first stage.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "listwise.hpp"
#include "query_sets.hpp"
#include "search/query/parser.hpp"
#include "search/searcher.hpp"
#include "shared_data.hpp"
#include "workspace.hpp"

namespace {

using namespace telusur;
using namespace telusur::bench;
using search::MeasureValues;
using search::QueryKind;

constexpr std::size_t kFolds = 5;
/// What measures of answers count of what they have learnt: nearly every article holds some time or
/// amount, so the news make less of them than shorter texts would. Of 1, 1.5, 2 and 3 the best for
/// questions on the news, and nearly the best on FacQA.
constexpr double kAnswerTrust = 1.5;
/// Headlines teach nothing of titles, which are left out for them: what people expect of a word in
/// the title stands instead, a sixth of what BM25 is worth.
constexpr double kTitlePrior = 1;

struct Options {
  std::string work;
  std::vector<std::string> constants;
};

/// The queries of one set that are of one kind.
struct NamedSet {
  std::string name;
  bool title = true;  ///< whether titles were searched
  TuningSet set;
};

search::Ranking ranking_of(const std::vector<std::string>& constants) {
  search::Ranking ranking;
  for (const std::string& constant : constants) {
    const std::size_t equals = std::min(constant.find('='), constant.size());
    const double value = std::stod(constant.substr(std::min(equals + 1, constant.size())));
    if (auto set = set_constant(ranking, constant.substr(0, equals), value); !set) {
      throw std::runtime_error(to_string(set.error()));
    }
  }
  return ranking;
}

/// Asks the queries of `kind` and keeps what was measured of their candidates.
NamedSet measured(const QuerySet& set, QueryKind kind, search::Searcher& searcher,
                  const analysis::Analyzer& analyzer) {
  NamedSet result{set.name, set.title, {}};
  analysis::TokenBuffer buffer;
  for (const search::JudgedQuery& query : set.queries) {
    if (search::kind_of(search::parse_query(analyzer, query.text, {}, buffer)) != kind) continue;
    search::SearchRequest request;
    request.query = query.text;
    request.title = set.title;
    request.group = false;
    TuningCase one;
    one.relevant_count = query.relevant.size();
    for (const auto& candidate : must(searcher.candidates(request))) {
      one.candidates.push_back(candidate.evidence);
      const auto found = std::ranges::find(query.relevant, candidate.id);
      one.relevant.push_back(found != query.relevant.end() ? 1 : 0);
    }
    result.set.cases.push_back(std::move(one));
  }
  return result;
}

std::vector<TuningSet> sets_of(const std::vector<NamedSet>& named) {
  std::vector<TuningSet> sets;
  for (const NamedSet& one : named) {
    if (one.set.share > 0) sets.push_back(one.set);
  }
  return sets;
}

bool is_of_answers(search::Measure measure) {
  return measure >= search::Measure::time_8;
}

/// First the measures of the query's words, then, on top of these, those of answers.
MeasureValues learn_all(const std::vector<TuningSet>& sets, bool correcting, std::size_t fold,
                        std::size_t folds) {
  Lesson words{.from = {},
               .teaches = [](search::Measure measure) { return !is_of_answers(measure); },
               .correcting = correcting};
  for (std::size_t i = 0; i < search::kMeasures; ++i) {
    const auto measure = static_cast<search::Measure>(i);
    words.from[measure] = words.teaches(measure) ? 1 : 0;
  }
  const Lesson answers{.from = learn(sets, words, fold, folds), .teaches = is_of_answers};
  MeasureValues worth = learn(sets, answers, fold, folds);
  for (std::size_t i = 0; i < search::kMeasures; ++i) {
    const auto measure = static_cast<search::Measure>(i);
    if (is_of_answers(measure)) worth[measure] *= kAnswerTrust;
  }
  return worth;
}

void report(const char* label, const std::vector<NamedSet>& sets,
            const std::vector<search::Quality>& qualities) {
  fmt::print(stderr, "{:<28}", label);
  for (std::size_t i = 0; i < sets.size(); ++i) {
    fmt::print(stderr, "  {} {:.4f}/{:.4f}", sets[i].name, qualities[i].mrr10, qualities[i].ndcg10);
  }
  fmt::print(stderr, "\n");
}

void report(const char* label, const std::vector<NamedSet>& sets, const MeasureValues& worth) {
  std::vector<search::Quality> qualities;
  for (const NamedSet& one : sets)
    qualities.push_back(quality_of(one.set, worth, 0, 0));
  report(label, sets, qualities);
}

/// What queries that were not learnt from are ranked like.
void report_held_out(const std::vector<NamedSet>& sets, bool correcting) {
  const std::vector<TuningSet> taught = sets_of(sets);
  std::vector<search::Quality> sums(sets.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const MeasureValues worth = learn_all(taught, correcting, fold, kFolds);
    for (std::size_t i = 0; i < sets.size(); ++i)
      sums[i] = sums[i] + quality_of(sets[i].set, worth, fold, kFolds);
  }
  for (search::Quality& sum : sums)
    sum = sum / double(kFolds);
  report("learnt, held-out folds", sets, sums);
}

void print(const char* function, const MeasureValues& worth) {
  fmt::print("\nMeasureValues {}() {{\n  MeasureValues worth;\n", function);
  for (std::size_t i = 0; i < search::kMeasures; ++i) {
    const auto measure = static_cast<search::Measure>(i);
    if (worth[measure] != 0) {
      fmt::print("  worth[Measure::{}] = {:.2f};\n", name(measure), worth[measure]);
    }
  }
  fmt::print("  return worth;\n}}\n");
}

void tune(const char* function, const std::vector<NamedSet>& sets, bool correcting,
          const MeasureValues& present) {
  for (const NamedSet& one : sets)
    fmt::print(stderr, "{} {} queries; ", one.name, one.set.cases.size());
  fmt::print(stderr, "MRR@10/nDCG@10\n");
  MeasureValues first_stage;
  first_stage[search::Measure::bm25] = 1;
  report("first stage alone", sets, first_stage);
  report("as it is now", sets, present);
  report_held_out(sets, correcting);
  MeasureValues worth = learn_all(sets_of(sets), correcting, 0, 0);
  report("learnt from all", sets, worth);
  for (std::size_t i = 0; i < search::kMeasures; ++i) {
    const auto measure = static_cast<search::Measure>(i);
    if (worth[measure] == 0) continue;
    MeasureValues without = worth;
    without[measure] = 0;
    report(fmt::format("  without {}", name(measure)).c_str(), sets, without);
  }
  const bool titles = std::ranges::any_of(sets, &NamedSet::title);
  if (!titles) worth[search::Measure::title_coverage] = kTitlePrior;
  print(function, worth);
}

void run(const Options& options) {
  const Workspace workspace(options.work);
  const IndexingReport news = make_index(
      workspace, "news", {shared_file("news.ndjson.gz"), shared_file("seed_article.txt")});
  const IndexingReport facqa = make_index(workspace, "facqa", {shared_file("facqa/corpus.ndjson")});
  const analysis::Analyzer analyzer = analysis::make_default_analyzer();
  const auto expander = must(search::make_expander(analyzer, {}));
  const search::Ranking ranking = ranking_of(options.constants);
  const auto searcher_on = [&](const std::filesystem::path& db) {
    return search::Searcher(must(index::IndexReader::open(db, analyzer)), analyzer, ranking,
                            expander);
  };
  search::Searcher on_news = searcher_on(news.db);
  search::Searcher on_facqa = searcher_on(facqa.db);
  std::vector<NamedSet> questions;
  std::vector<NamedSet> keywords;
  for (const QuerySet& set : query_sets()) {
    const bool passages = set.collection == Collection::facqa;
    const bool swapped = set.name.find("swapped") != std::string::npos;
    auto& searcher = passages ? on_facqa : on_news;
    for (const QueryKind kind : {QueryKind::question, QueryKind::keywords}) {
      NamedSet one = measured(set, kind, searcher, analyzer);
      constexpr std::size_t kFew = 500;
      if (one.set.cases.size() < kFew) continue;
      one.set.share = swapped || passages ? 0 : 1;
      (kind == QueryKind::question ? questions : keywords).push_back(std::move(one));
    }
  }
  fmt::print(
      "// SPDX-License-Identifier: GPL-2.0-or-later\n//\n"
      "// What re-ranking has learnt: the output of `./dev bench tune`, which says how. Not edited "
      "by hand.\n#include \"search/ranking.hpp\"\n\nnamespace telusur::search {{\n");
  // Keywords may be few, and few measures then tell them apart: none may speak against an article.
  tune("learnt_for_questions", questions, true, ranking.question);
  tune("learnt_for_keywords", keywords, false, ranking.keywords);
  fmt::print("\n}}  // namespace telusur::search\n");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"bench_tune: learns what the measures of re-ranking are worth"};
  Options options;
  app.add_option("--work", options.work,
                 "Folder to keep the indexes in; a temporary one otherwise");
  app.add_option("--set", options.constants, "NAME=VALUE of the first stage");
  CLI11_PARSE(app, argc, argv);
  try {
    run(options);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_tune: {}\n", error.what());
    return 2;
  }
}
