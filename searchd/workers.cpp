// SPDX-License-Identifier: GPL-2.0-or-later
#include "workers.hpp"

#include <utility>

namespace telusur::searchd {

Result<std::unique_ptr<Workers>> Workers::start(const index::IndexPlace& place,
                                                const analysis::Analyzer& analyzer,
                                                CurrentExpander expander, const IndexWatch& watch,
                                                const WorkerOptions& options) {
  std::unique_ptr<Workers> workers(new Workers(std::move(expander), watch, options));
  const auto learnt = std::make_shared<search::Learnt>(analyzer);
  learnt->prepare(place);
  for (unsigned i = 0; i < options.threads; ++i) {
    const std::uint64_t epoch = watch.epoch();
    auto reader = index::IndexReader::open(place, analyzer);
    if (!reader) return reader.error();
    workers->threads_.emplace_back(
        [self = workers.get(), epoch,
         searcher = search::Searcher(std::move(*reader), analyzer, options.ranking, nullptr,
                                     learnt)]() mutable {
          self->work(std::move(searcher), epoch);
        });
  }
  return workers;
}

Workers::~Workers() {
  queue_.close();
  for (std::thread& thread : threads_)
    thread.join();
}

void Workers::submit(std::unique_ptr<Task> task) {
  task->deadline = std::chrono::steady_clock::now() + options_.queue_wait;
  if (expected_wait() <= options_.queue_wait && queue_.try_push(task)) return;
  refused_.fetch_add(1, std::memory_order_relaxed);
  task->run(nullptr);
}

std::chrono::nanoseconds Workers::expected_wait() const {
  const auto usual = usual_nanoseconds_.load(std::memory_order_relaxed);
  return std::chrono::nanoseconds(usual * static_cast<std::int64_t>(queue_.size()) /
                                  static_cast<std::int64_t>(options_.threads));
}

void Workers::learn(std::chrono::nanoseconds took) {
  constexpr std::int64_t kMemory = 32;  // searches, about: a burst of slow ones is noticed soon
  // Two workers at once may lose one of two samples, which an average can bear.
  const auto usual = usual_nanoseconds_.load(std::memory_order_relaxed);
  usual_nanoseconds_.store(usual + (took.count() - usual) / kMemory, std::memory_order_relaxed);
}

void Workers::work(search::Searcher searcher, std::uint64_t epoch) {
  while (auto task = queue_.pop()) {
    if (std::chrono::steady_clock::now() > (*task)->deadline) {
      refused_.fetch_add(1, std::memory_order_relaxed);
      (*task)->run(nullptr);
      continue;
    }
    busy_.fetch_add(1, std::memory_order_relaxed);
    if (const std::uint64_t newest = watch_.epoch(); newest != epoch) {
      // On failure the reader stays on the old state, which the watch has reported.
      if (searcher.reader().refresh()) epoch = newest;
    }
    if (expander_) searcher.use(expander_());
    const auto begun = std::chrono::steady_clock::now();
    (*task)->run(&searcher);
    learn(std::chrono::steady_clock::now() - begun);
    busy_.fetch_sub(1, std::memory_order_relaxed);
  }
}

}  // namespace telusur::searchd
