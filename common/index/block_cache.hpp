// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace telusur::index {

/// Blocks of sorted lists (sorted_list.hpp) that were read from other machines. A block never
/// changes and is known by the hash of its bytes, so after a commit only what that wrote has to be
/// fetched. Thread-safe.
class BlockCache {
 public:
  using Bytes = std::shared_ptr<const std::string>;

  /// Null when it is not there. `list` names a list of one shard.
  [[nodiscard]] Bytes find(const std::string& list, std::uint64_t hash) const;

  void keep(const std::string& list, std::uint64_t hash, Bytes bytes);

  /// Drops the blocks of `list` that are not among `hashes`: what a commit has replaced.
  void retain(const std::string& list, const std::unordered_set<std::uint64_t>& hashes);

  /// Of all blocks.
  [[nodiscard]] std::size_t bytes() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::unordered_map<std::uint64_t, Bytes>> lists_;
};

}  // namespace telusur::index
