// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

#include "index/token_stream.hpp"
#include "search/query/tree.hpp"

namespace telusur::search {

/// True when the words of `stream` stand as the phrases, NEARs, prefixes and their exclusions in
/// the tree want them; words by themselves are the index's business, and count as found. By hashes:
/// a phrase of two words is mistaken once in 2^48 pairs of words, a prefix where another form of
/// the same stem has the same hash of 8 bits.
bool order_holds(const Node& root, const index::TokenStreamView& stream, bool title);

/// Lets Xapian keep only matches whose words stand as the query wants. Reads one token stream per
/// match. Not thread-safe; `db` and `root` must outlive it.
class OrderVerifier final : public Xapian::MatchDecider {
 public:
  OrderVerifier(const Xapian::Database& db, const Node& root, bool title)
      : db_(db), root_(root), title_(title) {}

  bool operator()(const Xapian::Document& document) const override;

 private:
  const Xapian::Database& db_;
  const Node& root_;
  bool title_;
  mutable index::TokenStream stream_;
};

}  // namespace telusur::search
