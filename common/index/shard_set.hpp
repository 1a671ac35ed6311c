// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "index/article_codec.hpp"
#include "index/cluster.hpp"
#include "index/sorted_list.hpp"
#include "support/result.hpp"

namespace telusur::index {

/// The handles of one thread on the shards of a cluster: one replica of each, together one Xapian
/// database. Xapian merges the statistics of its shards before it weighs anything, so documents
/// weigh what they would in one index. Not thread-safe.
///
/// A shard none of whose replicas can be reached is left out until one can: missing() names it, and
/// document numbers, which interleave over the shards there are, are of no use afterwards.
class ShardSet {
 public:
  ShardSet(std::shared_ptr<Cluster> cluster, std::string analyzer_version);

  /// Opens what is not open, all shards at the same time, and leaves replicas that are down, or a
  /// cluster that has a successor. Returns at once when nothing has changed. Errors: network, when
  /// no shard can be reached; index_incompatible.
  Result<void> open();

  /// Moves each shard to its newest state, and probes the replicas that have rested from a failure.
  /// Errors: as open().
  Result<void> refresh();

  /// Asks the replicas that are up and not read from here how they are: their round trips and
  /// commits become known, and those that fail are left by other readers, too.
  void look_at_idle();

  /// Makes of what Xapian threw during a search who is to blame. All servers must be asked anew:
  /// they may be in the middle of an answer.
  void failed(const Xapian::Error& error);

  /// A search has been answered.
  void served();

  [[nodiscard]] const Xapian::Database& database() const { return database_; }
  /// One database per shard there is, in the order of the document numbers.
  [[nodiscard]] std::span<const Xapian::Database> shards() const { return shards_; }
  /// The same, to read their lists from.
  [[nodiscard]] std::span<const ListSource> lists() const { return lists_; }
  [[nodiscard]] const ArticleDecoder& decoder() const { return decoder_; }
  /// Names of the shards that are left out.
  [[nodiscard]] std::vector<std::string> missing() const;
  [[nodiscard]] const std::shared_ptr<Cluster>& cluster() const { return cluster_; }
  /// Whether all that are there are read from folders on this machine.
  [[nodiscard]] bool is_local() const;

  /// Changes with every commit to a shard, and with the shards that are there.
  [[nodiscard]] const std::string& revision() const { return revision_; }

 private:
  struct Handle {
    std::size_t replica = 0;
    std::string context;         ///< what Xapian calls it in errors; empty for a folder
    std::string stub;            ///< of a folder: what names the live generation
    bool fresh = true;           ///< has not served yet: a failure is no stale connection's
    std::uint64_t failures = 0;  ///< of the replica when it was opened: with more it is stale
    Xapian::Database database;
    std::string uuid;           ///< with `commits`: the state of the shard
    std::uint64_t commits = 0;  ///< to it, so far
    std::string dictionary;     ///< of its stored articles

    /// How long one round trip took.
    std::chrono::nanoseconds look();
  };
  struct Shard {
    std::optional<Handle> handle;
    std::optional<Error> trouble;             ///< why there is none
    std::vector<std::optional<Handle>> idle;  ///< by replica: those that look_at_idle() asks
  };

  [[nodiscard]] Result<Handle> open_replica(std::size_t shard, std::size_t replica) const;
  void follow_successor();
  void open_shard(std::size_t shard);
  void refresh_shard(std::size_t shard);
  void refresh_handle(std::size_t shard, Handle& handle);
  void look_at_idle(std::size_t shard);
  [[nodiscard]] std::vector<std::size_t> all_shards() const;
  /// Whether the replica has failed since the handle was opened: it may be well again, but this
  /// connection is not.
  [[nodiscard]] bool is_stale(std::size_t shard, const Handle& handle) const;
  void probe(std::size_t shard);
  void drop_worse();
  template <class Body>
  void each_at_once(std::span<const std::size_t> shards, Body body);
  Result<void> combine();

  std::shared_ptr<Cluster> cluster_;
  std::string analyzer_version_;
  std::size_t reader_;
  std::optional<std::uint64_t> seen_;  ///< Cluster::changes() when the handles were chosen
  bool whole_ = false;                 ///< nothing was dropped since
  std::vector<Shard> open_;
  Xapian::Database database_;
  std::vector<Xapian::Database> shards_;
  std::vector<ListSource> lists_;
  ArticleDecoder decoder_;
  std::string revision_;
};

}  // namespace telusur::index
