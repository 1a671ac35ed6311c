// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "index/token_stream.hpp"
#include "search/query_unit.hpp"

namespace telusur::search {

/// Reads token streams as a query with prefixes does: a word that one of them stands for has the
/// stem of its unit there, in the form typed, so that re-ranking finds these words like others and
/// no other forms of theirs. A word that the query has besides keeps its own stem. Not thread-safe.
class PrefixReading {
 public:
  explicit PrefixReading(std::span<const QueryUnit> units);

  /// `stream` itself where the query has no prefixes; else seen until the next call.
  index::TokenStreamView read(const index::TokenStreamView& stream);

 private:
  struct Entry {
    std::uint32_t word;  ///< stem and form of what the prefix stands for
    index::StemHash stem;
    index::FormHash form;
  };

  void read(index::StemHash& stem, index::FormHash& form) const;

  std::vector<Entry> entries_;  ///< by word
  std::vector<index::StemHash> stems_;
  std::vector<index::FormHash> forms_;
  std::vector<index::StreamOverlay> overlays_;
};

}  // namespace telusur::search
