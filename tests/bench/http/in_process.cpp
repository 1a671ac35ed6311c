// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/in_process.hpp"

#include <sys/resource.h>

#include <atomic>
#include <boost/json.hpp>
#include <deque>
#include <mutex>
#include <thread>

#include "analysis/analyzers.hpp"
#include "search/results_json.hpp"
#include "search/searcher.hpp"
#include "shared_data.hpp"

namespace telusur::bench {

double own_cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

InProcessReport run_in_process(const std::filesystem::path& db,
                               const std::vector<std::string>& queries, unsigned threads,
                               std::chrono::seconds duration) {
  const analysis::Analyzer analyzer = analysis::make_default_analyzer();
  const auto expander = must(search::make_expander(analyzer, {}));
  const auto learnt = std::make_shared<search::Learnt>(analyzer);
  learnt->prepare(must(index::IndexPlace::find(db)));
  learnt->settle();
  std::deque<search::Searcher> searchers;  // a searcher does not move once it is in use
  for (unsigned i = 0; i < threads; ++i) {
    searchers.emplace_back(must(index::IndexReader::open(db, analyzer)), analyzer,
                           search::Ranking{}, expander, learnt);
  }
  const auto answer = [](search::Searcher& searcher, const std::string& query) {
    search::SearchRequest request;
    request.query = query;
    boost::json::monotonic_resource memory;
    return boost::json::serialize(search::to_json(must(searcher.search(request)), &memory)).size();
  };
  // What a daemon does once in its life is no part of an answer.
  constexpr std::size_t kWarmUp = 50;
  for (search::Searcher& searcher : searchers) {
    for (std::size_t i = 0; i < kWarmUp; ++i)
      (void)answer(searcher, queries[queries.size() - 1 - i % queries.size()]);
  }
  InProcessReport report;
  std::mutex mutex;
  std::atomic<std::size_t> next = 0;
  double bytes = 0;
  const double cpu = own_cpu_seconds();
  const auto start = std::chrono::steady_clock::now();
  const auto run = [&](search::Searcher& searcher) {
    Latencies mine;
    double written = 0;
    while (std::chrono::steady_clock::now() < start + duration) {
      const std::string& query = queries[next++ % queries.size()];
      mine.add(seconds_of([&] { written += static_cast<double>(answer(searcher, query)); }));
    }
    const std::lock_guard lock(mutex);
    report.latencies.add(mine);
    bytes += written;
  };
  std::vector<std::thread> all;
  for (search::Searcher& searcher : searchers)
    all.emplace_back(run, std::ref(searcher));
  for (std::thread& thread : all)
    thread.join();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  const auto count = static_cast<double>(report.latencies.count());
  report.per_second = count / took.count();
  report.cpu_ms = 1000 * (own_cpu_seconds() - cpu) / count;
  report.mean_body_bytes = bytes / count;
  return report;
}

}  // namespace telusur::bench
