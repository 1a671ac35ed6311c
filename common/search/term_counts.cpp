// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/term_counts.hpp"

namespace telusur::search {

void TermCounts::look_up(const std::vector<std::string>& terms) {
  if (terms.empty()) return;
  // Whatever a match is for, its statistics are gathered first, from all shards at once; no
  // document need be looked at.
  Xapian::Enquire enquire(db_);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet statistics = enquire.get_mset(0, 0);
  for (const std::string& term : terms)
    known_[term] = statistics.get_termfreq(term);
}

Xapian::doccount TermCounts::with(const std::string& term) const {
  if (const auto known = known_.find(term); known != known_.end()) return known->second;
  if (!postings_) return db_.get_termfreq(term);
  const auto list = postings_->list(db_, term);
  return list ? list->size() : 0;
}

}  // namespace telusur::search
