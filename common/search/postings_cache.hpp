// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/analyzer.hpp"
#include "index/index_reader.hpp"
#include "search/bm25.hpp"
#include "search/posting_list.hpp"
#include "support/result.hpp"

namespace telusur::search {

/// Posting lists of one state of the index in memory, read when a query first needs them, and the
/// lengths of its documents, as norms: what a match without Xapian works on. Shared by the
/// searchers on that state. Thread-safe.
///
/// Lists come in two generations, of half the room each: when the younger is full, the older goes,
/// as a whole, and what was asked for meanwhile has been copied into the younger. So their memory
/// is a few large blocks. Tens of thousands of small ones, which stay, among those that a search
/// takes and gives back would have the allocator look for room: 4 % of the time of a search.
class PostingsCache {
 public:
  /// Bounds the lists kept; those unused for long go first. Norms take 8 bytes a document besides.
  static constexpr std::size_t kMaxBytes = std::size_t{192} << 20U;
  /// The most documents norms are made for.
  static constexpr std::uint32_t kMaxDocuments = 4U << 20U;

  /// Look-ups of lists, counted through all the caches that share it.
  struct LookUps {
    std::atomic<std::uint64_t> hits{0};
    std::atomic<std::uint64_t> misses{0};
  };

  /// Null where there are more than that, and where the index is several databases, whose documents
  /// have other numbers within each. Errors: those of the index.
  static Result<std::shared_ptr<const PostingsCache>> build(index::IndexReader& reader,
                                                            std::shared_ptr<LookUps> look_ups);

  /// `max_bytes`: in place of kMaxBytes. May throw Xapian::Error.
  explicit PostingsCache(const Xapian::Database& db, std::size_t max_bytes = kMaxBytes,
                         std::shared_ptr<LookUps> look_ups = std::make_shared<LookUps>());
  ~PostingsCache();
  PostingsCache(const PostingsCache&) = delete;
  PostingsCache& operator=(const PostingsCache&) = delete;

  /// Whether shares are of the constants of `ranking`: the first to ask decides it.
  [[nodiscard]] bool is_for(const Ranking& ranking) const;

  /// By the constants agreed on; call after is_for() alone.
  [[nodiscard]] const Bm25& bm25() const;
  /// Bm25::norm of each document by its number, to the end of the last window.
  [[nodiscard]] std::span<const double> norms() const;
  /// The list of a term, which stays while the pointer does; null when no document has it. `db` is
  /// of the state this is of. May throw Xapian::Error.
  std::shared_ptr<const PostingList> list(const Xapian::Database& db,
                                          const std::string& term) const;

  struct Use {
    std::uint64_t hits = 0;  ///< of the LookUps
    std::uint64_t misses = 0;
    std::size_t bytes = 0;  ///< of the lists held now
    std::size_t lists = 0;  ///< one in both generations counts twice
  };
  [[nodiscard]] Use use() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace telusur::search
