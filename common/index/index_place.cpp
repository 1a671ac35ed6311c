// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/index_place.hpp"

#include "index/sharded_index.hpp"

namespace telusur::index {

Result<IndexPlace> IndexPlace::find(const std::filesystem::path& path) {
  std::error_code ignored;
  const ShardedDirectory split(path);
  const bool file = std::filesystem::is_regular_file(path, ignored);
  if (!file && !split.exists()) return IndexPlace(path);
  const std::filesystem::path name = file ? path : split.cluster_file();
  auto config = read_cluster_file(name);
  if (!config) return config.error();
  return IndexPlace(std::make_shared<Cluster>(std::move(*config), name), !file);
}

}  // namespace telusur::index
