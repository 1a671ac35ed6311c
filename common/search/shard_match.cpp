// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/shard_match.hpp"

#include "index/index_reader.hpp"
#include "index/schema.hpp"
#include "search/bm25.hpp"

namespace telusur::search {

ShardMatch strict_match(const MatchPlan& plan, const Node& root) {
  return {plan.strict, plan.strict_claims, plan.needs_verifying ? &root : nullptr, &root};
}

ShardMatch relaxed_match(const MatchPlan& plan, const Node& root) {
  return {plan.relaxed, plan.relaxed_claims, plan.relaxed_needs_verifying ? &root : nullptr,
          nullptr, Wanted::anything};
}

std::optional<double> verified_weight(const ShardMatch& match, ClaimVerifier& verifier,
                                      Xapian::docid docid, double weight,
                                      const index::TokenStreamView& stream, bool title) {
  const double without_right = verifier.false_weight(docid, stream);
  const double left = weight - without_right;
  if (without_right > 0) {
    const bool found_by_claim_alone = left < kNoWeight;
    if (found_by_claim_alone) return std::nullopt;
    if (match.words != nullptr && !words_hold(*match.words, stream, title)) return std::nullopt;
  }
  if (match.order != nullptr && !order_holds(*match.order, stream, title, match.wanted)) {
    return std::nullopt;
  }
  return left;
}

bool matches(const Xapian::Database& db, const ShardMatch& match, const Ranking& ranking,
             std::string_view id, bool title) {
  if (match.query.empty()) return false;
  Xapian::Enquire enquire(db);
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_FILTER, match.query, Xapian::Query(index::id_term(id))));
  enquire.set_weighting_scheme(bm25_of(ranking));
  const Xapian::MSet found = enquire.get_mset(0, 1);
  if (found.empty() || !match.needs_verifying()) return !found.empty();
  index::TokenStream stream;
  if (!index::read_tokens(db, *found.begin(), stream)) return true;
  ClaimVerifier verifier(db, match.claims);
  const double weight = found.begin().get_weight();
  return verified_weight(match, verifier, *found.begin(), weight, stream, title).has_value();
}

}  // namespace telusur::search
