// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/shard_set.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <numeric>
#include <thread>

#include "index/detail/xapian_errors.hpp"
#include "index/index_metadata.hpp"
#include "index/schema.hpp"
#include "support/file.hpp"

namespace telusur::index {
namespace {

namespace fs = std::filesystem;

bool is_timeout(const Xapian::Error& error) {
  return std::string_view(error.get_type()) == "NetworkTimeoutError";
}

unsigned milliseconds(ClusterConfig::Milliseconds duration) {
  return static_cast<unsigned>(duration.count());
}

/// The stub file of an index, or of a copy that xapian-replicate keeps; empty for a bare database.
std::string stub_of(const fs::path& folder) {
  const auto content = read_file(folder / "XAPIANDB");
  return content ? *content : "";
}

}  // namespace

/// Reads what a commit changes.
std::chrono::nanoseconds ShardSet::Handle::look() {
  uuid = database.get_uuid();
  const auto asked = std::chrono::steady_clock::now();
  const std::string number = database.get_metadata(std::string(metadata::kCommits));
  const auto took = std::chrono::steady_clock::now() - asked;
  commits = 0;
  std::from_chars(number.data(), number.data() + number.size(), commits);
  dictionary = read_dictionary(database);
  return took;
}

ShardSet::ShardSet(std::shared_ptr<Cluster> cluster, std::string analyzer_version)
    : cluster_(std::move(cluster)),
      analyzer_version_(std::move(analyzer_version)),
      reader_(cluster_->next_reader()),
      open_(cluster_->config().shards.size()) {}

Result<ShardSet::Handle> ShardSet::open_replica(std::size_t shard, std::size_t replica) const {
  const ClusterConfig& config = cluster_->config();
  const ReplicaPlace& place = config.shards[shard].replicas[replica];
  try {
    Handle handle;
    handle.replica = replica;
    handle.failures = cluster_->health()[shard].replicas[replica].failures;
    if (const auto* folder = std::get_if<fs::path>(&place)) {
      handle.stub = stub_of(*folder);
      handle.database = Xapian::Database(folder->string());
    } else {
      const auto& server = std::get<RemoteAddress>(place);
      handle.context = fmt::format("remote:tcp({}:{})", server.host, server.port);
      handle.database = Xapian::Remote::open(server.host, server.port, milliseconds(config.timeout),
                                             milliseconds(config.connect_timeout));
    }
    auto compatible = check_metadata(handle.database, analyzer_version_, to_string(place));
    if (!compatible) return compatible.error();
    const auto took = handle.look();
    if (!handle.context.empty()) cluster_->replied(shard, replica, took);
    cluster_->seen_at(shard, replica, handle.commits);
    return handle;
  } catch (const Xapian::Error& error) {
    return detail::to_error(error, to_string(place));
  }
}

void ShardSet::follow_successor() {
  auto next = latest(cluster_);
  if (next == cluster_) return;
  cluster_ = std::move(next);
  open_ = std::vector<Shard>(cluster_->config().shards.size());
  whole_ = false;
}

/// The best replica that can be opened.
void ShardSet::open_shard(std::size_t shard) {
  Shard& opened = open_[shard];
  for (const std::size_t replica : cluster_->candidates(shard, reader_)) {
    auto handle = open_replica(shard, replica);
    if (handle) {
      opened.handle = std::move(*handle);
      opened.trouble.reset();
      return;
    }
    opened.trouble = handle.error();
    cluster_->failed(shard, replica, to_string(handle.error()));
  }
}

bool ShardSet::is_stale(std::size_t shard, const Handle& handle) const {
  return cluster_->health()[shard].replicas[handle.replica].failures != handle.failures;
}

/// Handles on replicas that are down or were meanwhile, or of which a better one is up again.
void ShardSet::drop_worse() {
  for (std::size_t i = 0; i < open_.size(); ++i) {
    if (!open_[i].handle) continue;
    const auto candidates = cluster_->candidates(i, reader_);
    const bool best = !candidates.empty() && candidates.front() == open_[i].handle->replica;
    if (!best || is_stale(i, *open_[i].handle)) open_[i].handle.reset();
  }
}

template <class Body>
void ShardSet::each_at_once(std::span<const std::size_t> shards, Body body) {
  // Shards share nothing, so each may wait for its own servers.
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < shards.size(); ++i)
    threads.emplace_back([&body, shard = shards[i]] { body(shard); });
  if (!shards.empty()) body(shards.front());
  for (std::thread& thread : threads)
    thread.join();
}

Result<void> ShardSet::open() {
  if (whole_ && seen_ == cluster_->changes()) return {};
  follow_successor();
  const std::uint64_t changes = cluster_->changes();
  drop_worse();
  std::vector<std::size_t> closed;
  for (std::size_t i = 0; i < open_.size(); ++i) {
    if (!open_[i].handle) closed.push_back(i);
  }
  each_at_once(closed, [this](std::size_t shard) { open_shard(shard); });
  whole_ = true;
  seen_ = changes;  // what was found out meanwhile is for the next time
  return combine();
}

/// Moves to the newest state. Throws Xapian::Error when that fails, or the folder must be opened
/// anew because it has another generation.
void ShardSet::refresh_handle(std::size_t shard, Handle& handle) {
  const ReplicaPlace& place = cluster_->config().shards[shard].replicas[handle.replica];
  const auto* folder = std::get_if<fs::path>(&place);
  if (folder != nullptr && stub_of(*folder) != handle.stub) {
    throw Xapian::DatabaseOpeningError("switched");
  }
  const auto asked = std::chrono::steady_clock::now();
  const bool changed = handle.database.reopen();
  if (folder == nullptr) {
    cluster_->replied(shard, handle.replica, std::chrono::steady_clock::now() - asked);
  }
  if (!changed) return;
  handle.look();
  cluster_->seen_at(shard, handle.replica, handle.commits);
}

void ShardSet::refresh_shard(std::size_t shard) {
  Shard& opened = open_[shard];
  if (!opened.handle) return;
  try {
    refresh_handle(shard, *opened.handle);
  } catch (const Xapian::Error&) {
    // A server whose index was switched to another generation says so by failing.
    opened.handle.reset();
    open_shard(shard);
  }
}

void ShardSet::look_at_idle(std::size_t shard) {
  Shard& opened = open_[shard];
  opened.idle.resize(cluster_->config().shards[shard].replicas.size());
  for (std::size_t replica = 0; replica < opened.idle.size(); ++replica) {
    std::optional<Handle>& idle = opened.idle[replica];
    const bool in_use = opened.handle && opened.handle->replica == replica;
    if (in_use || !cluster_->is_up(shard, replica)) {
      idle.reset();
      continue;
    }
    try {
      if (idle) {
        refresh_handle(shard, *idle);
        continue;
      }
    } catch (const Xapian::Error&) {
      idle.reset();  // the connection may just be old
    }
    auto handle = open_replica(shard, replica);
    if (handle) {
      idle = std::move(*handle);
    } else {
      cluster_->failed(shard, replica, to_string(handle.error()));
    }
  }
}

void ShardSet::look_at_idle() {
  each_at_once(all_shards(), [this](std::size_t shard) { look_at_idle(shard); });
}

bool ShardSet::is_local() const {
  return std::ranges::all_of(
      open_, [](const Shard& shard) { return !shard.handle || shard.handle->context.empty(); });
}

std::vector<std::size_t> ShardSet::all_shards() const {
  std::vector<std::size_t> all(open_.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

void ShardSet::probe(std::size_t shard) {
  for (const std::size_t replica : cluster_->due(shard)) {
    auto handle = open_replica(shard, replica);
    if (handle) {
      cluster_->recovered(shard, replica);
    } else {
      cluster_->failed(shard, replica, to_string(handle.error()));
    }
  }
}

Result<void> ShardSet::refresh() {
  follow_successor();
  each_at_once(all_shards(), [this](std::size_t shard) {
    probe(shard);
    refresh_shard(shard);
  });
  whole_ = false;
  return open();
}

Result<void> ShardSet::combine() {
  database_ = Xapian::Database();
  shards_.clear();
  lists_.clear();
  std::string states;
  std::optional<Error> trouble;
  ArticleDecoder decoder;
  for (std::size_t i = 0; i < open_.size(); ++i) {
    const Shard& shard = open_[i];
    if (!shard.handle) {
      states += "-;";
      if (!trouble && shard.trouble) trouble = shard.trouble;
      continue;
    }
    states += fmt::format("{}/{};", shard.handle->uuid, shard.handle->commits);
    shards_.push_back(shard.handle->database);
    const bool here = shard.handle->context.empty();
    lists_.emplace_back(shard.handle->database, cluster_->config().shards[i].name,
                        here ? nullptr : cluster_->blocks());
    database_.add_database(shard.handle->database);
    decoder.add(shard.handle->dictionary);
  }
  decoder_ = std::move(decoder);
  revision_ = fmt::format("cluster-{:016x}", XXH3_64bits(states.data(), states.size()));
  if (!shards_.empty()) return {};
  if (trouble && trouble->code == ErrorCode::index_incompatible) return *trouble;
  return Error{ErrorCode::network, cluster_->file().string(), "no shard can be reached",
               trouble ? to_string(*trouble) : "all their replicas are down"};
}

void ShardSet::failed(const Xapian::Error& error) {
  for (std::size_t i = 0; i < open_.size(); ++i) {
    if (!open_[i].handle || open_[i].handle->context.empty()) continue;
    const Handle& handle = *open_[i].handle;
    const bool named = error.get_context() == handle.context;
    // A connection that has served may just be old: the server was started anew, or closed it.
    if (named && (handle.fresh || is_timeout(error)) && !is_stale(i, handle)) {
      cluster_->failed(i, handle.replica, detail::to_error(error, handle.context).what);
    }
    open_[i].handle.reset();
  }
  whole_ = false;
}

void ShardSet::served() {
  for (std::size_t i = 0; i < open_.size(); ++i) {
    if (!open_[i].handle || !open_[i].handle->fresh) continue;
    open_[i].handle->fresh = false;
    cluster_->served(i, open_[i].handle->replica);
  }
}

std::vector<std::string> ShardSet::missing() const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < open_.size(); ++i) {
    if (!open_[i].handle) names.push_back(cluster_->config().shards[i].name);
  }
  return names;
}

}  // namespace telusur::index
