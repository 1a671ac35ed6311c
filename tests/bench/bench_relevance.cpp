// SPDX-License-Identifier: GPL-2.0-or-later
//
// bench_relevance [--work DIR]
// Indexes the shared news and the FacQA passages, then measures rankings on judged queries, as
// written and with inflections swapped: Telusur's beside Xapian's own way (TermGenerator,
// QueryParser with default settings, BM25 defaults) on the same cleaned text. Then the time of a
// page of ten hits with snippets for each question.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "latencies.hpp"
#include "query_sets.hpp"
#include "search/searcher.hpp"
#include "shared_data.hpp"
#include "support/file.hpp"
#include "workspace.hpp"
#include "xapian_peer.hpp"

namespace {

using namespace telusur;
using namespace telusur::bench;

constexpr double kMega = 1e6;
constexpr std::string_view kKnownQuery = "Project S UMKM";

void print(const char* name, const IndexingReport& report) {
  fmt::print("{:<10} {:>8.0f} {:>8.0f} {:>9.0f} {:>7.2f} {:>13.2f} {:>8.0f}  {}\n", name,
             report.articles, report.rejected, report.articles / report.seconds,
             report.text_bytes / kMega / report.seconds, report.index_bytes / report.text_bytes,
             report.peak_memory_bytes / kMega, report.reused ? "(made by an earlier run)" : "");
}

/// The three systems over one collection.
struct Systems {
  XapianPeer unstemmed;
  XapianPeer xapian;
  search::Searcher telusur;
};

Systems make_systems(const Workspace& workspace, const std::string& name,
                     const std::filesystem::path& db, const analysis::Analyzer& analyzer,
                     bool title) {
  const auto peer = [&](const char* kind, bool stemmed) {
    return XapianPeer::make(
        workspace.file(fmt::format("{}-xapian-{}{}", name, kind, title ? "" : "-no-title")), db,
        {.stemmed = stemmed, .title = title, .store_text = stemmed && title});
  };
  return {peer("unstemmed", false), peer("stemmed", true),
          search::Searcher(must(index::IndexReader::open(db, analyzer)), analyzer, {},
                           must(search::make_expander(analyzer, {})))};
}

void print(const QuerySet& set, const char* system, const search::Quality& quality,
           const search::Quality& peer) {
  fmt::print("{:<18} {:>5} {:<21} {:.4f}  {:.4f}  {:.4f}  {:+.4f}  {:+.4f}\n", set.name,
             set.queries.size(), system, quality.mrr10, quality.ndcg10, quality.success1,
             quality.mrr10 - peer.mrr10, quality.ndcg10 - peer.ndcg10);
  std::fflush(stdout);
}

/// Xapian's query parser takes a capitalised word for a name and leaves it unstemmed, so it is also
/// asked in lower case.
void measure(const QuerySet& set, Systems& systems) {
  const auto quality_of = [&](XapianPeer& peer) {
    return mean_quality(set.queries, [&](const std::string& query) { return peer.search(query); });
  };
  const auto in_lower_case = [&](const std::string& query) {
    std::string folded;
    for (const char c : query)
      folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    return systems.xapian.search(folded);
  };
  const search::Quality xapian = quality_of(systems.xapian);
  print(set, "no stemming", quality_of(systems.unstemmed), xapian);
  print(set, "xapian", xapian, xapian);
  print(set, "xapian, in lower case", mean_quality(set.queries, in_lower_case), xapian);
  print(set, "telusur", mean_quality(set.queries, ranker_of(systems.telusur, set.title)), xapian);
}

void print(const char* name, const Latencies& times, const Latencies& peer) {
  fmt::print("{:<34} {:>8.3f} {:>8.3f} {:>10.0f}  {:.2f} x Xapian\n", name, times.quantile_ms(0.50),
             times.quantile_ms(0.99), times.per_second(), times.per_second() / peer.per_second());
}

/// Query by query, one after the other: what else the machine does meets all alike. Blocks are in
/// the system's cache by now.
void time_pages(const QuerySet& questions, Systems& systems) {
  Latencies telusur;
  Latencies xapian;
  for (const search::JudgedQuery& query : questions.queries) {
    search::SearchRequest request;
    request.query = query.text;
    telusur.add(seconds_of([&] { (void)must(systems.telusur.search(request)); }));
    xapian.add(
        seconds_of([&] { systems.xapian.page(query.text, XapianPeer::Page::snippets, false); }));
  }
  fmt::print("\n{:<34} {:>8} {:>8} {:>10}\n", "ten hits with snippets, questions", "p50 ms",
             "p99 ms", "queries/s");
  print("telusur", telusur, xapian);
  print("xapian, MSet::snippet, no bonus", xapian, xapian);
}

/// The seed article must come first for the query it stands for.
bool check_known_query(search::Searcher& searcher) {
  const std::string page = must(read_file(shared_file("seed_article.txt")));
  const std::string title = page.substr(0, page.find('\n'));
  search::SearchRequest request;
  request.query = kKnownQuery;
  const search::SearchResults results = must(searcher.search(request));
  const bool first = !results.hits.empty() && title.starts_with(results.hits[0].article.title);
  fmt::print("\n`{}`: {}\n", kKnownQuery,
             first ? "the seed article is first" : "FAILED: the seed article is not first");
  for (std::size_t i = 0; i < std::min<std::size_t>(3, results.hits.size()); ++i)
    fmt::print("  {}. {}\n", i + 1, results.hits[i].article.title);
  return first;
}

int run(const std::string& folder) {
  const Workspace workspace(folder);
  const std::vector<QuerySet> sets = query_sets();
  const IndexingReport news = make_index(
      workspace, "news", {shared_file("news.ndjson.gz"), shared_file("seed_article.txt")});
  const IndexingReport facqa = make_index(workspace, "facqa", {shared_file("facqa/corpus.ndjson")});
  fmt::print("{:<10} {:>8} {:>8} {:>9} {:>7} {:>13} {:>8}\n", "indexing", "articles", "rejected",
             "articles/s", "MB/s", "index/text B", "peak MB");
  print("news", news);
  print("facqa", facqa);

  const analysis::Analyzer analyzer = analysis::make_default_analyzer();
  Systems titled = make_systems(workspace, "news", news.db, analyzer, true);
  Systems untitled = make_systems(workspace, "news", news.db, analyzer, false);
  Systems passages = make_systems(workspace, "facqa", facqa.db, analyzer, true);
  fmt::print("\n{:<18} {:>5} {:<21} {:<7} {:<8} {:<7} {}\n", "queries", "n", "system", "MRR@10",
             "nDCG@10", "s@1", "over xapian: MRR, nDCG");
  for (const QuerySet& set : sets) {
    measure(set, set.collection == Collection::facqa ? passages : set.title ? titled : untitled);
  }
  time_pages(sets.front(), titled);
  return check_known_query(titled.telusur) ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"bench_relevance: ranking quality beside Xapian's own way"};
  std::string folder;
  app.add_option("--work", folder, "Folder to keep the indexes in; a temporary one otherwise");
  CLI11_PARSE(app, argc, argv);
  try {
    return run(folder);
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "bench_relevance: {}\n", error.get_description());
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_relevance: {}\n", error.what());
  }
  return 2;
}
