// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/sorted_list.hpp"

#include <algorithm>
#include <unordered_set>

namespace telusur::index {

using detail::ListBlock;
using detail::ListBlockReader;
using detail::ListSegment;

std::string take_newer(std::string_view /*older*/, std::string_view newer) {
  return std::string(newer);
}

SortedList::SortedList(const ListSource& source, const ListKind& kind)
    : source_(&source),
      kind_(kind),
      directory_(detail::decode_directory(source.db.get_metadata(list_name()))) {}

BlockCache::Bytes SortedList::read_block(const ListSegment& segment, std::size_t block) const {
  const std::uint64_t hash = segment.blocks[block].hash;
  const auto& cache = source_->cache;
  if (cache) {
    if (auto known = cache->find(cached_as(), hash)) return known;
  }
  auto bytes = std::make_shared<const std::string>(
      source_->db.get_metadata(detail::block_key(kind_.name, segment.number, block)));
  if (detail::list_block_hash(*bytes) != hash) {
    throw Xapian::DatabaseCorruptError("a block of list " + list_name() + " is not what it was");
  }
  if (cache) cache->keep(cached_as(), hash, bytes);
  return bytes;
}

void SortedList::forget_replaced() const {
  if (!source_->cache) return;
  std::unordered_set<std::uint64_t> hashes;
  for (const ListSegment& segment : directory_.segments) {
    for (const ListBlock& block : segment.blocks)
      hashes.insert(block.hash);
  }
  source_->cache->retain(cached_as(), hashes);
}

std::string SortedList::find(std::string_view key) const {
  Cursor cursor = from(key);
  return cursor.next() && cursor.key() == key ? cursor.value() : "";
}

SortedList::Cursor::Cursor(const SortedList& list, std::size_t first_segment,
                           std::string_view first_key)
    : list_(&list), keep_empty_(first_segment > 0) {
  const auto& segments = list.directory_.segments;
  for (std::size_t i = first_segment; i < segments.size(); ++i) {
    Place& place = places_.emplace_back();
    place.segment = &segments[i];
    place.entries = std::make_unique<ListBlockReader>();
    const auto& blocks = segments[i].blocks;
    const auto after = std::ranges::upper_bound(blocks, first_key, {}, &ListBlock::first_key);
    place.next_block = static_cast<std::size_t>(after - blocks.begin());
    // The block before the first that begins later may have it.
    if (place.next_block > 0) --place.next_block;
    do {
      advance(place);
    } while (!place.at_end && place.entries->key() < first_key);
  }
}

void SortedList::Cursor::advance(Place& place) const {
  while (!place.entries->next()) {
    if (place.next_block == place.segment->blocks.size()) {
      place.at_end = true;
      return;
    }
    place.entries->open(*list_->read_block(*place.segment, place.next_block++));
  }
}

/// Every place stands at an entry that is not taken yet.
bool SortedList::Cursor::next() {
  for (;;) {
    const Place* least = nullptr;
    for (const Place& place : places_) {
      const bool before =
          !place.at_end && (least == nullptr || place.entries->key() < least->entries->key());
      if (before) least = &place;
    }
    if (least == nullptr) return false;
    key_ = least->entries->key();
    value_.clear();
    bool first = true;
    for (Place& place : places_) {
      if (place.at_end || place.entries->key() != key_) continue;
      const std::string_view value = place.entries->value();
      value_ = first ? std::string(value) : list_->kind_.combine(value_, value);
      first = false;
      advance(place);
    }
    if (!value_.empty() || keep_empty_) return true;
  }
}

}  // namespace telusur::index
