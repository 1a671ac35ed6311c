// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "record_window.hpp"

namespace telusur::indexer {

/// What a run may keep in memory, as shares of --max-memory. Besides there are the dictionaries, 16
/// MB with the program, what zstd learns from, 30 MB, and of each article of the run some 150 bytes
/// of what tells it from others: a million of them in one run want 150 MB more.
struct MemoryPlan {
  std::uint64_t buffer_bytes = 0;  ///< of postings, until Xapian writes them
  std::uint64_t text_bytes = 0;    ///< of articles between reading and writing
  RecordWindow::Limits window{};
};

/// With less there is no room for what is said above.
constexpr std::uint64_t kLeastMemory = std::uint64_t{128} << 20U;

MemoryPlan plan_memory(std::uint64_t max_memory);

}  // namespace telusur::indexer
