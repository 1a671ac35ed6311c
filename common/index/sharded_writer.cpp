// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <mutex>
#include <numeric>
#include <thread>

#include "index/index_directory.hpp"
#include "index/sharded_index.hpp"
#include "support/bounded_queue.hpp"

namespace telusur::index {
namespace {

namespace fs = std::filesystem;

/// Documents waiting for the writer of one part.
constexpr std::size_t kQueueLength = 64;

/// One part and the thread that writes it.
class ShardThread {
 public:
  explicit ShardThread(std::unique_ptr<IndexWriter> writer)
      : writer_(std::move(writer)), thread_([this] { work(); }) {}
  /// Drops what is not committed.
  ~ShardThread() {
    fail({ErrorCode::interrupted, "", "interrupted", ""});
    stop();
  }
  ShardThread(const ShardThread&) = delete;
  ShardThread& operator=(const ShardThread&) = delete;

  /// Errors: why an earlier change failed.
  Result<void> upsert(BuiltDocument document) { return push({std::move(document), ""}); }
  Result<void> remove(std::string_view id) { return push({{}, std::string(id)}); }

  /// Waits for the changes under way. Errors: why one failed.
  Result<void> settle() {
    stop();
    return outcome();
  }

  /// After settle(): commits.
  Result<void> finish() { return writer_->finish(); }

 private:
  struct Change {
    BuiltDocument document;
    std::string removed;  ///< an id, or empty
  };

  Result<void> push(Change change) {
    if (auto earlier = outcome(); !earlier) return earlier;
    queue_.push(std::move(change));
    return {};
  }

  void work() {
    while (auto change = queue_.pop()) {
      if (!outcome()) continue;
      const auto failure = apply(std::move(*change));
      if (failure) fail(*failure);
    }
  }

  void fail(const Error& error) {
    const std::lock_guard lock(mutex_);
    outcome_ = error;
  }

  std::optional<Error> apply(Change change) {
    if (!change.removed.empty()) {
      const auto removed = writer_->remove(change.removed);
      return removed ? std::nullopt : std::optional(removed.error());
    }
    const auto written = writer_->upsert(std::move(change.document));
    return written ? std::nullopt : std::optional(written.error());
  }

  [[nodiscard]] Result<void> outcome() const {
    const std::lock_guard lock(mutex_);
    return outcome_;
  }

  void stop() {
    queue_.close();
    if (thread_.joinable()) thread_.join();
  }

  std::unique_ptr<IndexWriter> writer_;
  BoundedQueue<Change> queue_{kQueueLength};
  mutable std::mutex mutex_;
  Result<void> outcome_;
  std::thread thread_;
};

/// Deals out. What becomes of an article is told by a dry run beside each part, so that nobody
/// waits for the threads, and unchanged articles never get to them.
class ShardedWriter final : public IndexWriter {
 public:
  using Writers = std::vector<std::unique_ptr<IndexWriter>>;

  ShardedWriter(ShardedDirectory directory, Writers dry, Writers real)
      : directory_(std::move(directory)), dry_(std::move(dry)) {
    for (auto& writer : real)
      shards_.push_back(std::make_unique<ShardThread>(std::move(writer)));
  }

  Result<Outcome> upsert(BuiltDocument built) override {
    const std::size_t shard = shard_of(built.id, dry_.size());
    BuiltDocument known;
    known.id = built.id;
    known.fingerprint = built.fingerprint;
    known.text_bytes = built.text_bytes;
    known.excerpt = built.excerpt;
    auto outcome = dry_[shard]->upsert(std::move(known));
    if (!outcome || *outcome == Outcome::unchanged || shards_.empty()) return outcome;
    if (auto sent = shards_[shard]->upsert(std::move(built)); !sent) return sent.error();
    return outcome;
  }

  Result<bool> remove(std::string_view id) override {
    const std::size_t shard = shard_of(id, dry_.size());
    auto removed = dry_[shard]->remove(id);
    if (!removed || !*removed || shards_.empty()) return removed;
    if (auto sent = shards_[shard]->remove(id); !sent) return sent.error();
    return removed;
  }

  Result<void> finish() override {
    for (const auto& shard : shards_) {
      if (auto settled = shard->settle(); !settled) return settled;
    }
    if (auto committed = commit(); !committed) return committed;
    if (shards_.empty() || directory_.exists()) return {};
    return directory_.publish(shards_.size());
  }

  [[nodiscard]] std::uint64_t articles() const override {
    return std::accumulate(
        dry_.begin(), dry_.end(), std::uint64_t{0},
        [](std::uint64_t sum, const auto& writer) { return sum + writer->articles(); });
  }

 private:
  /// All parts at once: compacting a new generation is half of the work.
  Result<void> commit() {
    std::vector<Result<void>> outcomes(shards_.size());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < shards_.size(); ++i)
      threads.emplace_back([&, i] { outcomes[i] = shards_[i]->finish(); });
    for (std::thread& thread : threads)
      thread.join();
    for (const auto& outcome : outcomes) {
      if (!outcome) return outcome;
    }
    return {};
  }

  ShardedDirectory directory_;
  Writers dry_;
  std::vector<std::unique_ptr<ShardThread>> shards_;
};

/// The folders to write to. Errors: as open_sharded_writer().
Result<std::vector<fs::path>> folders_for(const ShardedDirectory& directory, std::size_t shards) {
  const std::string where = directory.path().string();
  if (directory.exists()) {
    auto folders = directory.shards();
    if (!folders || shards == 0 || folders->size() == shards) return folders;
    return Error{
        ErrorCode::invalid_parameter, where,
        fmt::format("this index has {} shards, not {}", folders->size(), shards),
        fmt::format("split it anew with: telusur-indexer --db {} --reshard {}", where, shards)};
  }
  if (IndexDirectory(directory.path()).live_generation()) {
    return Error{ErrorCode::invalid_parameter, where, "this index is not split",
                 fmt::format("split it with: telusur-indexer --db {} --reshard {}", where, shards)};
  }
  std::vector<fs::path> folders;
  for (std::size_t i = 0; i < shards; ++i)
    folders.push_back(directory.shard(i, shards));
  return folders;
}

}  // namespace

Result<std::unique_ptr<IndexWriter>> open_sharded_writer(const fs::path& path, std::size_t shards,
                                                         const analysis::Analyzer& analyzer,
                                                         const WriterOptions& options) {
  ShardedDirectory directory(path);
  const auto folders = folders_for(directory, shards);
  if (!folders) return folders.error();
  if (!options.dry_run) {
    if (auto made = IndexDirectory(path).create(); !made) return made.error();
  }
  WriterOptions each = options;
  each.buffer_bytes = options.buffer_bytes / folders->size();
  WriterOptions dry = options;
  dry.dry_run = true;
  ShardedWriter::Writers dry_writers;
  ShardedWriter::Writers writers;
  for (const fs::path& folder : *folders) {
    if (!options.dry_run) {
      auto writer = IndexWriter::open(folder, analyzer, each);
      if (!writer) return writer.error();
      writers.push_back(std::move(*writer));
    }
    auto writer = IndexWriter::open(folder, analyzer, dry);
    if (!writer) return writer.error();
    dry_writers.push_back(std::move(*writer));
  }
  return std::unique_ptr<IndexWriter>(std::make_unique<ShardedWriter>(
      std::move(directory), std::move(dry_writers), std::move(writers)));
}

}  // namespace telusur::index
