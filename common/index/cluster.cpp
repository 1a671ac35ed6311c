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
      states.emplace_back().health.place = to_string(place);
  }
}

bool Cluster::is_local() const {
  return std::ranges::all_of(config_.shards, [](const ShardConfig& shard) {
    return std::ranges::all_of(shard.replicas, [](const ReplicaPlace& place) {
      return std::holds_alternative<std::filesystem::path>(place);
    });
  });
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
    std::rotate(servers.begin(), servers.begin() + first, servers.end());
  }
  local.insert(local.end(), servers.begin(), servers.end());
  const std::lock_guard lock(mutex_);
  std::erase_if(local, [&](std::size_t replica) { return !states_[shard][replica].health.up; });
  std::stable_partition(local.begin(), local.end(),
                        [&](std::size_t replica) { return !states_[shard][replica].health.slow; });
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
    const bool well = state.health.up && !state.health.slow;
    if (well || state.rests_until > now) continue;
    state.rests_until = now + config_.retry_at_most;
    replicas.push_back(i);
  }
  return replicas;
}

void Cluster::failed(std::size_t shard, std::size_t replica, const std::string& why) {
  const std::lock_guard lock(mutex_);
  State& state = states_[shard][replica];
  rest(state);
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

void Cluster::replied(std::size_t shard, std::size_t replica, std::chrono::nanoseconds took) {
  const std::lock_guard lock(mutex_);
  State& state = states_[shard][replica];
  state.health.round_trip = std::chrono::duration_cast<std::chrono::microseconds>(took);
  const bool slow = took > config_.slow;
  if (slow) rest(state);
  if (slow == state.health.slow) return;
  state.health.slow = slow;
  changes_.fetch_add(1, std::memory_order_release);
}

void Cluster::rest(State& state) const {
  constexpr std::uint32_t kMostDoublings = 20;
  const auto pause = config_.retry_after * (1U << std::min(state.in_a_row, kMostDoublings));
  state.rests_until = clock_() + std::min(pause, config_.retry_at_most);
  ++state.in_a_row;
}

Result<bool> Cluster::reload() {
  if (const auto next = successor()) return next->reload();
  auto config = read_cluster_file(file_);
  if (!config) return config.error();
  if (*config == config_) return false;
  auto next = std::make_shared<Cluster>(std::move(*config), file_, clock_);
  const std::lock_guard lock(mutex_);
  if (successor_) return true;  // another thread has read it, too
  next->inherit(*this);
  successor_ = std::move(next);
  changes_.fetch_add(1, std::memory_order_release);
  return true;
}

/// Takes over what `before`, whose lock is held, knows of the replicas that are here as well.
void Cluster::inherit(const Cluster& before) {
  readers_ = before.readers_.load();
  blocks_ = before.blocks_;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const auto same =
        std::ranges::find(before.config_.shards, config_.shards[i].name, &ShardConfig::name);
    if (same == before.config_.shards.end()) continue;
    const auto& known =
        before.states_[static_cast<std::size_t>(same - before.config_.shards.begin())];
    for (State& state : states_[i]) {
      const auto place = [](const State& one) { return one.health.place; };
      const auto found = std::ranges::find(known, state.health.place, place);
      if (found != known.end()) state = *found;
    }
  }
}

std::shared_ptr<Cluster> Cluster::successor() const {
  const std::lock_guard lock(mutex_);
  return successor_;
}

std::shared_ptr<Cluster> latest(std::shared_ptr<Cluster> cluster) {
  while (auto next = cluster->successor())
    cluster = std::move(next);
  return cluster;
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
