// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <utility>

#include "index/cluster.hpp"
#include "support/result.hpp"

namespace telusur::index {

/// Where an index is: its folder, or the cluster that has its shards. Readers of one cluster share
/// what they learn of its replicas, so hand the place on rather than its name.
class IndexPlace {
 public:
  IndexPlace(std::filesystem::path directory)  // NOLINT: implicit
      : directory_(std::move(directory)) {}
  explicit IndexPlace(std::shared_ptr<Cluster> cluster, bool split_folder = false)
      : directory_(cluster->file()), cluster_(std::move(cluster)), split_folder_(split_folder) {}

  /// What is at `path`: the folder of an index, that of a split one, or a cluster file. Errors:
  /// those of the cluster file; a folder without an index is for IndexReader to refuse.
  static Result<IndexPlace> find(const std::filesystem::path& path);

  /// The folder, or the cluster file.
  [[nodiscard]] const std::filesystem::path& path() const { return directory_; }

  /// Null for a folder.
  [[nodiscard]] const std::shared_ptr<Cluster>& cluster() const { return cluster_; }

  /// Whether the cluster file is the one in the folder of a split index, which programs write.
  [[nodiscard]] bool is_split_folder() const { return split_folder_; }

  /// The same place, as a successor of its cluster sees it.
  [[nodiscard]] IndexPlace moved_to(std::shared_ptr<Cluster> successor) const {
    return IndexPlace(std::move(successor), split_folder_);
  }

 private:
  std::filesystem::path directory_;
  std::shared_ptr<Cluster> cluster_;
  bool split_folder_ = false;
};

}  // namespace telusur::index
