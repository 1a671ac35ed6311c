// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "http/service.hpp"
#include "result_cache.hpp"
#include "workers.hpp"

namespace telusur::searchd {

/// What /metrics shows. Thread-safe, but for watch_cache() and watch_log(), which come before all
/// else.
class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  /// Shows the cache of answers, too; `use` is called for every render().
  void watch_cache(std::function<CacheUse()> use);

  /// Shows how many lines of the log were dropped, likewise.
  void watch_log(std::function<std::uint64_t()> dropped);

  /// Counts one answer.
  void count(const http::Request& request, const http::Response& response);

  /// Everything in the Prometheus text format, with the state of `workers` and `index` now.
  std::string render(const Workers& workers, const IndexState& index,
                     const std::vector<index::ShardHealth>& shards, std::size_t connections);

  /// Counts an answer without the articles of these shards.
  void count_missing(const std::vector<std::string>& shards);

 private:
  struct Families;
  struct CacheFamilies;
  void show_shard(const index::ShardHealth& shard);
  void show_index(const IndexState& index);
  std::unique_ptr<Families> families_;
  std::function<std::uint64_t()> dropped_;
  std::unique_ptr<CacheFamilies> cache_;
  std::unique_ptr<CacheFamilies> postings_;
};

}  // namespace telusur::searchd
