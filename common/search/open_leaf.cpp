// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/open_leaf.hpp"

#include <algorithm>

#include "search/idf.hpp"

namespace telusur::search {

const PostingList::Posting* PostingCursor::find(std::uint32_t place) const {
  if (postings_.empty()) return nullptr;
  // A binary search whose steps are no branches: half of those would be foreseen wrongly.
  const PostingList::Posting* at = postings_.data();
  for (std::size_t left = postings_.size(); left > 1;) {
    const std::size_t half = left / 2;
    at += PostingList::place_of(at[half]) <= place ? half : 0;
    left -= half;
  }
  return PostingList::place_of(*at) == place ? at : nullptr;
}

OpenLeaf::OpenLeaf(const Xapian::Database& db, const PostingsCache& postings,
                   const MatchLeaf& leaf) {
  if (const auto* term = std::get_if<std::string>(&leaf.what)) {
    auto list = postings.list(db, *term);
    if (!list) return;
    weight_ = leaf.scale * postings.bm25().term_weight(list->size());
    cursors_.emplace_back(std::move(list));
    return;
  }
  const auto& phrase = std::get<PhraseLeaf>(leaf.what);
  pattern_.emplace(phrase.words);
  field_ = phrase.field;
  for (const std::string& term : required_terms(phrase.words, phrase.field)) {
    auto list = postings.list(db, term);
    if (!list) {
      cursors_.clear();
      return;
    }
    cursors_.emplace_back(std::move(list));
  }
  std::ranges::sort(cursors_, {}, [](const PostingCursor& at) { return at.list().size(); });
  weight_ = leaf.scale * idf(db.get_doccount(), documents());
}

void OpenLeaf::enter(std::uint32_t window) {
  for (PostingCursor& cursor : cursors_)
    cursor.enter(window);
}

const PostingList::Posting* OpenLeaf::find(std::uint32_t place) const {
  const PostingList::Posting* found = nullptr;
  for (const PostingCursor& cursor : cursors_) {
    found = cursor.find(place);
    if (found == nullptr) break;
  }
  return found;
}

}  // namespace telusur::search
