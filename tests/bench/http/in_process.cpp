// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/in_process.hpp"

#include <sys/resource.h>

#include <atomic>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "analysis/analyzers.hpp"
#include "api/search_body.hpp"
#include "api/search_parameters.hpp"
#include "api/search_request.hpp"
#include "latencies.hpp"
#include "options.hpp"
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

namespace {

searchd::Arguments arguments_of(const std::string& query) {
  const http::Parameter typed{"q", query};
  searchd::Arguments arguments;
  if (read_arguments(searchd::endpoint::kSearchParameters, {&typed, 1}, arguments)) {
    throw std::runtime_error("searchd would refuse " + query);
  }
  return arguments;
}

/// What searchd asks the engine for: of the same moment and with its time budget, too.
search::SearchRequest request_of(const searchd::Arguments& arguments) {
  search::SearchRequest request;
  if (read_search(arguments, request)) throw std::logic_error("a query alone is no problem");
  request.time_budget = searchd::Options{}.query_budget;
  return request;
}

}  // namespace

InProcess::InProcess(const std::filesystem::path& db, const std::vector<std::string>& queries,
                     unsigned threads)
    : analyzer_(analysis::make_default_analyzer()) {
  for (const std::string& query : queries) {
    arguments_.push_back(arguments_of(query));
    requests_.push_back(request_of(arguments_.back()));
  }
  const auto expander = must(search::make_expander(analyzer_, {}));
  const auto learnt = std::make_shared<search::Learnt>(analyzer_);
  learnt->prepare(must(index::IndexPlace::find(db)));
  learnt->settle();
  for (unsigned i = 0; i < threads; ++i) {
    searchers_.emplace_back(must(index::IndexReader::open(db, analyzer_)), analyzer_,
                            search::Ranking{}, expander, learnt);
  }
  for (std::size_t i = 0; i < requests_.size(); ++i)
    (void)answer(searchers_[i % searchers_.size()], i);
}

std::size_t InProcess::answer(search::Searcher& searcher, std::size_t query) const {
  const std::size_t one = query % requests_.size();
  const auto results = must(searcher.search(requests_[one]));
  return searchd::search_body(results, arguments_[one], http::Limits{}.uri_bytes).json.size();
}

Measured InProcess::run(unsigned threads, std::chrono::seconds duration, std::size_t first) {
  Latencies latencies;
  std::mutex mutex;
  std::atomic<std::size_t> next = first;
  std::size_t bytes = 0;
  const double cpu = own_cpu_seconds();
  const auto start = std::chrono::steady_clock::now();
  const auto run_one = [&](search::Searcher& searcher) {
    Latencies mine;
    std::size_t written = 0;
    while (std::chrono::steady_clock::now() < start + duration)
      mine.add(seconds_of([&] { written += answer(searcher, next++); }));
    const std::lock_guard lock(mutex);
    latencies.add(mine);
    bytes += written;
  };
  std::vector<std::thread> all;
  for (std::size_t i = 0; i < threads; ++i)
    all.emplace_back(run_one, std::ref(searchers_.at(i)));
  for (std::thread& thread : all)
    thread.join();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  body_bytes_ = bytes / latencies.count();
  Measured measured;
  measured.seen.answers = static_cast<double>(latencies.count());
  measured.seen.per_second = measured.seen.answers / took.count();
  measured.seen.p50_ms = latencies.quantile_ms(0.5);
  measured.seen.p99_ms = latencies.quantile_ms(0.99);
  measured.seen.p999_ms = latencies.quantile_ms(0.999);
  measured.cpu_ms = 1000 * (own_cpu_seconds() - cpu) / measured.seen.answers;
  return measured;
}

}  // namespace telusur::bench
