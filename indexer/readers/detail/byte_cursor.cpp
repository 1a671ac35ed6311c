// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/byte_cursor.hpp"

#include <algorithm>

namespace telusur::indexer::detail {

Result<bool> ByteCursor::fill() {
  if (!block_.empty()) return true;
  const auto read = source_.read();
  if (!read) return read.error();
  block_ = *read;
  return !block_.empty();
}

Result<std::optional<std::string>> ByteCursor::line(std::size_t most) {
  std::string line;
  for (bool started = false;; started = true) {
    const auto more = fill();
    if (!more) return more.error();
    if (!*more) {
      return started ? std::optional(std::move(line)) : std::optional<std::string>();
    }
    const std::size_t end = block_.find('\n');
    const std::string_view part = block_.substr(0, end);
    line += part.substr(0, most - std::min(most, line.size()));
    block_.remove_prefix(end == std::string_view::npos ? block_.size() : end + 1);
    if (end == std::string_view::npos) continue;
    if (line.ends_with('\r')) line.pop_back();
    return std::optional(std::move(line));
  }
}

Result<std::string> ByteCursor::take(std::size_t size) {
  std::string bytes;
  while (bytes.size() < size) {
    const auto more = fill();
    if (!more) return more.error();
    if (!*more) break;
    const std::string_view part = block_.substr(0, size - bytes.size());
    bytes += part;
    block_.remove_prefix(part.size());
  }
  return bytes;
}

Result<std::uint64_t> ByteCursor::skip(std::uint64_t size) {
  std::uint64_t skipped = 0;
  while (skipped < size) {
    const auto more = fill();
    if (!more) return more.error();
    if (!*more) break;
    const auto part = std::min<std::uint64_t>(block_.size(), size - skipped);
    block_.remove_prefix(static_cast<std::size_t>(part));
    skipped += part;
  }
  return skipped;
}

}  // namespace telusur::indexer::detail
