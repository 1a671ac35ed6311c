// SPDX-License-Identifier: GPL-2.0-or-later
#include <utility>

#include "index/sorted_list.hpp"

namespace telusur::index {
namespace {

using detail::ListDirectory;
using detail::ListSegment;

/// Segments less than so many times as large as what comes after them are merged with that.
constexpr std::uint64_t kRatio = 2;

/// Writes the blocks of one segment.
class SegmentWriter {
 public:
  SegmentWriter(Xapian::WritableDatabase& db, const ListKind& kind, std::uint32_t number)
      : db_(db), kind_(kind) {
    segment_.number = number;
  }

  void add(std::string_view key, std::string_view value) {
    if (block_.empty()) segment_.blocks.push_back({std::string(key), 0});
    block_.add(key, value);
    ++segment_.entries;
    if (block_.size() >= kind_.block_bytes) write_block();
  }

  ListSegment finish() {
    if (!block_.empty()) write_block();
    return std::move(segment_);
  }

 private:
  void write_block() {
    const std::string bytes = block_.finish();
    const std::size_t number = segment_.blocks.size() - 1;
    segment_.blocks[number].hash = detail::list_block_hash(bytes);
    db_.set_metadata(detail::block_key(kind_.name, segment_.number, number), bytes);
  }

  Xapian::WritableDatabase& db_;
  const ListKind& kind_;
  ListSegment segment_;
  detail::ListBlockBuilder block_;
};

void remove_blocks(Xapian::WritableDatabase& db, const ListKind& kind, const ListSegment& segment) {
  for (std::size_t block = 0; block < segment.blocks.size(); ++block)
    db.set_metadata(detail::block_key(kind.name, segment.number, block), "");
}

}  // namespace

std::string SortedListWriter::find(std::string_view key) const {
  const ListSource source(db_);
  return SortedList(source, kind_).find(key);
}

void SortedListWriter::append(const std::vector<ListEntry>& changes) {
  if (changes.empty()) return;
  const ListSource source(db_);
  SortedList list(source, kind_);
  ListDirectory& directory = list.directory_;
  SegmentWriter writer(db_, kind_, directory.next_number++);
  for (const ListEntry& change : changes)
    writer.add(change.key, change.value);
  directory.segments.push_back(writer.finish());
  std::size_t first = directory.segments.size() - 1;
  std::uint64_t entries = changes.size();
  while (first > 0 && directory.segments[first - 1].entries < kRatio * entries)
    entries += directory.segments[--first].entries;
  merge(list, first);
}

void SortedListWriter::merge_all() {
  const ListSource source(db_);
  SortedList list(source, kind_);
  merge(list, 0);
}

/// Makes one of the segments from `first` on, and writes the directory.
void SortedListWriter::merge(SortedList& list, std::size_t first) {
  ListDirectory& directory = list.directory_;
  if (first + 1 < directory.segments.size()) {
    SegmentWriter writer(db_, kind_, directory.next_number++);
    SortedList::Cursor entries(list, first, "");
    while (entries.next())
      writer.add(entries.key(), entries.value());
    for (std::size_t i = first; i < directory.segments.size(); ++i)
      remove_blocks(db_, kind_, directory.segments[i]);
    directory.segments.resize(first);
    ListSegment merged = writer.finish();
    if (merged.entries > 0) directory.segments.push_back(std::move(merged));
  }
  db_.set_metadata(std::string(kind_.name),
                   directory.segments.empty() ? "" : detail::encode_directory(directory));
}

}  // namespace telusur::index
