// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory_resource>
#include <span>
#include <string>
#include <vector>

#include "search/bm25.hpp"

namespace telusur::search {

/// The documents that have one term, and how often, in memory: two bytes each. Documents are cut
/// into windows of kWindow numbers, so that a match works on scores that fit the processor's
/// nearest cache, and skips a window in which the term cannot add enough (block-max: Ding & Suel
/// 2011, "Faster top-k document retrieval using block-max indexes"). Immutable: thread-safe.
class PostingList {
 public:
  using allocator_type = std::pmr::polymorphic_allocator<>;

  static constexpr unsigned kWindowBits = 11;
  static constexpr std::uint32_t kWindow = std::uint32_t{1} << kWindowBits;

  /// A document's place in its window below, how often the term is there above.
  using Posting = std::uint16_t;
  static constexpr std::uint32_t place_of(Posting posting) { return posting & (kWindow - 1U); }

  /// The postings of one window that has any.
  struct Window {
    std::uint32_t number = 0;  ///< docid / kWindow
    std::uint32_t begin = 0;   ///< of its postings
    float most_share = 0;      ///< at least the largest Bm25::share in it
  };

  /// `norms`: Bm25::norm of each document, by number, of the state of `db`. May throw
  /// Xapian::Error.
  PostingList(const Xapian::Database& db, const std::string& term, std::span<const double> norms);
  /// A copy in other memory, without the room that reading left.
  PostingList(const PostingList& other, const allocator_type& memory);

  /// Documents that have the term.
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(postings_.size()); }
  [[nodiscard]] std::size_t bytes() const;

  [[nodiscard]] std::span<const Window> windows() const { return windows_; }
  /// The postings of the window at this place of windows(), by document.
  [[nodiscard]] std::span<const Posting> postings(std::size_t window) const {
    const std::size_t end =
        window + 1 < windows_.size() ? windows_[window + 1].begin : postings_.size();
    return std::span(postings_).subspan(windows_[window].begin, end - windows_[window].begin);
  }
  /// How often the term is in the document of a posting, which must be one of postings().
  [[nodiscard]] std::uint32_t often(const Posting& posting) const {
    const std::uint32_t often = posting >> kWindowBits;
    return often < kMany ? often : many(posting);
  }

 private:
  /// As often as this or more often: the number stands in many_.
  static constexpr std::uint32_t kMany = (1U << (16U - kWindowBits)) - 1;

  struct Many {
    std::uint32_t posting;
    std::uint32_t often;
  };

  [[nodiscard]] std::uint32_t many(const Posting& posting) const;

  std::pmr::vector<Window> windows_;
  std::pmr::vector<Posting> postings_;
  std::pmr::vector<Many> many_;
};

}  // namespace telusur::search
