// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "index/index_reader.hpp"

namespace telusur::searchd {

/// What is known of the index at one moment.
struct IndexState {
  std::string revision;
  std::uint64_t articles = 0;
  std::chrono::system_clock::time_point since;      ///< when this revision was first seen
  std::chrono::system_clock::time_point committed;  ///< index::commit_time(), or else `since`
  std::string trouble;  ///< why the newest state cannot be read; empty when it can
};

/// Looks every `interval` whether the index has a new commit or generation, on a thread of its
/// own. Thread-safe.
class IndexWatch {
 public:
  IndexWatch(index::IndexReader reader, std::chrono::milliseconds interval);
  ~IndexWatch();
  IndexWatch(const IndexWatch&) = delete;
  IndexWatch& operator=(const IndexWatch&) = delete;

  [[nodiscard]] std::shared_ptr<const IndexState> state() const;

  /// What is known now of the shards; empty when the index is not in any.
  [[nodiscard]] std::vector<index::ShardHealth> shards() const {
    return cluster_ ? latest(cluster_)->health() : std::vector<index::ShardHealth>();
  }

  /// Grows whenever readers should refresh(). One atomic load.
  [[nodiscard]] std::uint64_t epoch() const { return epoch_.load(std::memory_order_acquire); }

  /// Looks now.
  void poke();

 private:
  void watch();
  void look();

  index::IndexReader reader_;
  const std::shared_ptr<index::Cluster> cluster_;  ///< null when the index is a folder
  const std::chrono::milliseconds interval_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::shared_ptr<const IndexState> state_;
  std::atomic<std::uint64_t> epoch_{0};
  bool poked_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace telusur::searchd
