// SPDX-License-Identifier: GPL-2.0-or-later
#include "pipeline.hpp"

#include <algorithm>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

#include "support/bounded_queue.hpp"

namespace telusur::indexer {
namespace {

constexpr std::size_t kQueueLength = 64;  ///< records between reading and writing

std::uint64_t text_bytes(const Record& record) {
  return record.article ? article::text_bytes(*record.article) : 0;
}

/// Holds back whoever takes more than the limit, until enough is given back. One taker alone may
/// exceed it: an article larger than the limit passes by itself.
class ByteBudget {
 public:
  explicit ByteBudget(std::uint64_t limit) : limit_(limit) {}

  void take(std::uint64_t bytes) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return closed_ || taken_ == 0 || taken_ + bytes <= limit_; });
    taken_ += bytes;
  }

  void give_back(std::uint64_t bytes) {
    const std::lock_guard lock(mutex_);
    taken_ -= bytes;
    room_.notify_one();
  }

  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    room_.notify_all();
  }

 private:
  const std::uint64_t limit_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::uint64_t taken_ = 0;
  bool closed_ = false;
};

struct Task {
  Record record;
  cleaning::ArticleLines lines;
  std::promise<Prepared> done;
};

/// A place in the order of deliveries; a record's is filled by some thread, sooner or later.
struct Place {
  std::size_t input = 0;
  std::uint64_t bytes = 0;
  std::variant<std::future<Prepared>, Skipped, InputEnd> content;
};

}  // namespace

struct Pipeline::State {
  State(analysis::Analyzer given_analyzer, std::vector<Input> given_inputs,
        SourceOptions given_options, std::uint64_t max_text_bytes)
      : analyzer(std::move(given_analyzer)),
        inputs(std::move(given_inputs)),
        options(std::move(given_options)),
        budget(max_text_bytes) {
    options.reader.reading_ns = &times.read;
  }

  void read();
  void analyse();

  const analysis::Analyzer analyzer;
  const std::vector<Input> inputs;
  SourceOptions options;
  StageTimes times;
  ByteBudget budget;
  BoundedQueue<Task> tasks{kQueueLength};
  BoundedQueue<Place> places{kQueueLength};
  std::optional<Place> waiting;  ///< the next place, while its record is not ready
  std::atomic<std::uint64_t> finished_bytes = 0;
  std::atomic<std::uint64_t> current_bytes = 0;
  std::vector<std::thread> analysing;
  std::thread reading;
};

/// The reading thread.
void Pipeline::State::read() {
  StageClock clock;
  RecordWindow window(options.window, options.history);  // what recurs is known from input to input
  for (std::size_t input = 0; input < inputs.size(); ++input) {
    bool wanted = true;
    const auto deliver = [&](Record record, cleaning::ArticleLines lines) {
      clock.lap(times.input);
      const std::uint64_t bytes = text_bytes(record);
      budget.take(bytes);
      Task task{std::move(record), std::move(lines), {}};
      wanted = places.push({input, bytes, task.done.get_future()}) && tasks.push(std::move(task));
      return wanted;
    };
    const auto skip = [&](Skipped skipped) {
      wanted = places.push({input, 0, std::move(skipped)});
    };
    read_records({inputs[input]}, options.reader, deliver, skip, current_bytes,
                 options.clean ? &window : nullptr);
    finished_bytes += current_bytes.exchange(0);
    if (!wanted || !places.push({input, 0, InputEnd{}})) break;
  }
  clock.lap(times.input);
  tasks.close();
  places.close();
}

/// One of the analysing threads.
void Pipeline::State::analyse() {
  Preparer preparer(analyzer, options.clean, times);
  while (auto task = tasks.pop()) {
    try {
      Prepared prepared = preparer.prepare(std::move(task->record));
      prepared.lines = std::move(task->lines);
      task->done.set_value(std::move(prepared));
    } catch (...) {
      task->done.set_exception(std::current_exception());
    }
  }
}

Pipeline::Pipeline(const analysis::Analyzer& analyzer, std::vector<Input> inputs,
                   SourceOptions options, std::uint64_t max_text_bytes)
    : state_(std::make_shared<State>(analyzer, std::move(inputs), std::move(options),
                                     max_text_bytes)) {
  const unsigned threads = std::max(std::thread::hardware_concurrency(), 1U);
  for (unsigned i = 0; i < threads; ++i)
    state_->analysing.emplace_back([state = state_.get()] { state->analyse(); });
  state_->reading = std::thread([state = state_] { state->read(); });
}

Pipeline::~Pipeline() {
  const bool read_all = finished();
  state_->tasks.close();
  state_->places.close();
  state_->budget.close();
  for (std::thread& thread : state_->analysing)
    thread.join();
  if (read_all) {
    state_->reading.join();
  } else {
    state_->reading.detach();
  }
}

std::optional<Delivery> Pipeline::next(std::chrono::milliseconds patience) {
  auto& place = state_->waiting;
  if (!place) place = state_->places.pop_for(patience);
  if (!place) return std::nullopt;
  Delivery delivery{place->input, InputEnd{}};
  if (auto* record = std::get_if<std::future<Prepared>>(&place->content)) {
    if (record->wait_for(patience) != std::future_status::ready) return std::nullopt;
    delivery.content = record->get();
    state_->budget.give_back(place->bytes);
  } else if (auto* skipped = std::get_if<Skipped>(&place->content)) {
    delivery.content = std::move(*skipped);
  }
  place.reset();
  return delivery;
}

bool Pipeline::finished() const {
  return !state_->waiting && state_->places.finished();
}

std::uint64_t Pipeline::bytes_read() const {
  return state_->finished_bytes + state_->current_bytes;
}

const StageTimes& Pipeline::times() const {
  return state_->times;
}

}  // namespace telusur::indexer
