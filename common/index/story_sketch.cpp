// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/story_sketch.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <numeric>

#include "index/token_stream.hpp"

namespace telusur::index {
namespace {

constexpr bool in_sample(std::uint32_t hash, unsigned level) {
  return (hash & ((std::uint32_t{1} << level) - 1)) == 0;
}

/// Number of values in both of two ascending sequences.
template <class T>
std::size_t shared_count(std::span<const T> a, std::span<const T> b) {
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const T left = a[i];
    const T right = b[j];
    shared += left == right ? 1 : 0;
    i += left <= right ? 1 : 0;
    j += right <= left ? 1 : 0;
  }
  return shared;
}

/// Sorts hashes several times faster than comparing alone: they are spread evenly, so that their
/// highest bits all but order them.
void sort_hashes(std::vector<ShingleHash>& hashes) {
  constexpr unsigned kBits = 9;  // as many buckets as an article has shingles, about
  constexpr unsigned kShift = 32 - kBits;
  constexpr std::size_t kMost = std::size_t{8} << kBits;
  if (hashes.size() > kMost) {  // buckets would be long
    std::ranges::sort(hashes);
    return;
  }
  std::array<std::uint32_t, (1U << kBits) + 1> begins{};
  for (const ShingleHash hash : hashes)
    ++begins[(hash >> kShift) + 1];
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  std::vector<ShingleHash> sorted(hashes.size());
  auto places = begins;
  for (const ShingleHash hash : hashes)
    sorted[places[hash >> kShift]++] = hash;
  // Each is a place or two from its own.
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    const ShingleHash hash = sorted[i];
    std::size_t at = i;
    for (; at > 0 && sorted[at - 1] > hash; --at)
      sorted[at] = sorted[at - 1];
    sorted[at] = hash;
  }
  hashes.swap(sorted);
}

}  // namespace

void find_shingles(const TokenStreamView& stream, std::vector<ShingleHash>& shingles) {
  shingles.clear();
  shingles.reserve(stream.stems.size());
  std::array<std::uint32_t, kShingleWords> window{};
  for (std::size_t i = stream.title_words; i < stream.stems.size(); ++i) {
    std::ranges::copy(window.begin() + 1, window.end(), window.begin());
    window.back() = std::uint32_t{stream.stems[i]} << 8U | stream.forms[i];
    if (i + 1 < stream.title_words + kShingleWords) continue;
    shingles.push_back(static_cast<ShingleHash>(XXH3_64bits(window.data(), sizeof window)));
  }
  sort_hashes(shingles);
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
}

double containment(std::span<const ShingleHash> a, std::span<const ShingleHash> b) {
  const std::size_t smaller = std::min(a.size(), b.size());
  return smaller == 0 ? 0 : double(shared_count(a, b)) / double(smaller);
}

bool near_copies(std::span<const ShingleHash> a, std::span<const ShingleHash> b) {
  return std::min(a.size(), b.size()) >= kMinShingles && containment(a, b) > kCopyContainment;
}

StorySketch::StorySketch(std::span<const ShingleHash> shingles) {
  constexpr std::uint32_t kMask = (std::uint32_t{1} << kHashBits) - 1;
  std::vector<std::uint32_t> sample(shingles.begin(), shingles.end());
  for (std::uint32_t& hash : sample)
    hash &= kMask;
  std::ranges::sort(sample);
  sample.erase(std::unique(sample.begin(), sample.end()), sample.end());
  while (sample.size() > kMaxHashes) {
    ++level_;
    std::erase_if(sample, [this](std::uint32_t hash) { return !in_sample(hash, level_); });
  }
  size_ = static_cast<std::uint8_t>(sample.size());
  std::ranges::copy(sample, hashes_.begin());
}

std::size_t StorySketch::size_at(unsigned level) const {
  if (level <= level_) return size_;
  return static_cast<std::size_t>(std::ranges::count_if(
      hashes(), [level](std::uint32_t hash) { return in_sample(hash, level); }));
}

bool StorySketch::assign(unsigned level, std::span<const std::uint32_t> hashes) {
  *this = {};
  const bool ascending =
      std::ranges::adjacent_find(hashes, std::ranges::greater_equal()) == hashes.end();
  if (level > kHashBits || hashes.size() > kMaxHashes || !ascending) return false;
  for (const std::uint32_t hash : hashes) {
    if (hash >> kHashBits != 0 || !in_sample(hash, level)) return false;
  }
  level_ = static_cast<std::uint8_t>(level);
  size_ = static_cast<std::uint8_t>(hashes.size());
  std::ranges::copy(hashes, hashes_.begin());
  return true;
}

bool StorySketch::operator==(const StorySketch& other) const {
  return level_ == other.level_ && std::ranges::equal(hashes(), other.hashes());
}

namespace {

/// Hashes of the smaller sample, where both are complete.
std::size_t comparable(const StorySketch& a, const StorySketch& b) {
  const unsigned level = std::max(a.level(), b.level());
  return std::min(a.size_at(level), b.size_at(level));
}

}  // namespace

double estimate_containment(const StorySketch& a, const StorySketch& b, std::size_t shared) {
  const std::size_t smaller = comparable(a, b);
  return smaller == 0 ? 0 : double(shared) / double(smaller);
}

Likeness likeness(const StorySketch& a, const StorySketch& b, std::size_t shared) {
  const std::size_t smaller = comparable(a, b);
  if (smaller == 0) return Likeness::different;
  const double estimate = double(shared) / double(smaller);
  if (estimate < kWorthALook) return Likeness::different;
  const bool sure = smaller >= kSureHashes && estimate >= kSure;
  return sure ? Likeness::near_copies : Likeness::unclear;
}

double estimate_containment(const StorySketch& a, const StorySketch& b) {
  return estimate_containment(a, b, shared_count(a.hashes(), b.hashes()));
}

}  // namespace telusur::index
