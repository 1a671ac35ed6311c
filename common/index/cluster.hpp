// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "index/cluster_file.hpp"

namespace telusur::index {

/// What is known of one replica of a shard.
struct ReplicaHealth {
  std::string place;
  bool up = true;       ///< until a failure tells otherwise
  std::string trouble;  ///< the last failure, while it is down
  std::uint64_t failures = 0;
  std::uint64_t commits = 0;  ///< of its index, when it was last looked at
};

struct ShardHealth {
  std::string name;
  std::vector<ReplicaHealth> replicas;

  /// Whether a replica is up.
  [[nodiscard]] bool available() const;
};

/// A cluster as one process knows it: its shards, and which of their replicas have failed. One that
/// failed rests, longer each time it fails again (ClusterConfig::retry_after), until a probe finds
/// it well. Thread-safe.
class Cluster {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;

  explicit Cluster(ClusterConfig config, std::filesystem::path file,
                   Clock clock = std::chrono::steady_clock::now);

  [[nodiscard]] const ClusterConfig& config() const { return config_; }
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

  /// The replicas of a shard that are up, best first: those on this machine, then servers, which
  /// take turns by `reader`, any number that tells readers apart.
  [[nodiscard]] std::vector<std::size_t> candidates(std::size_t shard, std::size_t reader) const;

  [[nodiscard]] bool is_up(std::size_t shard, std::size_t replica) const;

  /// A replica that is down and has rested; asking claims it, so that one thread alone probes it.
  [[nodiscard]] std::vector<std::size_t> due(std::size_t shard);

  void failed(std::size_t shard, std::size_t replica, const std::string& why);
  /// It could be opened: it is up again, but a failure soon after makes it rest longer.
  void recovered(std::size_t shard, std::size_t replica);
  /// It was looked at, and has so many commits.
  void seen_at(std::size_t shard, std::size_t replica, std::uint64_t commits);
  /// It answered a search: what was before is forgotten.
  void served(std::size_t shard, std::size_t replica);

  /// Grows whenever a replica goes down or comes up. One atomic load.
  [[nodiscard]] std::uint64_t changes() const { return changes_.load(std::memory_order_acquire); }

  [[nodiscard]] std::vector<ShardHealth> health() const;

  /// A number for a reader.
  std::size_t next_reader() { return readers_.fetch_add(1, std::memory_order_relaxed); }

 private:
  struct State {
    ReplicaHealth health;
    std::uint32_t in_a_row = 0;  ///< failures since it last served
    std::chrono::steady_clock::time_point rests_until;
  };

  const ClusterConfig config_;
  const std::filesystem::path file_;
  const Clock clock_;
  mutable std::mutex mutex_;
  std::vector<std::vector<State>> states_;
  std::atomic<std::uint64_t> changes_{0};
  std::atomic<std::size_t> readers_{0};
};

}  // namespace telusur::index
