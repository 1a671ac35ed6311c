// SPDX-License-Identifier: GPL-2.0-or-later
//
// bench_search [--articles N] [--queries N] [--work DIR [--as-found]] [--only STEP]...
//              [--without-xapian]
// Queries per second and latency on one core, step by step: the bare match, re-ranking, ten hits,
// their snippets, near-copies grouped (the full page), counts of all that matches; beside Xapian's
// QueryParser with an OP_NEAR bonus and MSet::snippet. Queries are the questions. Steps take turns
// query by query, and times are those of the processor, so that what else the machine does meets
// all alike; the indexes should fit the system's cache.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
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

constexpr std::size_t kRounds = 2;
constexpr std::size_t kSampleQueries = 200;  ///< for what is too slow for all

/// One way to answer a query, and how long it took.
struct Step {
  std::string name;
  std::function<void(const std::string&)> answer;
  bool sampled = false;  ///< asked a sample of the queries only
  Latencies all{};
  Latencies sample{};  ///< the part of `all` that every step has
};

/// At most so many of the questions, from all of the file.
std::vector<std::string> questions(std::size_t most) {
  const auto queries = must(search::read_judged_queries(shared_file("questions.tsv").string()));
  const std::size_t stride =
      std::max<std::size_t>(1, queries.size() / std::max<std::size_t>(most, 1));
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < queries.size() && texts.size() < most; i += stride)
    texts.push_back(queries[i].text);
  return texts;
}

/// Asks every query of every step, one untimed round first.
void run(std::vector<Step>& steps, const std::vector<std::string>& queries) {
  const std::size_t stride = std::max<std::size_t>(1, queries.size() / kSampleQueries);
  for (std::size_t round = 0; round <= kRounds; ++round) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const bool in_sample = i % stride == 0;
      for (Step& step : steps) {
        if (step.sampled && !in_sample) continue;
        const double seconds = cpu_seconds_of([&] { step.answer(queries[i]); });
        if (round == 0) continue;
        step.all.add(seconds);
        if (in_sample) step.sample.add(seconds);
      }
    }
  }
}

/// Answers a request like `like` with the text of each query.
std::function<void(const std::string&)> page(search::Searcher& searcher,
                                             const search::SearchRequest& like) {
  return [&searcher, request = like](const std::string& query) mutable {
    request.query = query;
    (void)must(searcher.search(request));
  };
}

/// Answers with the page that a cursor leads to after so many hits.
std::function<void(const std::string&)> page_after(search::Searcher& searcher, std::uint32_t hits) {
  return [&searcher, hits](const std::string& query) {
    search::SearchRequest request;
    request.query = query;
    request.cursor = encode(search::Cursor{search::cursor_binding(request),
                                           search::revision_mark(searcher.reader().revision()),
                                           request.now, hits, "-"});
    (void)must(searcher.search(request));
  };
}

/// The full page with every facet and a timeline.
search::SearchRequest counted_page() {
  search::SearchRequest request;
  for (std::size_t field = 0; field < search::kFacetFields; ++field)
    request.facets.push_back({.field = static_cast<search::FacetField>(field)});
  request.timeline = search::TimelineUnit::automatic;
  return request;
}

/// `peer_page`: Xapian's full page, or null.
void print(const Step& step, const Step& bare, const Step* peer_page) {
  fmt::print("{:<44} {:>9.0f} {:>8.3f} {:>8.3f} {:>8.3f} {:>10.2f} {:>10.2f}\n", step.name,
             step.all.per_second(), step.all.mean_ms(), step.all.quantile_ms(0.50),
             step.all.quantile_ms(0.99), bare.sample.mean_ms() / step.sample.mean_ms(),
             peer_page != nullptr ? peer_page->sample.mean_ms() / step.sample.mean_ms() : 0.0);
}

/// The steps of Telusur's answer, each with what the one before it does.
std::vector<Step> own_steps(search::Searcher& searcher, search::Searcher& alone) {
  const search::SearchRequest full;
  search::SearchRequest single = full;
  single.group = false;
  search::SearchRequest hits = single;
  hits.snippets = 0;
  search::SearchRequest first = hits;
  first.limit = 1;
  search::SearchRequest titles = full;
  titles.snippets = 0;
  return {
      {"+ re-ranking, the first hit", page(searcher, first)},
      {"+ ten hits", page(searcher, hits)},
      {"+ their snippets", page(searcher, single)},
      {"+ grouping: the full page", page(searcher, full)},
      {"  the same without snippets", page(searcher, titles)},
      {"+ five facets and a timeline", page(searcher, counted_page())},
      {"the page after 100 hits", page_after(searcher, 100), true},
      {"the page after 1,000 hits", page_after(searcher, 1'000), true},
      {"the page after 9,990 hits", page_after(searcher, 9'990), true},
      {"full page without tables in memory", page(alone, full)},
      {"+ five facets and a timeline", page(alone, counted_page())},
  };
}

std::vector<Step> peer_steps(XapianPeer& peer) {
  using enum XapianPeer::Page;
  const auto xapian = [&](XapianPeer::Page what, bool near) {
    return [&peer, what, near](const std::string& query) { peer.page(query, what, near); };
  };
  return {
      {"xapian: QueryParser, ten ids", xapian(ids, false), true},
      {"xapian: + stored text, MSet::snippet", xapian(snippets, false), true},
      {"xapian: OP_NEAR bonus, ten ids", xapian(ids, true), true},
      {"xapian: + stored text", xapian(stored, true), true},
      {"xapian: + MSet::snippet: the full page", xapian(snippets, true), true},
  };
}

void print_table(const std::vector<Step>& steps) {
  const auto named = [&](std::string_view name) -> const Step& {
    return *std::ranges::find_if(steps,
                                 [&](const Step& step) { return step.name.starts_with(name); });
  };
  const Step& bare = steps.front();
  const bool with_peer = steps.back().name.starts_with("xapian");
  const Step* const peer_page = with_peer ? &steps.back() : nullptr;
  fmt::print("{:<44} {:>9} {:>8} {:>8} {:>8} {:>10} {:>10}\n", "step", "queries/s", "mean ms",
             "p50 ms", "p99 ms", "x bare", "x xapian's");
  for (const Step& step : steps)
    print(step, bare, peer_page);
  constexpr double kHits = search::kDefaultLimit;
  const auto per_hit = [&](const Step& with, const Step& without) {
    return (with.sample.mean_ms() - without.sample.mean_ms()) / kHits;
  };
  fmt::print("a hit's snippets: {:.4f} ms",
             per_hit(named("+ their snippets"), named("+ ten hits")));
  if (with_peer) {
    fmt::print("; xapian's: {:.4f} ms", per_hit(*peer_page, named("xapian: + stored text")));
  }
  fmt::print("\n");
}

/// Answers with some steps alone: for a profiler to watch, or to compare two of them closely.
void repeat(std::vector<Step> steps, const std::vector<std::string>& queries,
            const std::vector<std::string>& only) {
  std::erase_if(steps, [&](const Step& step) {
    return std::ranges::none_of(only,
                                [&](const auto& name) { return step.name.starts_with(name); });
  });
  run(steps, queries);
  for (const Step& step : steps) {
    fmt::print("{:<44} {:>9.0f} {:>8.3f} {:>8.3f} x the first\n", step.name, step.all.per_second(),
               step.all.mean_ms(), step.all.mean_ms() / steps.front().all.mean_ms());
  }
}

/// Without a peer Xapian's own way is left out.
void measure(const IndexingReport& index, std::optional<XapianPeer> peer,
             const std::vector<std::string>& queries, const std::vector<std::string>& only) {
  fmt::print("\n{:.0f} articles, {:.1f} MB of text, {} questions{}\n", index.articles,
             index.text_bytes / 1e6, queries.size(),
             index.reused ? "; index made by an earlier run" : "");
  const analysis::Analyzer analyzer = analysis::make_default_analyzer();
  const auto expander = must(search::make_expander(analyzer, {}));
  const auto searcher = [&](const std::shared_ptr<search::Learnt>& learnt) {
    return search::Searcher(must(index::IndexReader::open(index.db, analyzer)), analyzer, {},
                            expander, learnt);
  };
  const auto learnt = std::make_shared<search::Learnt>(analyzer);  // as telusur-searchd has it
  learnt->prepare(index.db);
  learnt->settle();
  search::Searcher served = searcher(learnt);
  search::Searcher alone = searcher(nullptr);  // as telusur searches, once
  BareMatch match(index.db, analyzer);
  std::vector<Step> steps;
  steps.push_back(
      {"bare match, ten ids", [&](const std::string& query) { match.best_ten(query); }});
  std::ranges::move(own_steps(served, alone), std::back_inserter(steps));
  if (peer) std::ranges::move(peer_steps(*peer), std::back_inserter(steps));
  if (!only.empty()) return repeat(std::move(steps), queries, only);
  run(steps, queries);
  print_table(steps);
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
  std::size_t articles = 200'000;
  std::size_t most = 600;
  bool as_found = false;
  bool without_xapian = false;
  std::vector<std::string> only;
  app.add_option("--work", folder, "Folder to keep the indexes in; a temporary one otherwise");
  app.add_flag("--as-found", as_found,
               "Use the indexes in that folder whatever program made them of whatever");
  app.add_option("--articles", articles,
                 "Then on so many articles, the news and as many again of their sentences; 0: only "
                 "the news")
      ->capture_default_str();
  app.add_option("--queries", most, "Questions asked, at most")->capture_default_str();
  app.add_flag("--without-xapian", without_xapian,
               "Without Xapian's own way, whose index takes longest to make");
  app.add_option("--only", only, "Only the steps whose names begin so, without comparing them");
  CLI11_PARSE(app, argc, argv);
  try {
    const Workspace workspace(folder, as_found);
    const auto peer_of = [&](const IndexingReport& index,
                             const std::string& name) -> std::optional<XapianPeer> {
      if (without_xapian) return std::nullopt;
      return XapianPeer::make(workspace.file(name + "-xapian-stemmed"), index.db,
                              {.stemmed = true, .title = true, .store_text = true});
    };
    const IndexingReport news = make_index(
        workspace, "news", {shared_file("news.ndjson.gz"), shared_file("seed_article.txt")});
    measure(news, peer_of(news, "news"), questions(most), only);
    if (articles == 0) return 0;
    const IndexingReport larger = make_larger(workspace, news.db, articles);
    measure(larger, peer_of(larger, fmt::format("news-{}", articles)), questions(most), only);
    return 0;
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "bench_search: {}\n", error.get_description());
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_search: {}\n", error.what());
  }
  return 2;
}
