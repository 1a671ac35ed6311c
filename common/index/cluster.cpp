// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/cluster.hpp"

#include <algorithm>

namespace telusur::index {

bool ShardHealth::available() const {
  return std::ranges::any_of(replicas, &ReplicaHealth::up);
}

Cluster::Cluster(ClusterConfig config, std::filesystem::path file, Clock clock)
    : config_(std::move(config)), file_(std::move(file)), clock_(std::move(clock)) {
  for (const ShardConfig& shard : config_.shards) {
    std::vector<State>& states = states_.emplace_back();
    for (const ReplicaPlace& place : shard.replicas)
      states.push_back({{to_string(place), true, "", 0, 0}, 0, {}});
  }
}

std::vector<std::size_t> Cluster::candidates(std::size_t shard, std::size_t reader) const {
  std::vector<std::size_t> local;
  std::vector<std::size_t> servers;
  const std::vector<ReplicaPlace>& places = config_.shards[shard].replicas;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const bool here = std::holds_alternative<std::filesystem::path>(places[i]);
    (here ? local : servers).push_back(i);
  }
  if (!servers.empty()) {
    const auto first = static_cast<std::ptrdiff_t>(reader % servers.size());
    std::ranges::rotate(servers, servers.begin() + first);
  }
  local.insert(local.end(), servers.begin(), servers.end());
  const std::lock_guard lock(mutex_);
  std::erase_if(local, [&](std::size_t replica) { return !states_[shard][replica].health.up; });
  return local;
}

bool Cluster::is_up(std::size_t shard, std::size_t replica) const {
  const std::lock_guard lock(mutex_);
  return states_[shard][replica].health.up;
}

std::vector<std::size_t> Cluster::due(std::size_t shard) {
  std::vector<std::size_t> replicas;
  const std::lock_guard lock(mutex_);
  const auto now = clock_();
  for (std::size_t i = 0; i < states_[shard].size(); ++i) {
    State& state = states_[shard][i];
    if (state.health.up || state.rests_until > now) continue;
    state.rests_until = now + config_.retry_at_most;
    replicas.push_back(i);
  }
  return replicas;
}

void Cluster::failed(std::size_t shard, std::size_t replica, const std::string& why) {
  const std::lock_guard lock(mutex_);
  State& state = states_[shard][replica];
  constexpr std::uint32_t kMostDoublings = 20;
  const auto rest = config_.retry_after * (1U << std::min(state.in_a_row, kMostDoublings));
  state.rests_until = clock_() + std::min(rest, config_.retry_at_most);
  ++state.in_a_row;
  ++state.health.failures;
  state.health.trouble = why;
  if (!state.health.up) return;
  state.health.up = false;
  changes_.fetch_add(1, std::memory_order_release);
}

void Cluster::recovered(std::size_t shard, std::size_t replica) {
  const std::lock_guard lock(mutex_);
  State& state = states_[shard][replica];
  if (state.health.up) return;
  state.health.up = true;
  state.health.trouble.clear();
  changes_.fetch_add(1, std::memory_order_release);
}

void Cluster::seen_at(std::size_t shard, std::size_t replica, std::uint64_t commits) {
  const std::lock_guard lock(mutex_);
  states_[shard][replica].health.commits = commits;
}

void Cluster::served(std::size_t shard, std::size_t replica) {
  const std::lock_guard lock(mutex_);
  states_[shard][replica].in_a_row = 0;
}

std::vector<ShardHealth> Cluster::health() const {
  std::vector<ShardHealth> all;
  const std::lock_guard lock(mutex_);
  for (std::size_t i = 0; i < states_.size(); ++i) {
    ShardHealth& shard = all.emplace_back();
    shard.name = config_.shards[i].name;
    for (const State& state : states_[i])
      shard.replicas.push_back(state.health);
  }
  return all;
}

}  // namespace telusur::index
