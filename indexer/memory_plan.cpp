// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory_plan.hpp"

#include <algorithm>

namespace telusur::indexer {
namespace {

/// No more than fits the processor's caches, because Xapian looks every posting up in its buffer
/// (32,919 articles: 27 s with 32 MiB, 50 s with 256 MiB).
constexpr std::uint64_t kMostBuffer = std::uint64_t{32} << 20U;
constexpr std::uint64_t kBufferShare = 16;

/// An article's terms take about twenty times the bytes of its text until they are written.
constexpr std::uint64_t kTextShare = 64;

/// Records take about twice the bytes of their text.
constexpr std::uint64_t kWindowShare = 16;

/// Room for one line that is counted, while the table of them grows.
constexpr std::uint64_t kBytesOfLine = 40;
constexpr std::uint64_t kLinesShare = 6;

}  // namespace

MemoryPlan plan_memory(std::uint64_t max_memory) {
  const RecordWindow::Limits most;
  MemoryPlan plan;
  plan.buffer_bytes = std::min(max_memory / kBufferShare, kMostBuffer);
  plan.text_bytes = max_memory / kTextShare;
  plan.window.bytes = std::min<std::uint64_t>(max_memory / kWindowShare, most.bytes);
  plan.window.lines = std::min<std::uint64_t>(max_memory / kLinesShare / kBytesOfLine, most.lines);
  return plan;
}

}  // namespace telusur::indexer
