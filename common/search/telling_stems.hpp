// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "index/story_sketch.hpp"
#include "search/documents.hpp"
#include "search/ranking.hpp"

namespace telusur::search {

/// A stem that sets an article apart.
struct TellingStem {
  std::string term;
  double share = 0;   ///< of its BM25 weight, in the query
  double weight = 0;  ///< how telling it is
};

/// The stems of an article's text that set it apart: often in it, seldom elsewhere. `sharded`:
/// IndexReader::is_sharded. Each of these may throw Xapian::Error.
std::vector<TellingStem> telling_stems(const Xapian::Database& db, Xapian::docid docid,
                                       bool sharded);

/// The `most` articles that share most of `stems`, by BM25. Of an index in shards their token
/// streams and times come along, for Documents::bring().
Xapian::MSet matches_of(const Xapian::Database& db, const std::vector<TellingStem>& stems,
                        Xapian::doccount most, const Ranking& ranking, bool sharded);

/// The shingles of an article's text (index::find_shingles).
std::vector<index::ShingleHash> shingles_of(const Documents& documents, Xapian::docid docid);

}  // namespace telusur::search
