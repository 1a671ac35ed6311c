// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "search/document_lengths.hpp"
#include "search/phrase_source.hpp"
#include "search/query/tree.hpp"
#include "search/ranking.hpp"

namespace telusur::search {

/// Words that must stand together to count, as a PhraseSource finds them.
struct PhraseLeaf {
  std::vector<ExpansionWord> words;
  PhraseField field = PhraseField::body;
};

/// One of many things of which a document needs only one.
struct AnyLeaf {
  std::variant<std::string, PhraseLeaf> what;  ///< a term, or a phrase
  double scale = 1;                            ///< of its weight
};

/// The best documents for a query of which any part suffices: the documents and scores that Xapian
/// finds for the same leaves joined by OP_OR, by BM25, in a fraction of the time. Term at a time
/// with MaxScore (Turtle & Flood 1995, "Query evaluation: strategies and optimizations"): once what
/// the leaves left can add is less than the best documents have, these leaves are only looked up
/// for documents that may still be among the best. Lengths come from memory.
/// Keeps 8 bytes a document of scratch memory; one thread.
class AnyMatcher {
 public:
  struct Found {
    std::vector<std::pair<Xapian::docid, double>> best;  ///< by score, then by number
    std::uint64_t seen = 0;                              ///< documents that match, at least
    bool all_seen = false;                               ///< `seen` are all that match
  };

  /// `lengths` are of the state of `db`; `most` documents are wanted. When `late()` becomes true
  /// the leaves that are left are not looked at. May throw Xapian::Error.
  Found match(const Xapian::Database& db, const std::vector<AnyLeaf>& leaves,
              const DocumentLengths& lengths, const Ranking& ranking, std::size_t most,
              const std::function<bool()>& late);

 private:
  class Leaf;

  void add_all(Leaf& leaf);
  void add_to_promising(Leaf& leaf);
  void keep_promising(double still_to_come, std::size_t most);
  void look_for_least(const std::vector<Xapian::docid>& documents, std::size_t most);

  std::vector<double> scores_;            ///< per docid; all 0 between matches
  std::vector<Xapian::docid> touched_;    ///< documents with a score
  std::vector<Xapian::docid> promising_;  ///< of those, which may be among the best
  std::vector<double> ordered_;
  double least_ = 0;  ///< a score that the last of the best has at least, as far as looked for
};

}  // namespace telusur::search
