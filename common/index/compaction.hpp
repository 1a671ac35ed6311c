// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>

#include "support/result.hpp"

namespace telusur::index {

/// Writes an index anew without the room that changes have left in it, beside the live generation,
/// and switches to that: readers and a crash see one or the other. A new index needs none of this.
/// Errors: index_missing, index_busy (another writer), index_damaged, unwritable.
Result<void> compact_index(const std::filesystem::path& directory);

}  // namespace telusur::index
