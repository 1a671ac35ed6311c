// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/block_cache.hpp"
#include "index/detail/list_block.hpp"
#include "index/detail/list_directory.hpp"

namespace telusur::index {

/// Lists of (key, value) in the metadata of an index, sorted by key: what an index must tell about
/// all of its articles at once (titles, word forms, acronyms). A log-structured merge tree
/// (O'Neil et al., 1996): a run writes what it has changed as a new segment, and merges it with
/// those before it that are less than twice as large. So a run of few articles writes little, a
/// list of n entries has at most some log2(n) segments, and a reader fetches one small directory
/// and the blocks it does not know. Nothing is written twice under one key, which makes blocks
/// worth keeping.
struct ListKind {
  std::string_view name;    ///< begins the metadata keys; one capital letter
  std::size_t block_bytes;  ///< of entries before compression: what is read to look one up
  /// What two values of a key, from an older segment and a newer one, are together. An empty value
  /// stands for no entry.
  std::string (*combine)(std::string_view older, std::string_view newer);
};

/// The later value counts.
std::string take_newer(std::string_view older, std::string_view newer);

struct ListEntry {
  std::string key;
  std::string value;
};

/// Where the lists of one index, or shard of it, are read from.
struct ListSource {
  ListSource(Xapian::Database database)  // NOLINT: implicit
      : db(std::move(database)) {}
  ListSource(Xapian::Database database, std::string shard_name, std::shared_ptr<BlockCache> blocks)
      : db(std::move(database)), shard(std::move(shard_name)), cache(std::move(blocks)) {}

  Xapian::Database db;
  std::string shard;                  ///< names it in `cache`
  std::shared_ptr<BlockCache> cache;  ///< of a database on another machine; else null
};

/// One list as of the moment it is opened, which is one look-up. Members may throw Xapian::Error:
/// use it within IndexReader::read. Not thread-safe.
class SortedList {
 public:
  SortedList(const ListSource& source, const ListKind& kind);

  /// Empty when there is no entry.
  [[nodiscard]] std::string find(std::string_view key) const;

  /// Walks through the entries in the order of their keys.
  class Cursor {
   public:
    /// To the next entry, at first to the first; false after the last.
    bool next();
    [[nodiscard]] const std::string& key() const { return key_; }
    [[nodiscard]] const std::string& value() const { return value_; }

   private:
    friend class SortedList;
    friend class SortedListWriter;
    /// A place in one segment.
    struct Place {
      const detail::ListSegment* segment = nullptr;
      std::size_t next_block = 0;
      std::unique_ptr<detail::ListBlockReader> entries;
      bool at_end = false;
    };

    Cursor(const SortedList& list, std::size_t first_segment, std::string_view first_key);
    void advance(Place& place) const;

    const SortedList* list_;
    std::vector<Place> places_;  ///< of the older segments first
    bool keep_empty_ = false;    ///< as there are older segments that an empty value takes from
    std::string key_;
    std::string value_;
  };
  /// Valid while the list is.
  [[nodiscard]] Cursor begin() const { return {*this, 0, ""}; }
  /// As begin(), from the first entry whose key is not less than `key`.
  [[nodiscard]] Cursor from(std::string_view key) const { return {*this, 0, key}; }

  /// Drops from the cache what the list does not have any more. For those who read all of it.
  void forget_replaced() const;

 private:
  friend class SortedListWriter;

  [[nodiscard]] std::string cached_as() const { return source_->shard + '/' + list_name(); }
  [[nodiscard]] std::string list_name() const { return std::string(kind_.name); }
  [[nodiscard]] BlockCache::Bytes read_block(const detail::ListSegment& segment,
                                             std::size_t block) const;

  const ListSource* source_;
  const ListKind& kind_;
  detail::ListDirectory directory_;
};

/// Changes a list of the index that is being written. Members may throw Xapian::Error.
class SortedListWriter {
 public:
  SortedListWriter(Xapian::WritableDatabase& db, const ListKind& kind) : db_(db), kind_(kind) {}

  /// Empty when there is no entry.
  [[nodiscard]] std::string find(std::string_view key) const;

  /// Adds a segment with these values, to be combined with those there are. Keys in ascending
  /// order, each once.
  void append(const std::vector<ListEntry>& changes);

  /// Merges all segments: least to keep and to read.
  void merge_all();

 private:
  void merge(SortedList& list, std::size_t first);

  Xapian::WritableDatabase& db_;
  const ListKind& kind_;
};

}  // namespace telusur::index
