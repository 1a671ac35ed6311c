// SPDX-License-Identifier: GPL-2.0-or-later
//
// bench_stories [--work DIR] [--queries N]
// Near-copies in the news: those that the engine finds, against those whose words say so
// (containment of 5-word shingles above 0.5); how well the groups among the candidates of real
// questions agree with them; and what grouping costs beside re-ranking and a whole page. Steps take
// turns on the same queries; figures to trust on a busy machine are the ratios.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <numeric>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/analyzers.hpp"
#include "latencies.hpp"
#include "near_copies.hpp"
#include "query_sets.hpp"
#include "search/query/parser.hpp"
#include "search/rerank.hpp"
#include "search/story_groups.hpp"
#include "shared_data.hpp"
#include "workspace.hpp"

namespace {

using namespace telusur;
using namespace telusur::bench;
using Articles = std::vector<SketchedArticle>;

void print(std::string_view name, const Agreement& found) {
  fmt::print("{:<44} {:>8.0f} {:>9.4f} {:>8.4f} {:>8.4f}\n", name, found.found, found.precision(),
             found.recall(), found.f1());
}

void print_header(std::string_view what, double true_pairs) {
  fmt::print("\n{}: {:.0f} true pairs\n{:<44} {:>8} {:>9} {:>8} {:>8}\n", what, true_pairs, "",
             "pairs", "precision", "recall", "F1");
}

std::vector<Pair> found_by_engine(const Articles& articles) {
  std::vector<Pair> pairs = proposed_pairs(articles, index::kWorthALook);
  std::erase_if(pairs, [&](const Pair& pair) {
    return !index::near_copies(articles[pair.first].shingles, articles[pair.second].shingles);
  });
  return pairs;
}

/// Bytes that the sketch adds to a document's token stream.
double sketch_bytes(const Articles& articles) {
  index::TokenStream without;
  index::TokenStream with;
  double bytes = 0;
  for (const SketchedArticle& article : articles) {
    with.sketch = article.sketch;
    bytes += double(encode(with).size()) - double(encode(without).size());
  }
  return bytes / double(articles.size());
}

std::vector<Pair> measure_pairs(const Articles& articles) {
  std::vector<Pair> truth = true_near_copies(articles);
  print_header("pairs of the whole news", double(truth.size()));
  print("sketches alone, estimate >= 0.5",
        agreement(truth, proposed_pairs(articles, index::kCopyContainment)));
  print(fmt::format("proposed, estimate >= {}", index::kWorthALook),
        agreement(truth, proposed_pairs(articles, index::kWorthALook)));
  print("proposed, then decided by streams: the engine",
        agreement(truth, found_by_engine(articles)));
  return truth;
}

/// The candidates of a query, as their places in `articles`, best first.
class Candidates {
 public:
  Candidates(search::Searcher& searcher, const Articles& articles) : searcher_(searcher) {
    for (std::uint32_t i = 0; i < articles.size(); ++i)
      places_.emplace(articles[i].docid, i);
  }

  std::vector<std::uint32_t> of(const std::string& query) {
    search::SearchRequest request;
    request.query = query;
    request.limit = 0;
    const auto found = must(searcher_.candidates(request));
    std::vector<std::uint32_t> candidates;
    must(searcher_.reader().read([&](const Xapian::Database& db) -> Result<bool> {
      for (const auto& candidate : found)
        candidates.push_back(places_.at(index::find_article(db, candidate.id)));
      return true;
    }));
    return candidates;
  }

 private:
  search::Searcher& searcher_;
  std::unordered_map<Xapian::docid, std::uint32_t> places_;
};

Pair ordered(std::uint32_t a, std::uint32_t b) {
  return {std::min(a, b), std::max(a, b)};
}

/// Every two candidates of one label.
std::vector<Pair> pairs_of(const std::vector<std::uint32_t>& candidates,
                           const std::vector<std::size_t>& labels) {
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    for (std::size_t j = i + 1; j < candidates.size(); ++j) {
      if (labels[i] == labels[j]) pairs.push_back(ordered(candidates[i], candidates[j]));
    }
  }
  std::ranges::sort(pairs);
  return pairs;
}

std::vector<std::size_t> founder_groups(const Articles& articles,
                                        const std::vector<std::uint32_t>& candidates) {
  search::StoryGrouper grouper(
      [&](std::uint32_t i, auto& shingles) { shingles = articles[candidates[i]].shingles; });
  std::vector<std::size_t> labels;
  for (const std::uint32_t candidate : candidates)
    labels.push_back(grouper.add(articles[candidate].sketch));
  return labels;
}

/// What chains of likeness would make: the connected components of the pairs.
std::vector<std::size_t> chained_groups(const std::vector<std::uint32_t>& candidates,
                                        const std::vector<Pair>& pairs) {
  std::vector<std::size_t> labels(candidates.size());
  std::iota(labels.begin(), labels.end(), std::size_t{0});
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    for (std::size_t j = i + 1; j < candidates.size(); ++j) {
      if (!std::ranges::binary_search(pairs, ordered(candidates[i], candidates[j]))) continue;
      const std::size_t old = labels[j];
      std::ranges::replace(labels, old, labels[i]);
    }
  }
  return labels;
}

void measure_groups(const Articles& articles, const std::vector<Pair>& truth,
                    Candidates& candidates, const std::vector<std::string>& queries) {
  const std::vector<Pair> found = found_by_engine(articles);
  Agreement founder;
  Agreement chained;
  for (const std::string& query : queries) {
    const std::vector<std::uint32_t> some = candidates.of(query);
    std::vector<Pair> all = pairs_of(some, std::vector<std::size_t>(some.size(), 0));
    std::erase_if(all, [&](const Pair& pair) { return !std::ranges::binary_search(truth, pair); });
    founder += agreement(all, pairs_of(some, founder_groups(articles, some)));
    chained += agreement(all, pairs_of(some, chained_groups(some, found)));
  }
  print_header(fmt::format("in one group, candidates of {} questions", queries.size()),
               founder.true_pairs);
  print("by the founder: the engine", founder);
  print("by chains (union-find)", chained);
}

/// Grouping from the sketches at hand, beside reading and scoring the streams.
void measure_speed(const Articles& articles, search::Searcher& searcher,
                   const analysis::Analyzer& analyzer, Candidates& candidates,
                   const std::vector<std::string>& queries) {
  Latencies reranking;
  Latencies grouping;
  Latencies page;
  Latencies plain_page;
  double looks = 0;
  double grouped = 0;
  analysis::TokenBuffer tokens;
  index::TokenStream stream;
  const search::Ranking ranking;
  search::SearchRequest request;
  for (const std::string& query : queries) {
    const std::vector<std::uint32_t> some = candidates.of(query);
    const auto units = to_units(search::parse_query(analyzer, query, {}, tokens));
    const std::vector<search::UnitWeight> weights(units.size(), search::UnitWeight{1.0});
    must(searcher.reader().read([&](const Xapian::Database& db) -> Result<bool> {
      reranking.add(seconds_of([&] {
        search::EvidenceScorer scorer(units, weights, ranking);
        for (const std::uint32_t candidate : some) {
          index::read_tokens(db, articles[candidate].docid, stream);
          scorer.add(stream, true);
        }
        (void)scorer.finish();
      }));
      grouping.add(seconds_of([&] {
        search::StoryGrouper grouper([&](std::uint32_t i, auto& shingles) {
          index::read_tokens(db, articles[some[i]].docid, stream);
          index::find_shingles(stream, shingles);
        });
        for (const std::uint32_t candidate : some)
          grouper.add(articles[candidate].sketch);
        looks += double(grouper.looks());
        grouped += double(some.size() - grouper.groups().size());
      }));
      return true;
    }));
    request.query = query;
    request.group = false;
    plain_page.add(seconds_of([&] { (void)must(searcher.search(request)); }));
    request.group = true;
    page.add(seconds_of([&] { (void)must(searcher.search(request)); }));
  }
  const auto queries_asked = double(queries.size());
  fmt::print("\na question's candidates: {:.2f} join another's group, {:.2f} streams read again\n",
             grouped / queries_asked, looks / queries_asked);
  fmt::print(
      "re-ranking them {:.3f} ms, grouping {:.3f} ms: {:.3f} of re-ranking (medians {:.3f})\n",
      reranking.mean_ms(), grouping.mean_ms(), grouping.mean_ms() / reranking.mean_ms(),
      grouping.quantile_ms(0.5) / reranking.quantile_ms(0.5));
  fmt::print("full page {:.3f} ms, grouped {:.3f} ms: x {:.3f} (medians {:.3f})\n",
             plain_page.mean_ms(), page.mean_ms(), page.mean_ms() / plain_page.mean_ms(),
             page.quantile_ms(0.5) / plain_page.quantile_ms(0.5));
}

std::vector<std::string> questions(std::size_t wanted) {
  const auto judged = must(search::read_judged_queries(shared_file("questions.tsv").string()));
  const std::size_t stride =
      std::max<std::size_t>(1, judged.size() / std::max<std::size_t>(1, wanted));
  std::vector<std::string> queries;
  for (std::size_t i = 0; i < judged.size(); i += stride)
    queries.push_back(judged[i].text);
  return queries;
}

void run(const std::string& folder, std::size_t wanted) {
  const Workspace workspace(folder);
  const IndexingReport report = make_index(workspace, "stories", {shared_file("news.ndjson.gz")});
  const Articles articles = read_sketched(report.db);
  const double bytes = sketch_bytes(articles);
  fmt::print("{} articles; sketches {:.1f} bytes each, {:.2f} % of the index\n", articles.size(),
             bytes, 100 * bytes * double(articles.size()) / report.index_bytes);
  const std::vector<Pair> truth = measure_pairs(articles);
  const analysis::Analyzer analyzer = analysis::make_default_analyzer();
  search::Searcher searcher(must(index::IndexReader::open(report.db, analyzer)), analyzer, {});
  Candidates candidates(searcher, articles);
  const std::vector<std::string> queries = questions(wanted);
  measure_groups(articles, truth, candidates, queries);
  measure_speed(articles, searcher, analyzer, candidates, queries);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"bench_stories: near-copies found and grouped, against those of the words"};
  std::string folder;
  std::size_t wanted = 600;
  app.add_option("--work", folder, "Folder to keep the index in; a temporary one otherwise");
  app.add_option("--queries", wanted, "Questions to ask, about")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    run(folder, wanted);
    return 0;
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "bench_stories: {}\n", error.get_description());
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_stories: {}\n", error.what());
  }
  return 2;
}
