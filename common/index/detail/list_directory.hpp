// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace telusur::index::detail {

/// One block of a segment: where it begins, and the list_block_hash of its bytes.
struct ListBlock {
  std::string first_key;
  std::uint64_t hash = 0;
};

/// Entries that were written together, in the order of their keys.
struct ListSegment {
  std::uint32_t number = 0;  ///< part of the metadata keys of its blocks
  std::uint64_t entries = 0;
  std::vector<ListBlock> blocks;
};

/// The segments of a SortedList, the oldest first; later ones say what has changed since.
struct ListDirectory {
  std::uint32_t next_number = 0;
  std::vector<ListSegment> segments;
};

std::string encode_directory(const ListDirectory& directory);

/// Empty bytes are an empty directory. Throws Xapian::DatabaseCorruptError for what
/// encode_directory() did not write.
ListDirectory decode_directory(std::string_view bytes);

/// Metadata keys of a list: of the directory `list` itself, of a block this.
std::string block_key(std::string_view list, std::uint32_t segment, std::size_t block);

}  // namespace telusur::index::detail
