// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "article/article.hpp"
#include "index/index_writer.hpp"
#include "index/versions.hpp"
#include "support/result.hpp"

namespace telusur::index {

constexpr std::size_t kMaxShards = 256;

/// Which of `shards` parts the article with this id belongs to: XXH3 of the id, so the same for
/// ever and everywhere.
std::size_t shard_of(std::string_view id, std::size_t shards);

/// The folder of an index in several parts:
///
///     DIR/cluster.toml    the cluster file that lists them (cluster_file.hpp)
///     DIR/shard-4-0/      the first of four, an ordinary index
///
class ShardedDirectory {
 public:
  explicit ShardedDirectory(std::filesystem::path path) : path_(std::move(path)) {}

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path cluster_file() const { return path_ / "cluster.toml"; }
  [[nodiscard]] bool exists() const;

  /// Folder of one of `shards` parts, there or not.
  [[nodiscard]] std::filesystem::path shard(std::size_t number, std::size_t shards) const;

  /// The folders of the parts there are, in order. Errors: those of read_cluster_file();
  /// invalid_parameter when a part has no folder on this machine.
  [[nodiscard]] Result<std::vector<std::filesystem::path>> shards() const;

  /// Writes the cluster file that lists `shards` parts: from then on they are the index.
  [[nodiscard]] Result<void> publish(std::size_t shards) const;

  /// Removes the parts of other splits than `shards`, and an index that was here unsplit.
  void remove_others(std::size_t shards) const;

 private:
  std::filesystem::path path_;
};

/// A writer that deals the articles out to the parts of the index in `directory`, each part written
/// by a thread of its own. An index that is not there is made, of `shards` parts; `shards` 0 takes
/// those there are. Each part is changed as one step, the parts one after another: a crash between
/// them leaves an index of which some parts are newer, and the same run again completes it.
/// Options::buffer_bytes is for all parts together. Errors: those of IndexWriter::open;
/// invalid_parameter when there is another number of parts, or an unsplit index.
Result<std::unique_ptr<IndexWriter>> open_sharded_writer(const std::filesystem::path& directory,
                                                         std::size_t shards,
                                                         const analysis::Analyzer& analyzer,
                                                         const WriterOptions& options);

/// Reads every article of one index (not of a split one) and its versions from what is stored,
/// whatever analyzer made it, until `deliver` returns false. Errors: index_missing,
/// index_incompatible (another schema), index_damaged.
Result<void> read_stored_articles(
    const std::filesystem::path& directory,
    const std::function<bool(const article::Article&, const Versions&)>& deliver);

}  // namespace telusur::index
