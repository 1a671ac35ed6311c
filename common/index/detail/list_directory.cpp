// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/detail/list_directory.hpp"

#include <xapian.h>

#include "support/bytes.hpp"

namespace telusur::index::detail {
namespace {

ListSegment read_segment(ByteReader& in) {
  ListSegment segment;
  segment.number = in.varint32();
  segment.entries = in.varint();
  for (std::uint64_t left = in.varint(); left > 0 && in.good(); --left) {
    ListBlock block;
    block.first_key = in.sized();
    const std::string_view hash = in.bytes(sizeof block.hash);
    if (in.good()) block.hash = read_big_endian<std::uint64_t>(hash);
    segment.blocks.push_back(std::move(block));
  }
  return segment;
}

}  // namespace

std::string encode_directory(const ListDirectory& directory) {
  std::string bytes;
  append_varint(bytes, directory.next_number);
  for (const ListSegment& segment : directory.segments) {
    append_varint(bytes, segment.number);
    append_varint(bytes, segment.entries);
    append_varint(bytes, segment.blocks.size());
    for (const ListBlock& block : segment.blocks) {
      append_sized(bytes, block.first_key);
      append_big_endian(bytes, block.hash);
    }
  }
  return bytes;
}

ListDirectory decode_directory(std::string_view bytes) {
  ListDirectory directory;
  if (bytes.empty()) return directory;
  ByteReader in(bytes);
  directory.next_number = in.varint32();
  while (!in.rest().empty())
    directory.segments.push_back(read_segment(in));
  if (!in.good()) throw Xapian::DatabaseCorruptError("a list's directory cannot be read");
  return directory;
}

std::string block_key(std::string_view list, std::uint32_t segment, std::size_t block) {
  std::string key(list);
  append_big_endian(key, segment);
  append_big_endian(key, static_cast<std::uint32_t>(block));
  return key;
}

}  // namespace telusur::index::detail
