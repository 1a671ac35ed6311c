// SPDX-License-Identifier: GPL-2.0-or-later
//
// bench_search [--articles N] [--work DIR]
// Queries per second and latency on one core, step by step: the bare match, re-ranking, ten hits,
// their snippets, counts of all that matches; beside Xapian's QueryParser with an OP_NEAR bonus and
// MSet::snippet. Queries are the questions. All steps take turns on the same queries, so that what
// else the machine does meets all alike; figures to trust on a busy machine are the ratios.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "bare_match.hpp"
#include "larger_news.hpp"
#include "latencies.hpp"
#include "query_sets.hpp"
#include "search/searcher.hpp"
#include "shared_data.hpp"
#include "workspace.hpp"
#include "xapian_peer.hpp"

namespace {

using namespace telusur;
using namespace telusur::bench;

constexpr std::size_t kRounds = 3;
constexpr std::size_t kSampleQueries = 300;  ///< for what is too slow for all

/// One way to answer a query, and how long it took.
struct Step {
  std::string name;
  std::function<void(const std::string&)> answer;
  bool sampled = false;  ///< asked a sample of the queries only
  Latencies all{};
  Latencies sample{};  ///< the part of `all` that every step has
};

std::vector<std::string> questions() {
  std::vector<std::string> texts;
  for (auto& query : must(search::read_judged_queries(shared_file("questions.tsv").string())))
    texts.push_back(std::move(query.text));
  return texts;
}

/// Asks every query of every step, one untimed round first.
void run(std::vector<Step>& steps, const std::vector<std::string>& queries) {
  const std::size_t stride = std::max<std::size_t>(1, queries.size() / kSampleQueries);
  for (std::size_t round = 0; round <= kRounds; ++round) {
    for (Step& step : steps) {
      for (std::size_t i = 0; i < queries.size(); ++i) {
        const bool in_sample = i % stride == 0;
        if (step.sampled && !in_sample) continue;
        const double seconds = seconds_of([&] { step.answer(queries[i]); });
        if (round == 0) continue;
        step.all.add(seconds);
        if (in_sample) step.sample.add(seconds);
      }
    }
  }
}

/// A request that takes the searcher as far as `limit` hits with so many passages each.
std::function<void(const std::string&)> page(search::Searcher& searcher, std::uint32_t limit,
                                             std::uint32_t snippets) {
  return [&searcher, limit, snippets](const std::string& query) {
    search::SearchRequest request;
    request.query = query;
    request.limit = limit;
    request.snippets = snippets;
    (void)must(searcher.search(request));
  };
}

/// The full page with every facet and a timeline.
std::function<void(const std::string&)> counted_page(search::Searcher& searcher) {
  return [&searcher](const std::string& query) {
    search::SearchRequest request;
    request.query = query;
    for (std::size_t field = 0; field < search::kFacetFields; ++field)
      request.facets.push_back({.field = static_cast<search::FacetField>(field)});
    request.timeline = search::TimelineUnit::automatic;
    (void)must(searcher.search(request));
  };
}

void print(const Step& step, const Step& bare, const Step& peer_page) {
  fmt::print("{:<44} {:>9.0f} {:>8.3f} {:>8.3f} {:>8.3f} {:>10.2f} {:>10.2f}\n", step.name,
             step.all.per_second(), step.all.mean_ms(), step.all.quantile_ms(0.50),
             step.all.quantile_ms(0.99), bare.sample.mean_ms() / step.sample.mean_ms(),
             peer_page.sample.mean_ms() / step.sample.mean_ms());
}

void measure(const std::filesystem::path& db, XapianPeer& peer) {
  const analysis::Analyzer analyzer = analysis::make_default_analyzer();
  search::Searcher searcher(must(index::IndexReader::open(db, analyzer)), analyzer, {},
                            must(search::make_expander(analyzer, {})));
  BareMatch match(db, analyzer);
  const auto xapian = [&](XapianPeer::Page what, bool near) {
    return [&peer, what, near](const std::string& query) { peer.page(query, what, near); };
  };
  constexpr std::uint32_t kHits = 10;
  const search::SearchRequest defaults;
  using enum XapianPeer::Page;
  std::vector<Step> steps = {
      {"bare match, ten ids", [&](const std::string& query) { match.best_ten(query); }},
      {"+ re-ranking, the first hit", page(searcher, 1, 0)},
      {"+ ten hits", page(searcher, kHits, 0)},
      {"+ snippets: the full page", page(searcher, kHits, defaults.snippets)},
      {"+ facets: five, and a timeline", counted_page(searcher)},
      {"xapian: QueryParser, ten ids", xapian(ids, false), true},
      {"xapian: + stored text, MSet::snippet", xapian(snippets, false), true},
      {"xapian: OP_NEAR bonus, ten ids", xapian(ids, true), true},
      {"xapian: + stored text", xapian(stored, true), true},
      {"xapian: + MSet::snippet: the full page", xapian(snippets, true), true},
  };
  run(steps, questions());
  const Step& bare = steps[0];
  const Step& hits = steps[2];
  const Step& full = steps[3];
  const Step& peer_page = steps.back();
  const Step& stored_text = steps[steps.size() - 2];
  fmt::print("{:<44} {:>9} {:>8} {:>8} {:>8} {:>10} {:>10}\n", "step", "queries/s", "mean ms",
             "p50 ms", "p99 ms", "x bare", "x xapian's");
  for (const Step& step : steps)
    print(step, bare, peer_page);
  const auto per_hit = [&](const Step& with, const Step& without) {
    return (with.sample.mean_ms() - without.sample.mean_ms()) / kHits;
  };
  fmt::print("a hit's snippets: {:.4f} ms; xapian's: {:.4f} ms\n", per_hit(full, hits),
             per_hit(peer_page, stored_text));
}

IndexingReport make_larger(const Workspace& workspace, const std::filesystem::path& news,
                           std::size_t articles) {
  const std::filesystem::path file = workspace.file(fmt::format("news-{}.ndjson", articles));
  if (!std::filesystem::exists(file)) write_larger_news(news, articles, file);
  return make_index(workspace, fmt::format("news-{}", articles), {file});
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"bench_search: speed of answering, step by step, beside Xapian's own way"};
  std::string folder;
  std::size_t articles = 0;
  app.add_option("--work", folder, "Folder to keep the indexes in; a temporary one otherwise");
  app.add_option("--articles", articles,
                 "Measure on so many articles, made by joining halves of the news");
  CLI11_PARSE(app, argc, argv);
  try {
    const Workspace workspace(folder);
    IndexingReport index = make_index(
        workspace, "news", {shared_file("news.ndjson.gz"), shared_file("seed_article.txt")});
    std::string name = "news";
    if (articles > 0) {
      index = make_larger(workspace, index.db, articles);
      name = fmt::format("news-{}", articles);
    }
    XapianPeer peer = XapianPeer::make(workspace.file(name + "-xapian-stemmed"), index.db,
                                       {.stemmed = true, .title = true, .store_text = true});
    fmt::print("{:.0f} articles, {:.1f} MB of text\n", index.articles, index.text_bytes / 1e6);
    measure(index.db, peer);
    return 0;
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "bench_search: {}\n", error.get_description());
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_search: {}\n", error.what());
  }
  return 2;
}
