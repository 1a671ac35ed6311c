// SPDX-License-Identifier: GPL-2.0-or-later
#include "reshard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

#include "index/index_directory.hpp"
#include "index/sharded_index.hpp"
#include "index/versions.hpp"
#include "support/bounded_queue.hpp"

namespace telusur::indexer {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kQueueLength = 256;  ///< documents between analysis and writing
constexpr std::chrono::milliseconds kPatience{100};

/// Threads that read parts of the old index and analyse what is stored in them.
class StoredArticles {
 public:
  StoredArticles(std::vector<fs::path> parts, const analysis::Analyzer& analyzer)
      : parts_(std::move(parts)), analyzer_(analyzer) {
    const std::size_t threads =
        std::min<std::size_t>(parts_.size(), std::max(std::thread::hardware_concurrency(), 1U));
    running_ = threads;
    for (std::size_t i = 0; i < threads; ++i)
      threads_.emplace_back([this] { work(); });
  }
  ~StoredArticles() {
    queue_.close();
    for (std::thread& thread : threads_)
      thread.join();
  }
  StoredArticles(const StoredArticles&) = delete;
  StoredArticles& operator=(const StoredArticles&) = delete;

  [[nodiscard]] BoundedQueue<index::BuiltDocument>& queue() { return queue_; }

  /// Once the queue is finished. Errors: why a part could not be read.
  [[nodiscard]] Result<void> outcome() const {
    const std::lock_guard lock(mutex_);
    return outcome_;
  }

 private:
  void work() {
    index::DocumentBuilder builder(analyzer_);
    for (std::size_t part = next_++; part < parts_.size(); part = next_++) {
      const auto read = index::read_stored_articles(
          parts_[part], [&](const article::Article& article, const index::Versions& versions) {
            index::BuiltDocument built = builder.build(article);
            index::write_versions(versions, *built.document);
            return queue_.push(std::move(built));
          });
      if (read) continue;
      const std::lock_guard lock(mutex_);
      outcome_ = read;
      break;
    }
    if (--running_ == 0) queue_.close();
  }

  const std::vector<fs::path> parts_;
  const analysis::Analyzer& analyzer_;
  BoundedQueue<index::BuiltDocument> queue_{kQueueLength};
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> running_ = 0;
  mutable std::mutex mutex_;
  Result<void> outcome_;
  std::vector<std::thread> threads_;
};

/// The new parts while they are built: folders of their own until publish().
using Writers = std::vector<std::unique_ptr<index::IndexWriter>>;

Result<std::vector<fs::path>> old_parts(const index::ShardedDirectory& directory) {
  if (directory.exists()) return directory.shards();
  if (auto live = index::IndexDirectory(directory.path()).live_generation(); !live) {
    return live.error();
  }
  return std::vector{directory.path()};
}

Result<Writers> open_writers(const index::ShardedDirectory& directory, std::size_t shards,
                             const analysis::Analyzer& analyzer, std::uint64_t buffer_bytes) {
  Writers writers;
  for (std::size_t i = 0; i < shards; ++i) {
    auto writer = index::IndexWriter::open(
        directory.shard(i, shards), analyzer,
        {.rebuild = true, .dry_run = false, .buffer_bytes = buffer_bytes / shards});
    if (!writer) return writer.error();
    writers.push_back(std::move(*writer));
  }
  return writers;
}

Result<void> copy(StoredArticles& articles, Writers& writers, const std::string& where,
                  const std::atomic<bool>& stop) {
  while (!articles.queue().finished()) {
    if (stop.load()) {
      return Error{ErrorCode::interrupted, where, "interrupted", "nothing was changed"};
    }
    auto document = articles.queue().pop_for(kPatience);
    if (!document) continue;
    index::IndexWriter& writer = *writers[index::shard_of(document->id, writers.size())];
    if (auto written = writer.upsert(std::move(*document)); !written) return written.error();
  }
  return articles.outcome();
}

}  // namespace

Result<void> reshard(const Options& options, const analysis::Analyzer& analyzer,
                     std::uint64_t buffer_bytes, const std::atomic<bool>& stop) {
  const index::ShardedDirectory directory(options.db);
  const auto old = old_parts(directory);
  if (!old) return old.error();
  auto writers = open_writers(directory, options.reshard, analyzer, buffer_bytes);
  if (!writers) return writers.error();
  {
    StoredArticles articles(*old, analyzer);
    if (auto copied = copy(articles, *writers, options.db, stop); !copied) return copied;
  }
  std::uint64_t count = 0;
  for (const auto& writer : *writers) {
    count += writer->articles();
    if (auto finished = writer->finish(); !finished) return finished;
  }
  if (old->size() != options.reshard || !directory.exists()) {
    if (auto published = directory.publish(options.reshard); !published) return published;
  }
  writers->clear();
  directory.remove_others(options.reshard);
  fmt::print("{} {}, {} {}\n", count, in(options.language, "artikel", "articles"), options.reshard,
             in(options.language, "bagian", "shards"));
  return {};
}

}  // namespace telusur::indexer
