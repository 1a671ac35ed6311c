// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>

#include "index/token_stream.hpp"
#include "search/query/tree.hpp"

namespace telusur::search {

/// Whether the index by itself tells which articles have `node`: there are only words in it.
bool index_tells(const Node& node);

/// What an article must have of a tree.
enum class Wanted : std::uint8_t { everything, anything };

/// True when the words of `stream` stand as the phrases, NEARs and prefixes in the tree want them,
/// and no such thing that is excluded is there; words by themselves are the index's business, and
/// count as found. With Wanted::anything, any word that is looked for will do, those of phrases and
/// NEARs one by one; what is excluded must not be there either. By hashes: a phrase of two words is
/// mistaken once in 2^48 pairs of words, a prefix where another form of the same stem has the same
/// hash of 8 bits, a word beside it (in OR, in a group that is excluded) once in 2^16.
bool order_holds(const Node& root, const index::TokenStreamView& stream, bool title,
                 Wanted wanted = Wanted::everything);

/// Lets Xapian keep only matches whose words stand as the query wants. Reads one token stream per
/// match. Not thread-safe; `db` and `root` must outlive it.
class OrderVerifier final : public Xapian::MatchDecider {
 public:
  OrderVerifier(const Xapian::Database& db, const Node& root, bool title,
                Wanted wanted = Wanted::everything)
      : db_(db), root_(root), title_(title), wanted_(wanted) {}

  bool operator()(const Xapian::Document& document) const override;

 private:
  const Xapian::Database& db_;
  const Node& root_;
  bool title_;
  Wanted wanted_;
  mutable index::TokenStream stream_;
};

}  // namespace telusur::search
