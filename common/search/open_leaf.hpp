// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "search/match_leaf.hpp"
#include "search/posting_list.hpp"
#include "search/postings_cache.hpp"

namespace telusur::search {

/// A posting list while it is read, one window after the other.
class PostingCursor {
 public:
  explicit PostingCursor(std::shared_ptr<const PostingList> list) : list_(std::move(list)) {}

  /// Moves on to the window of this number; windows are entered in their order.
  void enter(std::uint32_t window) {
    const auto windows = list_->windows();
    while (at_ < windows.size() && windows[at_].number < window)
      ++at_;
    const bool any = at_ < windows.size() && windows[at_].number == window;
    postings_ = any ? list_->postings(at_) : std::span<const PostingList::Posting>();
  }

  /// Of the window entered.
  [[nodiscard]] std::span<const PostingList::Posting> postings() const { return postings_; }
  [[nodiscard]] float most_share() const {
    return postings_.empty() ? 0 : list_->windows()[at_].most_share;
  }
  /// The posting of a place in the window, null when the document does not have the term.
  [[nodiscard]] const PostingList::Posting* find(std::uint32_t place) const;

  [[nodiscard]] const PostingList& list() const { return *list_; }

 private:
  std::shared_ptr<const PostingList> list_;
  std::size_t at_ = 0;  ///< in windows()
  std::span<const PostingList::Posting> postings_;
};

/// A leaf of a match that runs. Of a phrase it tells which documents have all of the words; that
/// they stand together is for the token stream to say.
class OpenLeaf {
 public:
  /// May throw Xapian::Error.
  OpenLeaf(const Xapian::Database& db, const PostingsCache& postings, const MatchLeaf& leaf);

  [[nodiscard]] bool is_phrase() const { return pattern_.has_value(); }
  /// What it adds to a document at most; 0 when no document has it.
  [[nodiscard]] double most() const { return weight_; }
  /// Documents that have it; of a phrase, that have its rarest word.
  [[nodiscard]] std::uint32_t documents() const {
    return cursors_.empty() ? 0 : cursors_.front().list().size();
  }

  void enter(std::uint32_t window);

  /// What it adds at most to a document of the window entered.
  [[nodiscard]] double most_here() const {
    if (cursors_.empty()) return 0;
    return is_phrase() ? (postings().empty() ? 0 : weight_)
                       : weight_ * double(cursors_.front().most_share());
  }
  /// In the window entered, of the term, or of the rarest word.
  [[nodiscard]] std::span<const PostingList::Posting> postings() const {
    return cursors_.front().postings();
  }
  /// What a term adds to a document of this norm.
  [[nodiscard]] double score(const PostingList::Posting& posting, double norm) const {
    return weight_ * Bm25::share(cursors_.front().list().often(posting), norm);
  }
  /// The posting of a place, null when it has not the term; of a phrase, not all of its words.
  [[nodiscard]] const PostingList::Posting* find(std::uint32_t place) const;

  /// Of a phrase: whether its words stand together.
  [[nodiscard]] bool stands_in(const index::TokenStreamView& stream) const {
    return search::stands_in(*pattern_, field_, stream);
  }

 private:
  double weight_ = 0;
  std::vector<PostingCursor> cursors_;  ///< of the term, or of a phrase's words, the rarest first
  std::optional<StemPattern> pattern_;  ///< of a phrase
  PhraseField field_ = PhraseField::body;
};

}  // namespace telusur::search
