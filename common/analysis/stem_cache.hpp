// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "analysis/stemmer.hpp"

namespace telusur::analysis {

/// Remembers stems in a table of fixed size: kMemoryBytes, allocated once, never more. One per
/// thread: not thread-safe. A word has one of two places and the older of the two gives way, so
/// forgetting never makes a stem wrong. Worth having where running text is stemmed word by word.
class StemCache {
 private:
  struct alignas(32) Entry {
    const char* stem = nullptr;    ///< in the stemmer's storage; null: a part of the word
    std::uint8_t word_length = 0;  ///< 0: free
    std::uint8_t stem_begin = 0;   ///< in the word
    std::uint8_t stem_length = 0;
    bool older = false;
    std::array<char, 20> word{};
  };
  static_assert(sizeof(Entry) == 32);

 public:
  static constexpr std::size_t kEntries = std::size_t{1} << 15;
  static constexpr std::size_t kMemoryBytes = kEntries * sizeof(Entry);
  /// Longer words are not kept.
  static constexpr std::size_t kMaxBytes = 20;

  /// `stemmer` must outlive the cache. A stem that it gives neither as part of the word nor in
  /// `scratch` must view storage that does not change while it lives.
  explicit StemCache(const Stemmer& stemmer);

  /// What `stemmer.stem(word, scratch)` gives, with the same life.
  std::string_view stem(std::string_view word, std::string& scratch);

 private:
  static void remember(Entry& entry, std::string_view word, std::string_view stem,
                       const std::string& scratch);

  const Stemmer* stemmer_;
  std::unique_ptr<std::array<Entry, kEntries>> entries_;
};

}  // namespace telusur::analysis
