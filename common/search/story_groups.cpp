// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/story_groups.hpp"

#include <algorithm>
#include <utility>

namespace telusur::search {

StoryGrouper::StoryGrouper(ReadShingles read)
    : read_(std::move(read)), buckets_(std::size_t{1} << kFirstBucketBits, kNone) {
  constexpr std::size_t kUsualCandidates = 128;
  groups_.reserve(kUsualCandidates);
  founders_.reserve(kUsualCandidates);
  entries_.reserve(kUsualCandidates * index::StorySketch::kMaxHashes);
}

std::size_t StoryGrouper::add(const index::StorySketch& sketch) {
  shingles_.reset();
  std::optional<std::size_t> group = find_group(sketch);
  if (!group) {
    group = groups_.size();
    found(sketch);
  }
  groups_[*group].members.push_back(candidates_++);
  return *group;
}

std::optional<std::size_t> StoryGrouper::find_group(const index::StorySketch& sketch) {
  const auto look = [&](std::uint32_t number,
                        std::optional<std::vector<index::ShingleHash>>& shingles) {
    if (shingles) return;
    read_(number, shingles.emplace());
    ++looks_;
  };
  count_shared(sketch);
  std::ranges::sort(alike_);
  for (const std::uint32_t number : alike_) {
    Founder& founder = founders_[number];
    const auto likeness = index::likeness(sketch, founder.sketch, founder.shared);
    if (likeness == index::Likeness::near_copies) return number;
    if (likeness == index::Likeness::different) continue;
    look(candidates_, shingles_);
    look(groups_[number].members.front(), founder.shingles);
    if (index::near_copies(*shingles_, *founder.shingles)) return number;
  }
  return std::nullopt;
}

/// Fills alike_, and `shared` of each founder in it.
void StoryGrouper::count_shared(const index::StorySketch& sketch) {
  for (const std::uint32_t number : alike_)
    founders_[number].shared = 0;
  alike_.clear();
  for (const std::uint32_t hash : sketch.hashes()) {
    for (std::uint32_t at = bucket_of(hash); at != kNone; at = entries_[at].next) {
      if (entries_[at].hash != hash) continue;
      const std::uint32_t number = entries_[at].founder;
      if (founders_[number].shared++ == 0) alike_.push_back(number);
    }
  }
}

void StoryGrouper::found(const index::StorySketch& sketch) {
  const auto number = static_cast<std::uint32_t>(groups_.size());
  groups_.emplace_back();
  founders_.push_back({sketch, std::exchange(shingles_, std::nullopt)});
  for (const std::uint32_t hash : sketch.hashes()) {
    if (entries_.size() == buckets_.size()) grow();
    std::uint32_t& bucket = bucket_of(hash);
    const std::uint32_t next = std::exchange(bucket, static_cast<std::uint32_t>(entries_.size()));
    entries_.push_back({hash, number, next});
  }
}

/// By the high bits of a product (Fibonacci hashing): the low bits of a hash are those that a
/// sketch's level makes zero.
std::uint32_t& StoryGrouper::bucket_of(std::uint32_t hash) {
  return buckets_[(hash * 0x9E3779B1U) >> (32U - bucket_bits_)];
}

void StoryGrouper::grow() {
  ++bucket_bits_;
  buckets_.assign(std::size_t{1} << bucket_bits_, kNone);
  for (std::uint32_t i = 0; i < entries_.size(); ++i)
    entries_[i].next = std::exchange(bucket_of(entries_[i].hash), i);
}

}  // namespace telusur::search
