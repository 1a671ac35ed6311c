// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "index/token_stream.hpp"
#include "search/phrase_source.hpp"
#include "search/query/tree.hpp"
#include "search/stem_pattern.hpp"

namespace telusur::search {

/// An expansion of several words in a query for shards. A PhraseSource cannot go to another
/// machine; what does is a leaf with the same weight for the articles that have the words in any
/// order. Whether they stand together is looked at when the match has brought the token streams
/// along, and `weight` is taken back where they do not.
struct PhraseClaim {
  StemPattern pattern;
  std::vector<index::StemHash> stems;  ///< of the words that must be there
  std::vector<std::string> terms;      ///< likewise
  PhraseField field = PhraseField::body;
  double weight = 0;
};

/// Finds out what the claims of one match have given to whom without right. Members may throw
/// Xapian::Error.
class ClaimVerifier {
 public:
  /// Both must outlive the verifier.
  ClaimVerifier(const Xapian::Database& db, std::span<const PhraseClaim> claims)
      : db_(db), claims_(claims), claimed_(claims.size()) {}

  /// The weight to take back from a document with this token stream.
  double false_weight(Xapian::docid docid, const index::TokenStreamView& stream);

 private:
  /// Whether all the words are in the document, which one hash in 65,536 is not proof of: the
  /// documents that have them are asked for when the first is in doubt.
  bool has_all_words(std::size_t claim, Xapian::docid docid);

  const Xapian::Database& db_;
  std::span<const PhraseClaim> claims_;
  std::vector<std::optional<std::unordered_set<Xapian::docid>>> claimed_;
};

/// Whether a document has what each operand of the tree wants, going by its token stream: of words
/// the stem, or what says them otherwise. For those that have weight without right: everything that
/// a stream cannot tell (prefixes, filters, exclusions) was seen to by the match.
bool words_hold(const Node& root, const index::TokenStreamView& stream, bool title);

}  // namespace telusur::search
