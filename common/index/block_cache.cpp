// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/block_cache.hpp"

#include <utility>

namespace telusur::index {

BlockCache::Bytes BlockCache::find(const std::string& list, std::uint64_t hash) const {
  const std::lock_guard lock(mutex_);
  const auto blocks = lists_.find(list);
  if (blocks == lists_.end()) return nullptr;
  const auto block = blocks->second.find(hash);
  return block == blocks->second.end() ? nullptr : block->second;
}

void BlockCache::keep(const std::string& list, std::uint64_t hash, Bytes bytes) {
  const std::lock_guard lock(mutex_);
  lists_[list].insert_or_assign(hash, std::move(bytes));
}

void BlockCache::retain(const std::string& list, const std::unordered_set<std::uint64_t>& hashes) {
  const std::lock_guard lock(mutex_);
  const auto blocks = lists_.find(list);
  if (blocks == lists_.end()) return;
  std::erase_if(blocks->second, [&](const auto& block) { return !hashes.contains(block.first); });
}

std::size_t BlockCache::bytes() const {
  const std::lock_guard lock(mutex_);
  std::size_t sum = 0;
  for (const auto& [list, blocks] : lists_) {
    for (const auto& [hash, bytes] : blocks)
      sum += bytes->size();
  }
  return sum;
}

}  // namespace telusur::index
