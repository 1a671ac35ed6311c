// SPDX-License-Identifier: GPL-2.0-or-later
#include "result_cache.hpp"

#include <functional>
#include <utility>

#include "http/compress.hpp"

namespace telusur::searchd {
namespace {

/// What lists, maps and allocations take besides the bytes themselves, roughly.
constexpr std::size_t kUpkeepBytes = 512;

std::size_t bytes_of(std::string_view key, const CachedAnswer& answer) {
  std::size_t bytes = kUpkeepBytes + key.size() + answer.response.body.size();
  for (const http::Header& header : answer.response.headers)
    bytes += sizeof header + header.name.size() + header.value.size();
  return bytes;
}

}  // namespace

std::optional<CachedAnswer> ResultCache::find(std::string_view key) {
  if (!enabled()) return std::nullopt;
  const auto kept = find_kept(key);
  if (!kept) return std::nullopt;
  if (!kept->packed) return kept->answer;
  const http::Response& small = kept->answer.response;
  http::Response whole;
  whole.status = small.status;
  whole.headers = small.headers;
  whole.summary = small.summary;
  whole.body = http::unpacked(small.body);
  return CachedAnswer{std::move(whole), kept->answer.hits};
}

std::shared_ptr<const ResultCache::Kept> ResultCache::find_kept(std::string_view key) {
  Part& part = part_of(key);
  const std::lock_guard lock(part.mutex);
  const auto found = part.by_key.find(key);
  if (found == part.by_key.end()) {
    misses_.fetch_add(1, std::memory_order_relaxed);
    return nullptr;
  }
  hits_.fetch_add(1, std::memory_order_relaxed);
  part.entries.splice(part.entries.begin(), part.entries, found->second);
  return found->second->kept;
}

void ResultCache::keep(std::string key, CachedAnswer answer) {
  constexpr std::size_t kLargestShare = 8;
  bool packed = false;
  if (answer.response.header("Content-Encoding").empty()) {
    if (auto small = http::packed(answer.response.body)) {
      answer.response.body = std::move(*small);
      packed = true;
    }
  }
  const std::size_t bytes = bytes_of(key, answer);
  if (bytes > max_bytes_ / kLargestShare) return;
  Part& part = part_of(key);
  const std::lock_guard lock(part.mutex);
  if (part.by_key.contains(key)) return;  // two asked at the same time: either will do
  auto kept = std::make_shared<const Kept>(Kept{std::move(answer), packed});
  part.entries.push_front({std::move(key), std::move(kept), bytes});
  part.by_key.emplace(part.entries.front().key, part.entries.begin());
  part.bytes += bytes;
  while (part.bytes > max_bytes_) {
    part.bytes -= part.entries.back().bytes;
    part.by_key.erase(part.entries.back().key);
    part.entries.pop_back();
  }
}

CacheUse ResultCache::use() const {
  CacheUse use{hits_.load(std::memory_order_relaxed), misses_.load(std::memory_order_relaxed), 0,
               0};
  for (const Part& part : parts_) {
    const std::lock_guard lock(part.mutex);
    use.bytes += part.bytes;
    use.entries += part.entries.size();
  }
  return use;
}

ResultCache::Part& ResultCache::part_of(std::string_view key) {
  return parts_[std::hash<std::string_view>()(key) % kParts];
}

}  // namespace telusur::searchd
