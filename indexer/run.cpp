// SPDX-License-Identifier: GPL-2.0-or-later
#include "run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <thread>

#include "analysis/analyzers.hpp"
#include "article_source.hpp"
#include "explain.hpp"
#include "index/index_writer.hpp"
#include "index/sharded_index.hpp"
#include "progress.hpp"
#include "readers/inputs.hpp"
#include "rejects.hpp"
#include "reshard.hpp"
#include "summary.hpp"
#include "support/bounded_queue.hpp"

namespace telusur::indexer {
namespace {

constexpr std::size_t kQueueLength = 256;            ///< documents between analysis and writing
constexpr std::chrono::milliseconds kPatience{100};  ///< between looks at an interruption

void complain(const Error& error) {
  fmt::print(stderr, "telusur-indexer: {}\n", to_string(error));
}

int fatal(const Error& error) {
  complain(error);
  return kExitFatal;
}

std::uint64_t total_size(const std::vector<Input>& inputs) {
  std::uint64_t total = 0;
  for (const Input& input : inputs) {
    std::error_code unknown;
    const auto size = std::filesystem::file_size(input.path, unknown);
    if (unknown) return 0;  // standard input, or gone: no share of the whole can be given
    total += size;
  }
  return total;
}

/// What a message between the two threads carries.
struct Message {
  std::optional<Prepared> record;
  std::optional<Skipped> skipped;
};

/// All that the reading thread uses: it may outlive the run.
struct ReadingState {
  ReadingState(analysis::Analyzer given_analyzer, std::vector<Input> given_inputs,
               SourceOptions given_options)
      : analyzer(std::move(given_analyzer)),
        inputs(std::move(given_inputs)),
        options(std::move(given_options)) {}

  const analysis::Analyzer analyzer;
  const std::vector<Input> inputs;
  const SourceOptions options;
  BoundedQueue<Message> queue{kQueueLength};
  std::atomic<std::uint64_t> bytes = 0;
};

/// The thread that reads, cleans and analyses. When nobody wants its messages any more it is left
/// behind, not waited for: it may sit in a read() of a pipe into which nothing comes.
class Reading {
 public:
  explicit Reading(std::shared_ptr<ReadingState> state)
      : state_(std::move(state)), thread_([state = state_] { read(*state); }) {}

  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  ~Reading() {
    if (state_->queue.finished()) {
      thread_.join();
    } else {
      state_->queue.close();
      thread_.detach();
    }
  }

  [[nodiscard]] BoundedQueue<Message>& queue() { return state_->queue; }
  [[nodiscard]] std::uint64_t bytes() const {
    return state_->bytes.load(std::memory_order_relaxed);
  }

 private:
  static void read(ReadingState& state) {
    ArticleSource source(state.analyzer, state.options);
    source.read_all(
        state.inputs,
        [&](Prepared record) {
          return state.queue.push({std::move(record), std::nullopt});
        },
        [&](Skipped skipped) {
          state.queue.push({std::nullopt, std::move(skipped)});
        },
        state.bytes);
    state.queue.close();
  }

  std::shared_ptr<ReadingState> state_;
  std::thread thread_;
};

/// One run: a thread reads, cleans and analyses; this one writes, counts and reports.
class Run {
 public:
  Run(const Options& options, const analysis::Analyzer& analyzer, index::IndexWriter& writer,
      Rejects& rejects, const std::atomic<bool>& stop)
      : options_(options), analyzer_(analyzer), writer_(writer), rejects_(rejects), stop_(stop) {
    summary_.dry_run = options.dry_run;
  }

  /// Reads and writes everything. Errors: those of the writer, and interrupted; then nothing has
  /// been changed.
  Result<Summary> execute(const Inputs& inputs) {
    const auto start = std::chrono::steady_clock::now();
    for (const Error& problem : inputs.problems)
      reject({problem.where, 0}, problem);
    if (auto deleted = delete_articles(); !deleted) return deleted.error();
    if (auto written = write_articles(inputs.files); !written) return written.error();
    if (auto listed = rejects_.finish(); !listed) return listed.error();
    if (options_.deletes.empty() && summary_.records() > 0 &&
        summary_.records() == summary_.rejected && writer_.articles() == 0) {
      return Error{ErrorCode::invalid_document, options_.db, "no article could be read", ""};
    }
    if (auto finished = writer_.finish(); !finished) return finished.error();
    summary_.articles = writer_.articles();
    summary_.elapsed = std::chrono::steady_clock::now() - start;
    return summary_;
  }

 private:
  Result<void> delete_articles() {
    for (const std::string& id : options_.deletes) {
      auto removed = writer_.remove(id);
      if (!removed) return removed.error();
      if (*removed) {
        ++summary_.deleted;
      } else {
        reject({id, 0}, {ErrorCode::not_found, id, "no article has this id", ""});
      }
    }
    return {};
  }

  Result<void> write_articles(const std::vector<Input>& inputs) {
    Reading reading(std::make_shared<ReadingState>(
        analyzer_, inputs, SourceOptions{.reader = options_.reader, .clean = options_.clean}));
    Progress progress(options_.progress == ProgressChoice::automatic, options_.language,
                      total_size(inputs));
    Result<void> outcome;
    while (outcome) {
      if (stop_.load()) {
        outcome = Error{ErrorCode::interrupted, options_.db, "interrupted", "nothing was changed"};
        break;
      }
      if (reading.queue().finished()) break;
      if (auto message = reading.queue().pop_for(kPatience)) outcome = handle(std::move(*message));
      progress.update(summary_.records(), reading.bytes());
    }
    progress.clear();
    return outcome;
  }

  Result<void> handle(Message message) {
    if (message.skipped) {
      ++summary_.skipped;
      fmt::print(stderr, "telusur-indexer: {}: {}: {}\n", message.skipped->path,
                 in(options_.language, "dilewati", "skipped"), message.skipped->reason);
      return {};
    }
    Prepared& record = *message.record;
    if (!record.document) {
      reject(record.origin, record.document.error());
      return {};
    }
    const std::uint64_t text_bytes = record.document->text_bytes;
    const auto written = writer_.upsert(std::move(*record.document));
    if (!written) return written.error();
    summary_.text_bytes += text_bytes;
    switch (*written) {
      case index::Outcome::added:
        ++summary_.added;
        break;
      case index::Outcome::updated:
        ++summary_.updated;
        break;
      case index::Outcome::unchanged:
        ++summary_.unchanged;
    }
    return {};
  }

  void reject(const Origin& origin, const Error& error) {
    ++summary_.rejected;
    rejects_.add(origin, error);
  }

  const Options& options_;
  const analysis::Analyzer& analyzer_;
  index::IndexWriter& writer_;
  Rejects& rejects_;
  const std::atomic<bool>& stop_;
  Summary summary_;
};

/// What Xapian may buffer: at most half of the memory, the rest being for one input, one document
/// and the queue; and no more than fits the processor's caches, because Xapian looks every posting
/// up in its buffer (32,919 articles: 27 s with 32 MiB, 50 s with 256 MiB).
std::uint64_t buffer_bytes(const Options& options) {
  constexpr std::uint64_t kMost = std::uint64_t{32} << 20U;
  return std::min(options.max_memory / 2, kMost);
}

index::WriterOptions writer_options(const Options& options) {
  return {
      .rebuild = options.full, .dry_run = options.dry_run, .buffer_bytes = buffer_bytes(options)};
}

Result<std::unique_ptr<index::IndexWriter>> open_writer(const Options& options,
                                                        const analysis::Analyzer& analyzer) {
  if (options.shards > 0 || index::ShardedDirectory(options.db).exists()) {
    return index::open_sharded_writer(options.db, options.shards, analyzer,
                                      writer_options(options));
  }
  return index::IndexWriter::open(options.db, analyzer, writer_options(options));
}

}  // namespace

int run(const Options& options, const std::atomic<bool>& stop) {
  if (options.explain_cleaning) return explain_cleaning(options, expand_inputs(options.inputs));
  auto analyzer = analysis::make_analyzer(options.analyzer);
  if (!analyzer) return fatal(analyzer.error());
  if (options.reshard > 0) {
    if (auto split = reshard(options, *analyzer, buffer_bytes(options), stop); !split) {
      complain(split.error());
      return split.error().code == ErrorCode::interrupted ? kExitInterrupted : kExitFatal;
    }
    return kExitAllIndexed;
  }
  auto rejects = Rejects::open(options.rejects);
  if (!rejects) return fatal(rejects.error());
  const Inputs inputs = expand_inputs(options.inputs);
  if (inputs.files.empty() && options.deletes.empty()) {
    for (const Error& problem : inputs.problems)
      complain(problem);
    return fatal({ErrorCode::unreadable, "INPUT", "there is nothing to read", ""});
  }
  auto writer = open_writer(options, *analyzer);
  if (!writer) return fatal(writer.error());
  const auto summary = Run(options, *analyzer, **writer, *rejects, stop).execute(inputs);
  if (!summary) {
    complain(summary.error());
    return summary.error().code == ErrorCode::interrupted ? kExitInterrupted : kExitFatal;
  }
  const std::string text =
      options.json ? to_json_text(*summary) + "\n" : to_text(*summary, options.language);
  fmt::print("{}", text);
  return summary->rejected > 0 ? kExitSomeRejected : kExitAllIndexed;
}

}  // namespace telusur::indexer
