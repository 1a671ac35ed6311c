// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/documents.hpp"

#include <utility>

#include "index/index_reader.hpp"
#include "index/schema.hpp"

namespace telusur::search {

void Documents::bring(const Xapian::MSet& matches) {
  for (auto found = matches.begin(); found != matches.end(); ++found)
    brought_.insert_or_assign(*found, Slots{found.get_collapse_key(), found.get_sort_key()});
}

std::optional<index::TokenStreamView> Documents::tokens(Xapian::docid docid,
                                                        index::TokenStream& scratch) const {
  if (table_) return table_->tokens(docid);
  const auto known = brought_.find(docid);
  const bool read = known == brought_.end() ? index::read_tokens(db_, docid, scratch)
                                            : index::decode(known->second.tokens, scratch);
  return read ? std::optional<index::TokenStreamView>(scratch) : std::nullopt;
}

std::optional<std::chrono::sys_seconds> Documents::published(Xapian::docid docid) const {
  if (table_) return table_->published(docid);
  const auto known = brought_.find(docid);
  if (known == brought_.end()) return index::published_at(db_, docid);
  if (known->second.published.empty()) return std::nullopt;
  return index::decode_time(known->second.published);
}

void bring_tokens(Xapian::Enquire& enquire) {
  constexpr Xapian::doccount kAnyNumber = 1'000'000'000;  // of documents with one key
  enquire.set_collapse_key(index::slot::kTokens, kAnyNumber);
}

}  // namespace telusur::search
