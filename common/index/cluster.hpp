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

#include "index/block_cache.hpp"
#include "index/cluster_file.hpp"

namespace telusur::index {

/// What is known of one replica of a shard.
struct ReplicaHealth {
  std::string place;
  bool up = true;       ///< until a failure tells otherwise
  bool slow = false;    ///< the last round trip took longer than ClusterConfig::slow
  std::string trouble;  ///< the last failure, while it is down
  std::uint64_t failures = 0;
  std::uint64_t commits = 0;                ///< of its index, when it was last looked at
  std::chrono::microseconds round_trip{0};  ///< of a server, likewise
};

struct ShardHealth {
  std::string name;
  std::vector<ReplicaHealth> replicas;

  /// Whether a replica is up.
  [[nodiscard]] bool available() const;
};

/// A cluster as one process knows it: its shards, and which of their replicas have failed. One that
/// failed rests, longer each time it fails again (ClusterConfig::retry_after), until a probe finds
/// it well. Of a cluster whose file has changed a new one is made, the successor of the old, so
/// that shards and replicas have the same numbers for as long as a Cluster lives. Thread-safe.
class Cluster {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;

  explicit Cluster(ClusterConfig config, std::filesystem::path file,
                   Clock clock = std::chrono::steady_clock::now);

  [[nodiscard]] const ClusterConfig& config() const { return config_; }
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

  /// Whether all replicas are folders on this machine.
  [[nodiscard]] bool is_local() const;

  /// Reads the file again. If it says something else than it did, what it says becomes the
  /// successor, which knows what is known of the replicas that both have. False when it says the
  /// same. Errors: those of read_cluster_file(); everything then stays as it was.
  Result<bool> reload();

  /// The cluster that took the place of this one; null while none has.
  [[nodiscard]] std::shared_ptr<Cluster> successor() const;

  /// The replicas of a shard that are up, best first: those on this machine, then servers, which
  /// take turns by `reader`, any number that tells readers apart; slow ones last.
  [[nodiscard]] std::vector<std::size_t> candidates(std::size_t shard, std::size_t reader) const;

  [[nodiscard]] bool is_up(std::size_t shard, std::size_t replica) const;

  /// Replicas that are down or slow and have rested; asking claims them, so that one thread alone
  /// probes each.
  [[nodiscard]] std::vector<std::size_t> due(std::size_t shard);

  void failed(std::size_t shard, std::size_t replica, const std::string& why);
  /// It could be opened: it is up again, but a failure soon after makes it rest longer.
  void recovered(std::size_t shard, std::size_t replica);
  /// It was looked at, and has so many commits.
  void seen_at(std::size_t shard, std::size_t replica, std::uint64_t commits);
  /// A round trip to a server took so long.
  void replied(std::size_t shard, std::size_t replica, std::chrono::nanoseconds took);
  /// It answered a search: what was before is forgotten.
  void served(std::size_t shard, std::size_t replica);

  /// Grows whenever a replica goes down, comes up, or is another one to prefer, and when there is a
  /// successor. One atomic load.
  [[nodiscard]] std::uint64_t changes() const { return changes_.load(std::memory_order_acquire); }

  [[nodiscard]] std::vector<ShardHealth> health() const;

  /// What was read of the lists of its servers; a successor goes on with it.
  [[nodiscard]] const std::shared_ptr<BlockCache>& blocks() const { return blocks_; }

  /// A number for a reader.
  std::size_t next_reader() { return readers_.fetch_add(1, std::memory_order_relaxed); }

 private:
  struct State {
    ReplicaHealth health;
    std::uint32_t in_a_row = 0;  ///< failures since it last served
    std::chrono::steady_clock::time_point rests_until;
  };

  void inherit(const Cluster& before);
  void rest(State& state) const;

  const ClusterConfig config_;
  const std::filesystem::path file_;
  const Clock clock_;
  mutable std::mutex mutex_;
  std::vector<std::vector<State>> states_;
  std::shared_ptr<Cluster> successor_;
  std::shared_ptr<BlockCache> blocks_ = std::make_shared<BlockCache>();
  std::atomic<std::uint64_t> changes_{0};
  std::atomic<std::size_t> readers_{0};
};

/// The last of the successors of `cluster`; itself where it has none.
std::shared_ptr<Cluster> latest(std::shared_ptr<Cluster> cluster);

}  // namespace telusur::index
