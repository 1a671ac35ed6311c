// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "http/message.hpp"

namespace telusur::searchd {

/// An answer that may be given again.
struct CachedAnswer {
  http::Response response;  ///< without what differs from request to request
  std::uint64_t hits = 0;   ///< how many articles it says match
};

/// How a cache of answers did since the start.
struct CacheUse {
  std::uint64_t hits = 0;
  std::uint64_t misses = 0;
  std::size_t bytes = 0;    ///< held now
  std::size_t entries = 0;  ///< held now
};

/// Answers by what was asked, of which state of the index and the dictionaries, least recently used
/// first out. Bodies that are not compressed are kept packed, which triples what there is room for.
/// Several independent parts, so that threads seldom meet. Thread-safe.
class ResultCache {
 public:
  /// `max_bytes` bounds keys, bodies and headers together, with an allowance for their upkeep; 0:
  /// nothing is kept.
  explicit ResultCache(std::size_t max_bytes) : max_bytes_(max_bytes / kParts) {}

  [[nodiscard]] bool enabled() const { return max_bytes_ > 0; }

  /// A copy; nothing when there is none.
  std::optional<CachedAnswer> find(std::string_view key);

  /// Keeps the answer, unless it is larger than an eighth of a part: it would drive out too much.
  void keep(std::string key, CachedAnswer answer);

  [[nodiscard]] CacheUse use() const;

 private:
  struct Kept {
    CachedAnswer answer;
    bool packed = false;  ///< its body
  };
  struct Entry {
    std::string key;
    std::shared_ptr<const Kept> kept;
    std::size_t bytes = 0;
  };
  struct Part {
    mutable std::mutex mutex;
    std::list<Entry> entries;  ///< most recently used first
    std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key;  ///< views of entries
    std::size_t bytes = 0;
  };
  static constexpr std::size_t kParts = 16;

  Part& part_of(std::string_view key);
  std::shared_ptr<const Kept> find_kept(std::string_view key);

  const std::size_t max_bytes_;  ///< of one part
  std::array<Part, kParts> parts_;
  std::atomic<std::uint64_t> hits_{0};
  std::atomic<std::uint64_t> misses_{0};
};

}  // namespace telusur::searchd
