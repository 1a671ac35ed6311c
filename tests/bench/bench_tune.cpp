// SPDX-License-Identifier: GPL-2.0-or-later
//
// bench_tune [--work DIR] [--set NAME=VALUE]... [--passages]
// Learns what the measures of re-ranking are worth, for questions, for questions on passages and
// for keywords, from the judged query sets, and prints common/search/ranking_learnt.cpp on standard
// output. Five folds say, on standard error, what to expect of queries it has not learnt from, and
// what is lost without each measure. Headlines are asked without the title, as they are titles.
// FacQA, whose passages of some forty words are no articles, teaches passages alone, in folds by
// passage; for other questions it says how much of an answer's worth to trust, and is measured.
// `--set`: a constant of Ranking for the first stage; `--passages`: only what FacQA teaches, in a
// minute instead of a quarter of an hour.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "index/word_hashes.hpp"
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
/// Of the candidates for a passage's question so many teach, the best by what questions have
/// learnt: those further down are easily told from the right one. Of 10, 20, 50 and 100 the best.
constexpr std::size_t kTeachingPassages = 20;
/// A query's; of 10 to 160 for all queries together 20 and 40 are the best.
constexpr double kPassageRidge = 40.0 / 3113;

struct Options {
  std::string work;
  std::vector<std::string> constants;
  bool passages_alone = false;
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
  const bool by_passage = set.collection == Collection::facqa;
  analysis::TokenBuffer buffer;
  for (const search::JudgedQuery& query : set.queries) {
    if (search::kind_of(search::parse_query(analyzer, query.text, {}, buffer)) != kind) continue;
    search::SearchRequest request;
    request.query = query.text;
    request.title = set.title;
    request.group = false;
    TuningCase one;
    one.relevant_count = query.relevant.size();
    one.fold = by_passage ? index::stem_hash(query.relevant.front()) : result.set.cases.size();
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

/// All measures at once. `sets`: of questions on passages.
MeasureValues learn_passages(const std::vector<TuningSet>& sets, const MeasureValues& question,
                             std::size_t fold, std::size_t folds) {
  std::vector<TuningSet> teaching = sets;
  for (TuningSet& set : teaching) {
    for (TuningCase& one : set.cases)
      keep_best(one, question, kTeachingPassages);
  }
  const Lesson lesson{
      .from = {}, .teaches = [](search::Measure) { return true; }, .ridge = kPassageRidge};
  return learn(teaching, lesson, fold, folds);
}

/// What to learn, leaving out a fold.
using Learner = std::function<MeasureValues(std::size_t fold, std::size_t folds)>;

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
void report_held_out(const std::vector<NamedSet>& sets, const Learner& learner) {
  std::vector<search::Quality> sums(sets.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const MeasureValues worth = learner(fold, kFolds);
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
      const auto word_class = search::class_of(measure);
      const std::string code = word_class
                                   ? fmt::format("class_coverage(WordClass::{})", name(*word_class))
                                   : fmt::format("Measure::{}", name(measure));
      fmt::print("  worth[{}] = {:.2f};\n", code, worth[measure]);
    }
  }
  fmt::print("  return worth;\n}}\n");
}

void tune(const char* function, const std::vector<NamedSet>& sets, const Learner& learner,
          const MeasureValues& present) {
  for (const NamedSet& one : sets)
    fmt::print(stderr, "{} {} queries; ", one.name, one.set.cases.size());
  fmt::print(stderr, "MRR@10/nDCG@10\n");
  MeasureValues first_stage;
  first_stage[search::Measure::bm25] = 1;
  report("first stage alone", sets, first_stage);
  report("as it is now", sets, present);
  report_held_out(sets, learner);
  MeasureValues worth = learner(0, 0);
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

/// What is measured of each kind of queries on one collection, by all query sets on it.
struct Measured {
  std::vector<NamedSet> questions;
  std::vector<NamedSet> keywords;
};

Measured measured(Collection collection, const std::filesystem::path& db,
                  const analysis::Analyzer& analyzer, const search::Ranking& ranking) {
  constexpr std::size_t kFew = 500;  // queries that say nothing
  search::Searcher searcher(must(index::IndexReader::open(db, analyzer)), analyzer, ranking,
                            must(search::make_expander(analyzer, {})));
  Measured result;
  for (const QuerySet& set : query_sets()) {
    if (set.collection != collection) continue;
    for (const QueryKind kind : {QueryKind::question, QueryKind::keywords}) {
      NamedSet one = measured(set, kind, searcher, analyzer);
      if (one.set.cases.size() < kFew) continue;
      one.set.share = set.name.find("swapped") == std::string::npos ? 1 : 0;
      (kind == QueryKind::question ? result.questions : result.keywords).push_back(std::move(one));
    }
  }
  return result;
}

/// The sets of `teaching`, and those of `others`, which are measured alone.
std::vector<NamedSet> together(std::vector<NamedSet> teaching,
                               const std::vector<NamedSet>& others) {
  for (const NamedSet& other : others)
    teaching.emplace_back(other).set.share = 0;
  return teaching;
}

void run(const Options& options) {
  const Workspace workspace(options.work);
  const analysis::Analyzer analyzer = analysis::make_default_analyzer();
  const search::Ranking ranking = ranking_of(options.constants);
  const IndexingReport facqa = make_index(workspace, "facqa", {shared_file("facqa/corpus.ndjson")});
  const Measured passages = measured(Collection::facqa, facqa.db, analyzer, ranking);
  const auto tune_passages = [&, taught = sets_of(passages.questions)] {
    const auto learner = [&](std::size_t fold, std::size_t folds) {
      return learn_passages(taught, ranking.question, fold, folds);
    };
    tune("learnt_for_passages", passages.questions, learner, ranking.passages);
  };
  if (options.passages_alone) return tune_passages();

  const IndexingReport articles = make_index(
      workspace, "news", {shared_file("news.ndjson.gz"), shared_file("seed_article.txt")});
  Measured news = measured(Collection::news, articles.db, analyzer, ranking);
  const auto tune_articles = [](const char* function, const std::vector<NamedSet>& sets,
                                bool correcting, const MeasureValues& present) {
    const auto learner = [&, taught = sets_of(sets)](std::size_t fold, std::size_t folds) {
      return learn_all(taught, correcting, fold, folds);
    };
    tune(function, sets, learner, present);
  };
  fmt::print(
      "// SPDX-License-Identifier: GPL-2.0-or-later\n//\n"
      "// What re-ranking has learnt: the output of `./dev bench tune`, which says how. Not edited "
      "by hand.\n#include \"search/ranking.hpp\"\n\nnamespace telusur::search {{\n");
  tune_articles("learnt_for_questions", together(std::move(news.questions), passages.questions),
                true, ranking.question);
  tune_passages();
  // Keywords may be few, and few measures then tell them apart: none may speak against an article.
  tune_articles("learnt_for_keywords", together(std::move(news.keywords), passages.keywords), false,
                ranking.keywords);
  fmt::print("\n}}  // namespace telusur::search\n");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"bench_tune: learns what the measures of re-ranking are worth"};
  Options options;
  app.add_option("--work", options.work,
                 "Folder to keep the indexes in; a temporary one otherwise");
  app.add_flag("--passages", options.passages_alone, "Only the table for passages");
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
