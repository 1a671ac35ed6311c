// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string_view>
#include <vector>

#include "search/match_leaf.hpp"
#include "search/phrase_claims.hpp"
#include "search/query/query.hpp"
#include "search/ranking.hpp"
#include "search/term_counts.hpp"

namespace telusur::search {

struct MatchOptions {
  bool title = true;  ///< false: the title neither matches nor ranks
  /// Set for an index in shards: what runs in this process cannot be part of the query there, so
  /// the words of an expansion are looked for in any order, and the plan says what that claims.
  const TermCounts* counts = nullptr;
};

/// A query in Xapian's terms, twice: with every word wanted, and with any of them. The order of
/// words in phrases and NEAR is not Xapian's business, nor is the form in which a word stands:
/// OrderVerifier checks them, and what is excluded by them.
struct MatchPlan {
  Xapian::Query strict;
  Xapian::Query relaxed;
  std::vector<PhraseClaim> strict_claims{};  ///< with MatchOptions::counts: to be verified
  std::vector<PhraseClaim> relaxed_claims{};
  /// What `strict` and `relaxed` are made of, where they are no more than groups of leaves joined
  /// by OP_OR, joined by OP_AND: a MemoryMatcher finds the same. Else none.
  std::vector<MatchLeaf> strict_leaves;
  std::vector<MatchLeaf> relaxed_leaves;
  bool can_relax = false;        ///< `relaxed` may find more
  bool needs_order = false;      ///< it wants phrases or NEAR
  bool needs_verifying = false;  ///< matches of `strict` are candidates: some are not as the query
                                 ///< wants them, which OrderVerifier tells
  bool relaxed_needs_verifying = false;  ///< likewise those of `relaxed`
};

/// Builds the plan. A query without words finds nothing, unless it has filters or exclusions: then
/// every article that passes. May throw Xapian::Error.
MatchPlan plan_match(const Query& query, const Ranking& ranking, const MatchOptions& options);

/// Every article that passes the filters.
Xapian::Query filter_query(const Filters& filters);

/// Whether the article of this id is among the matches of `query` that `decider` lets pass; the
/// empty query has none. May throw Xapian::Error.
bool matches(const Xapian::Database& db, const Xapian::Query& query, std::string_view id,
             const Xapian::MatchDecider* decider = nullptr);

}  // namespace telusur::search
