// SPDX-License-Identifier: GPL-2.0-or-later
// Tunes the weights of re-ranking: coordinate ascent on the mean nDCG@10 of the judged query sets,
// five folds, so that the figures printed are those of queries the weights were not chosen on.
//   bench_tune INDEX QUESTIONS.tsv HEADLINES.tsv [CONSTANT=VALUE...]
// Headlines are ranked without the title. Constants are those of Ranking, as a starting point;
// `tune=0` only measures.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "search/evaluation.hpp"
#include "search/searcher.hpp"

namespace {

using namespace telusur;
using search::Evidence;
using search::Ranking;

struct Weight {
  const char* name;
  double Ranking::*weight;
  double Evidence::*measure;
};

constexpr std::array kWeights = {
    Weight{"proximity", &Ranking::proximity_weight, &Evidence::proximity},
    Weight{"pairs", &Ranking::pairs_weight, &Evidence::pairs},
    Weight{"pair_frequency", &Ranking::pair_frequency_weight, &Evidence::pair_frequency},
    Weight{"all_pairs", &Ranking::all_pairs_weight, &Evidence::all_pairs},
    Weight{"tight_passage", &Ranking::tight_passage_weight, &Evidence::tight_passage},
    Weight{"passage", &Ranking::passage_weight, &Evidence::passage},
    Weight{"coverage", &Ranking::coverage_weight, &Evidence::coverage},
    Weight{"exact_coverage", &Ranking::exact_coverage_weight, &Evidence::exact_coverage},
    Weight{"title_coverage", &Ranking::title_coverage_weight, &Evidence::title_coverage},
    Weight{"lead_coverage", &Ranking::lead_coverage_weight, &Evidence::lead_coverage},
};

constexpr std::array kSteps = {-0.4, -0.2, -0.1, -0.05, 0.05, 0.1, 0.2, 0.4};
constexpr int kFolds = 5;
constexpr int kRounds = 6;

/// The candidates of one query; which of them are relevant, and how many there are in all.
struct Case {
  std::vector<search::Searcher::Candidate> candidates;
  std::vector<bool> relevant;
  std::size_t relevant_count = 0;
  int set = 0;
};

std::vector<Case> load(search::Searcher& searcher, const std::string& file, bool title, int set) {
  std::vector<Case> cases;
  const auto queries = search::read_judged_queries(file);
  if (!queries) throw std::runtime_error(to_string(queries.error()));
  for (const search::JudgedQuery& query : *queries) {
    search::SearchRequest request;
    request.query = query.text;
    request.title = title;
    auto candidates = searcher.candidates(request);
    if (!candidates) throw std::runtime_error(to_string(candidates.error()));
    Case one{std::move(*candidates), {}, query.relevant.size(), set};
    for (const auto& candidate : one.candidates) {
      one.relevant.push_back(std::ranges::find(query.relevant, candidate.id) !=
                             query.relevant.end());
    }
    cases.push_back(std::move(one));
  }
  return cases;
}

search::Quality quality_of(const Case& one, const Ranking& ranking) {
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < one.candidates.size(); ++i) {
    const auto& candidate = one.candidates[i];
    order.emplace_back(-combined_score(candidate.bm25_share, candidate.evidence, ranking), i);
  }
  const std::size_t shown = std::min(order.size(), search::kEvaluatedRanks);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end());
  std::vector<std::string> ranked;
  search::JudgedQuery judged;
  judged.relevant.assign(one.relevant_count, "relevant");  // as many as there are
  for (std::size_t i = 0; i < shown; ++i) {
    ranked.emplace_back(one.relevant[order[i].second] ? "relevant" : "other");
  }
  return search::quality_of(ranked, judged);
}

/// Mean over the cases of each set, then over the sets.
struct Means {
  std::array<search::Quality, 2> sets;
  [[nodiscard]] double objective() const { return (sets[0].ndcg10 + sets[1].ndcg10) / 2; }
};

Means means_of(const std::vector<Case>& cases, const Ranking& ranking, int fold, bool inside) {
  Means means;
  std::array<double, 2> counts{};
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (fold >= 0 && (static_cast<int>(i) % kFolds == fold) != inside) continue;
    const auto set = static_cast<std::size_t>(cases[i].set);
    means.sets[set] = means.sets[set] + quality_of(cases[i], ranking);
    counts[set] += 1;
  }
  for (std::size_t set = 0; set < 2; ++set)
    means.sets[set] = means.sets[set] / counts[set];
  return means;
}

/// Coordinate ascent on all but `fold`.
Ranking tuned(const std::vector<Case>& cases, const Ranking& start, int fold) {
  Ranking best = start;
  double best_value = means_of(cases, best, fold, false).objective();
  for (int round = 0; round < kRounds; ++round) {
    bool improved = false;
    for (const Weight& weight : kWeights) {
      const Ranking base = best;
      for (const double step : kSteps) {
        Ranking trial = base;
        trial.*weight.weight = std::max(0.0, trial.*weight.weight + step);
        const double value = means_of(cases, trial, fold, false).objective();
        if (value > best_value + 1e-6) {
          best = trial;
          best_value = value;
          improved = true;
        }
      }
    }
    if (!improved) break;
  }
  return best;
}

void print(const char* label, const Means& means) {
  fmt::print("{:<22} questions {}   headlines {}\n", label, to_string(means.sets[0]),
             to_string(means.sets[1]));
}

struct Start {
  Ranking ranking;
  bool tune = true;
};

Start start_from(const std::vector<std::string>& settings) {
  Start start;
  for (const std::string& setting : settings) {
    const std::size_t equals = std::min(setting.find('='), setting.size());
    const std::string name = setting.substr(0, equals);
    const double value = std::stod(setting.substr(std::min(equals + 1, setting.size())));
    if (name == "tune") {
      start.tune = value != 0;
    } else if (const auto set = set_constant(start.ranking, name, value); !set) {
      throw std::runtime_error(to_string(set.error()));
    }
  }
  return start;
}

/// Each measure earns its place: what is lost without it.
void measure(const std::vector<Case>& cases, const Ranking& start) {
  Ranking none = start;
  for (const Weight& weight : kWeights)
    none.*weight.weight = 0;
  print("first stage alone", means_of(cases, none, -1, true));
  print("weights as given", means_of(cases, start, -1, true));
  for (const Weight& weight : kWeights) {
    Ranking without = start;
    without.*weight.weight = 0;
    print(fmt::format("  without {}", weight.name).c_str(), means_of(cases, without, -1, true));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    fmt::print(stderr, "usage: bench_tune INDEX QUESTIONS.tsv HEADLINES.tsv [CONSTANT=VALUE...]\n");
    return 2;
  }
  try {
    const analysis::Analyzer analyzer = analysis::make_default_analyzer();
    auto reader = index::IndexReader::open(argv[1], analyzer);
    if (!reader) throw std::runtime_error(to_string(reader.error()));
    Start start = start_from({argv + 4, argv + argc});
    search::Searcher searcher(std::move(*reader), analyzer, start.ranking);
    std::vector<Case> cases = load(searcher, argv[2], true, 0);
    for (Case& one : load(searcher, argv[3], false, 1))
      cases.push_back(std::move(one));
    measure(cases, start.ranking);
    if (!start.tune) return 0;
    Means held_out;
    for (int fold = 0; fold < kFolds; ++fold) {
      const Means fold_means = means_of(cases, tuned(cases, start.ranking, fold), fold, true);
      for (std::size_t set = 0; set < 2; ++set) {
        held_out.sets[set] = held_out.sets[set] + fold_means.sets[set] / kFolds;
      }
    }
    print("tuned, held-out folds", held_out);
    const Ranking all = tuned(cases, start.ranking, -1);
    print("tuned on everything", means_of(cases, all, -1, true));
    for (const Weight& weight : kWeights) {
      fmt::print("  {}_weight = {:.2f}\n", weight.name, all.*weight.weight);
    }
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_tune: {}\n", error.what());
    return 2;
  }
}
