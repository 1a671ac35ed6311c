// SPDX-License-Identifier: GPL-2.0-or-later
#include "workers.hpp"

#include <utility>

namespace telusur::searchd {

Result<std::unique_ptr<Workers>> Workers::start(const index::IndexPlace& place,
                                                const analysis::Analyzer& analyzer,
                                                CurrentExpander expander, const IndexWatch& watch,
                                                const WorkerOptions& options) {
  const auto learnt = std::make_shared<search::Learnt>(analyzer);
  learnt->prepare(place);
  std::unique_ptr<Workers> workers(new Workers(std::move(expander), watch, options, learnt));
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

search::PostingsCache::Use Workers::postings() const {
  const auto postings = learnt_->postings.last();
  return postings ? postings->use() : search::PostingsCache::Use{};
}

bool Workers::has_room() {
  const auto now = std::chrono::steady_clock::now();
  const std::size_t waiting = queue_.size();
  if (waiting == 0) limit_.on_empty(now);
  return limit_.expected(waiting, options_.threads) <= limit_.at(now);
}

void Workers::submit(std::unique_ptr<Task> task) {
  const auto now = std::chrono::steady_clock::now();
  task->queued = now;
  task->deadline = now + limit_.at(now);
  if (!queue_.try_push(task)) task->refuse();
}

Error Workers::refusal() {
  limit_.on_refused(std::chrono::steady_clock::now());
  refused_.fetch_add(1, std::memory_order_relaxed);
  return {ErrorCode::overloaded, "", "too many searches wait", ""};
}

bool Workers::too_late(const Task& task) const {
  const auto now = std::chrono::steady_clock::now();
  if (now > task.deadline) return true;
  // The limit may have fallen since: then the queue is cut from its front, where those are that
  // waited longest, until the rest of it can be begun in time.
  const auto limit = limit_.at(now);
  return now - task.queued > limit && limit_.expected(queue_.size(), options_.threads) > limit;
}

void Workers::work(search::Searcher searcher, std::uint64_t epoch) {
  searcher.use(options_.saved);
  while (auto task = queue_.pop()) {
    if (too_late(**task)) {
      (*task)->refuse();
      continue;
    }
    busy_.fetch_add(1, std::memory_order_relaxed);
    if (const std::uint64_t newest = watch_.epoch(); newest != epoch) {
      // On failure the reader stays on the old state, which the watch has reported.
      if (searcher.reader().refresh()) epoch = newest;
    }
    if (expander_) searcher.use(expander_());
    const auto begun = std::chrono::steady_clock::now();
    (*task)->run(searcher);
    const auto done = std::chrono::steady_clock::now();
    limit_.on_done(done - begun, done);
    busy_.fetch_sub(1, std::memory_order_relaxed);
    // Where all processors search, I/O threads wait for the end of a time slice: too long for those
    // who are to come back later, and for the few who are not.
    if (limit_.refusing(done)) std::this_thread::yield();
  }
}

}  // namespace telusur::searchd
