// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "index/token_stream.hpp"
#include "search/token_table.hpp"

namespace telusur::search {

/// What ranking reads of the documents of one match: from the table in memory where there is one,
/// from the database, or, where that is in shards, what the match has brought along. Anything else
/// of a document on another machine costs a round trip. Members may throw Xapian::Error.
class Documents {
 public:
  /// `table`: of the state of `db`, or null.
  explicit Documents(const Xapian::Database& db, std::shared_ptr<const TokenTable> table = nullptr)
      : db_(db), table_(std::move(table)) {}

  /// Takes what `matches` have brought along: of a match by sort_by() and bring_tokens().
  void bring(const Xapian::MSet& matches);

  /// As index::read_tokens. What is not in memory yet is read into `scratch`, and seen until that
  /// is used again.
  [[nodiscard]] std::optional<index::TokenStreamView> tokens(Xapian::docid docid,
                                                             index::TokenStream& scratch) const;
  /// What makes tokens() faster: first for several documents, then for each a little before.
  void prefetch_row(Xapian::docid docid) const {
    if (table_) table_->prefetch_row(docid);
  }
  void prefetch_tokens(Xapian::docid docid) const {
    if (table_) table_->prefetch_tokens(docid);
  }
  /// As index::published_at.
  [[nodiscard]] std::optional<std::chrono::sys_seconds> published(Xapian::docid docid) const;

 private:
  struct Slots {
    std::string tokens;
    std::string published;
  };

  const Xapian::Database& db_;
  std::shared_ptr<const TokenTable> table_;
  std::unordered_map<Xapian::docid, Slots> brought_;
};

/// Has a match over shards bring the token streams along, as collapse keys, which travel with the
/// results. No document is left out for it.
void bring_tokens(Xapian::Enquire& enquire);

}  // namespace telusur::search
