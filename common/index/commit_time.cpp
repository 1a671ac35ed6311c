// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/commit_time.hpp"

#include <filesystem>

#include "index/index_directory.hpp"

namespace telusur::index {

std::optional<std::chrono::system_clock::time_point> commit_time(const IndexPlace& place) {
  if (place.cluster()) return std::nullopt;
  const auto generation = IndexDirectory(place.path()).live_generation();
  if (!generation) return std::nullopt;
  // Xapian replaces this file with every commit, and no other time.
  std::error_code missing;
  const auto written = std::filesystem::last_write_time(*generation / "iamglass", missing);
  if (missing) return std::nullopt;
  return std::chrono::floor<std::chrono::system_clock::duration>(
      std::chrono::file_clock::to_sys(written));
}

}  // namespace telusur::index
