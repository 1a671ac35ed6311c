// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "support/bytes.hpp"

namespace telusur::index::detail {

/// Consecutive entries of a SortedList as they are stored: keys without what they share with the
/// key before, all of it a zstd frame.
class ListBlockBuilder {
 public:
  /// Keys in ascending order.
  void add(std::string_view key, std::string_view value);

  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  /// Of the entries so far, before compression.
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }

  /// The block; the builder is then empty.
  std::string finish();

 private:
  std::string bytes_;
  std::string last_key_;
};

/// Walks through the entries of a block. Throws Xapian::DatabaseCorruptError where the bytes are
/// not what ListBlockBuilder wrote.
class ListBlockReader {
 public:
  ListBlockReader() = default;
  // The views below point into it.
  ListBlockReader(const ListBlockReader&) = delete;
  ListBlockReader& operator=(const ListBlockReader&) = delete;

  /// To the first entry of another block.
  void open(std::string_view block);
  /// To the next entry, at first to the first; false after the last.
  bool next();

  [[nodiscard]] const std::string& key() const { return key_; }
  [[nodiscard]] std::string_view value() const { return value_; }

 private:
  std::string bytes_;
  ByteReader rest_{""};
  std::string key_;
  std::string_view value_;
};

/// What a block is known by, wherever it is kept.
std::uint64_t list_block_hash(std::string_view block);

}  // namespace telusur::index::detail
