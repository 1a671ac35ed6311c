// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <span>
#include <string_view>

#include "index/token_stream.hpp"
#include "search/match_plan.hpp"
#include "search/order_verifier.hpp"
#include "search/phrase_claims.hpp"
#include "search/query/tree.hpp"
#include "search/ranking.hpp"

namespace telusur::search {

/// A query over shards, where nothing of this process can be part of the match: what it only claims
/// of an article is verified when the match has brought its token stream along. What it refers to
/// must outlive it.
struct ShardMatch {
  const Xapian::Query& query;
  std::span<const PhraseClaim> claims{};
  const Node* order = nullptr;         ///< tree that order_holds() must say holds
  const Node* words = nullptr;         ///< tree of which everything must hold, whatever was claimed
  Wanted wanted = Wanted::everything;  ///< of `order`

  [[nodiscard]] bool needs_verifying() const { return order != nullptr || !claims.empty(); }
};

/// The two queries of a plan that was made with MatchOptions::counts, of this tree.
ShardMatch strict_match(const MatchPlan& plan, const Node& root);
ShardMatch relaxed_match(const MatchPlan& plan, const Node& root);

/// Weights that differ by less are the same sum in another order.
constexpr double kNoWeight = 1e-9;

/// What is left of the `weight` that the match gave a document; nothing where it does not match
/// after all. May throw Xapian::Error.
std::optional<double> verified_weight(const ShardMatch& match, ClaimVerifier& verifier,
                                      Xapian::docid docid, double weight,
                                      const index::TokenStreamView& stream, bool title);

/// Whether the article of this id matches, as matches() of match_plan.hpp. May throw Xapian::Error.
bool matches(const Xapian::Database& db, const ShardMatch& match, const Ranking& ranking,
             std::string_view id, bool title);

}  // namespace telusur::search
