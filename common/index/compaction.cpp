// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/compaction.hpp"

#include <xapian.h>

#include "index/detail/xapian_errors.hpp"
#include "index/index_directory.hpp"
#include "index/schema.hpp"

namespace telusur::index {

Result<void> compact_index(const std::filesystem::path& directory) {
  const IndexDirectory index(directory);
  const auto live = index.live_generation();
  if (!live) return live.error();
  const auto lock = WriterLock::acquire(directory);
  if (!lock) return lock.error();
  index.remove_others(*live);
  const std::filesystem::path compacted = index.next_generation();
  try {
    Xapian::Database(live->string(), Xapian::DB_BACKEND_GLASS)
        .compact(compacted.string(), Xapian::DBCOMPACT_NO_RENUMBER, kBlockBytes);
  } catch (const Xapian::Error& error) {
    index.remove_others(*live);
    return detail::to_error(error, directory);
  }
  if (auto published = index.publish(compacted); !published) return published;
  index.remove_others(compacted);
  return {};
}

}  // namespace telusur::index
