// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/sharded_index.hpp"

#include <fmt/format.h>
#include <xapian.h>
#include <xxhash.h>

#include <algorithm>

#include "index/article_codec.hpp"
#include "index/cluster_file.hpp"
#include "index/detail/xapian_errors.hpp"
#include "index/index_directory.hpp"
#include "index/index_metadata.hpp"
#include "index/index_reader.hpp"
#include "support/file.hpp"

namespace telusur::index {

namespace fs = std::filesystem;

std::size_t shard_of(std::string_view id, std::size_t shards) {
  return static_cast<std::size_t>(XXH3_64bits(id.data(), id.size()) % shards);
}

bool ShardedDirectory::exists() const {
  std::error_code ignored;
  return fs::exists(cluster_file(), ignored);
}

fs::path ShardedDirectory::shard(std::size_t number, std::size_t shards) const {
  return path_ / fmt::format("shard-{}-{}", shards, number);
}

Result<std::vector<fs::path>> ShardedDirectory::shards() const {
  const auto cluster = read_cluster_file(cluster_file());
  if (!cluster) return cluster.error();
  std::vector<fs::path> folders;
  for (const ShardConfig& shard : cluster->shards) {
    const auto local = std::ranges::find_if(shard.replicas, [](const ReplicaPlace& place) {
      return std::holds_alternative<fs::path>(place);
    });
    if (local == shard.replicas.end()) {
      return Error{ErrorCode::invalid_parameter, cluster_file().string(),
                   fmt::format("shard {} has no folder on this machine", shard.name),
                   "write on the machine that has it"};
    }
    folders.push_back(std::get<fs::path>(*local));
  }
  return folders;
}

Result<void> ShardedDirectory::publish(std::size_t shards) const {
  std::string text = "# The parts of this index; further replicas may be added as \"HOST:PORT\".\n";
  for (std::size_t i = 0; i < shards; ++i) {
    text += fmt::format("\n[[shard]]\nname = \"s{}\"\nreplicas = [\"{}\"]\n", i,
                        shard(i, shards).filename().string());
  }
  return write_file_atomically(cluster_file(), text);
}

void ShardedDirectory::remove_others(std::size_t shards) const {
  std::error_code failure;
  const std::string kept = fmt::format("shard-{}-", shards);
  std::vector<fs::path> others;
  for (const auto& entry : fs::directory_iterator(path_, failure)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("shard-") && !name.starts_with(kept)) others.push_back(entry.path());
  }
  for (const fs::path& other : others)
    fs::remove_all(other, failure);
  const IndexDirectory unsplit(path_);
  if (unsplit.live_generation()) {
    fs::remove(path_ / "XAPIANDB", failure);
    unsplit.remove_others(std::nullopt);
  }
}

Result<void> read_stored_articles(
    const fs::path& directory,
    const std::function<bool(const article::Article&, const Versions&)>& deliver) {
  const auto generation = IndexDirectory(directory).live_generation();
  if (!generation) return generation.error();
  try {
    const Xapian::Database db(generation->string(), Xapian::DB_BACKEND_GLASS);
    if (auto readable = check_schema(db, directory); !readable) return readable;
    ArticleDecoder decoder;
    add_dictionary(db, decoder);
    for (auto at = db.postlist_begin(""); at != db.postlist_end(""); ++at) {
      const auto article = read_article(db, decoder, *at);
      if (!article) return article.error();
      if (!deliver(*article, read_versions(db.get_document(*at)))) return {};
    }
    return {};
  } catch (const Xapian::Error& error) {
    return detail::to_error(error, directory);
  }
}

}  // namespace telusur::index
