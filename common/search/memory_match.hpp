// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "index/token_stream.hpp"
#include "search/match_leaf.hpp"
#include "search/posting_list.hpp"
#include "search/postings_cache.hpp"

namespace telusur::search {

/// What a match in memory works on. All of one state of the index.
struct MatchSource {
  const Xapian::Database& db;
  const PostingsCache& postings;  ///< PostingsCache::is_for() the constants wanted
  /// The token stream of a document, if it has one; may be read into the scratch given.
  std::function<std::optional<index::TokenStreamView>(Xapian::docid, index::TokenStream&)> tokens;
  std::function<bool()> late;  ///< asked now and then; when true the match ends with what it has
};

/// Matches leaves by ourselves: the documents and scores that Xapian finds for groups of leaves
/// joined by OP_OR, joined by OP_AND, by BM25, in a fraction of the time. Window by window of
/// document numbers, and within one leaf by leaf, adding up scores. Where one leaf suffices, with
/// MaxScore (Turtle & Flood 1995, "Query evaluation: strategies and optimizations"): leaves that
/// together cannot lift a document among the best are only looked up for documents that others
/// have lifted far enough; bounds are those of the window.
/// Keeps some 20 KiB of scratch memory; one thread.
class MemoryMatcher {
 public:
  struct Found {
    std::vector<std::pair<Xapian::docid, double>> best;  ///< by score, then by number
    std::uint64_t seen = 0;                              ///< documents that match, at least
    bool all_seen = false;                               ///< `seen` are all that match
  };

  MemoryMatcher();
  ~MemoryMatcher();
  MemoryMatcher(MemoryMatcher&&) noexcept;
  MemoryMatcher& operator=(MemoryMatcher&&) noexcept;

  /// The best `most` documents. May throw Xapian::Error.
  Found best(const MatchSource& source, std::span<const MatchLeaf> leaves, std::size_t most);

  /// Calls `use` with every document that matches, by number. False when that took too long. May
  /// throw Xapian::Error.
  bool each(const MatchSource& source, std::span<const MatchLeaf> leaves,
            const std::function<void(Xapian::docid)>& use);

 private:
  class Match;
  struct Scratch;
  std::unique_ptr<Scratch> scratch_;
};

}  // namespace telusur::search
