// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/detail/list_block.hpp"

#include <xapian.h>
#include <xxhash.h>

#include <algorithm>

#include "index/detail/packed.hpp"

namespace telusur::index::detail {
namespace {

[[noreturn]] void damaged() {
  throw Xapian::DatabaseCorruptError("a list of the index cannot be read");
}

}  // namespace

void ListBlockBuilder::add(std::string_view key, std::string_view value) {
  const auto same = std::ranges::mismatch(last_key_, key);
  const auto shared = static_cast<std::size_t>(same.in1 - last_key_.begin());
  append_varint(bytes_, shared);
  append_sized(bytes_, key.substr(shared));
  append_sized(bytes_, value);
  last_key_ = key;
}

std::string ListBlockBuilder::finish() {
  std::string block = pack(bytes_);
  bytes_.clear();
  last_key_.clear();
  return block;
}

void ListBlockReader::open(std::string_view block) {
  bytes_ = unpack(block);
  if (bytes_.empty()) damaged();
  rest_ = ByteReader(bytes_);
  key_.clear();
  value_ = {};
}

bool ListBlockReader::next() {
  if (rest_.rest().empty()) return false;
  const std::uint64_t shared = rest_.varint();
  const std::string_view key = rest_.sized();
  value_ = rest_.sized();
  if (!rest_.good() || shared > key_.size()) damaged();
  key_.resize(static_cast<std::size_t>(shared));
  key_ += key;
  return true;
}

std::uint64_t list_block_hash(std::string_view block) {
  return XXH3_64bits(block.data(), block.size());
}

}  // namespace telusur::index::detail
