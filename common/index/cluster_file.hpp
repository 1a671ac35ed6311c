// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "support/result.hpp"

namespace telusur::index {

/// Where an xapian-tcpsrv listens.
struct RemoteAddress {
  std::string host;  ///< name or address, IPv6 without brackets
  std::uint16_t port = 0;

  bool operator==(const RemoteAddress&) const = default;
};

/// A copy of a shard: the folder of an index on this machine, or a server that has one.
using ReplicaPlace = std::variant<std::filesystem::path, RemoteAddress>;

/// As it is written in a cluster file: `/srv/telusur/a`, `10.0.0.2:7401`, `[fd00::2]:7401`.
std::string to_string(const ReplicaPlace& place);

/// True when no packet to the host leaves this machine: localhost, 127.0.0.0/8, ::1.
bool is_loopback(std::string_view host);

struct ShardConfig {
  std::string name;
  std::vector<ReplicaPlace> replicas;  ///< at least one; those on this machine are preferred

  bool operator==(const ShardConfig&) const = default;
};

/// What a cluster file says: the parts an index is split into, and how long to wait for them.
struct ClusterConfig {
  using Milliseconds = std::chrono::milliseconds;

  std::vector<ShardConfig> shards;  ///< at least one, names are unique

  Milliseconds connect_timeout{250};  ///< for a connection and its greeting, each
  Milliseconds timeout{1000};         ///< for each reply of a server
  Milliseconds deadline{2000};        ///< no new attempt of a search after that
  Milliseconds retry_after{1000};     ///< a replica that failed rests so long, twice as long each
  Milliseconds retry_at_most{30000};  ///< time it fails again, up to this
  Milliseconds slow{100};             ///< a server that takes longer for a round trip is used only
                                      ///< where no other has the shard

  bool operator==(const ClusterConfig&) const = default;
};

/// Parses the TOML text of a cluster file; `path` is for messages, and its folder is where relative
/// folders of indexes begin:
///
///     timeout_ms = 1000            # also connect_timeout_ms, deadline_ms, retry_after_ms,
///                                  # retry_at_most_ms, slow_ms
///     allow_plain_remote = false   # true: servers beyond this machine, unencrypted
///
///     [[shard]]
///     name = "a"
///     replicas = ["/srv/telusur/a", "127.0.0.1:7401"]
///
/// Errors: invalid_parameter with `file:line`, also for a server beyond this machine that
/// `allow_plain_remote` does not allow.
Result<ClusterConfig> parse_cluster(std::string_view text, const std::filesystem::path& path);

/// Reads the file. Errors: unreadable; those of parse_cluster().
Result<ClusterConfig> read_cluster_file(const std::filesystem::path& path);

}  // namespace telusur::index
