// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/pins.hpp"

#include <algorithm>

#include "index/schema.hpp"

namespace telusur::search {

void hide(MatchPlan& plan, std::span<const std::string> ids) {
  if (ids.empty() || plan.strict.empty()) return;
  std::vector<Xapian::Query> terms;
  terms.reserve(ids.size());
  for (const std::string& id : ids)
    terms.emplace_back(index::id_term(id));
  const Xapian::Query hidden(Xapian::Query::OP_OR, terms.begin(), terms.end());
  for (Xapian::Query* query : {&plan.strict, &plan.relaxed})
    *query = Xapian::Query(Xapian::Query::OP_AND_NOT, *query, hidden);
  // They know no exclusions.
  plan.strict_leaves.clear();
  plan.relaxed_leaves.clear();
}

std::size_t promote(const Xapian::Database& db, std::span<const std::string> ids,
                    const Xapian::Query& query, const Filters& filters,
                    std::vector<RankedDocument>& documents) {
  const Xapian::Query passing = filter_query(filters);
  std::vector<RankedDocument> first;
  std::size_t added = 0;
  for (const std::string& id : ids) {
    const Xapian::docid docid = index::find_article(db, id);
    if (docid == 0 || !matches(db, passing, id)) continue;
    const auto known = std::ranges::find(documents, docid, &RankedDocument::docid);
    if (known != documents.end()) {
      first.push_back(*known);
      documents.erase(known);
    } else {
      if (!matches(db, query, id)) ++added;
      first.emplace_back().docid = docid;
    }
    first.back().promoted = true;
  }
  documents.insert(documents.begin(), first.begin(), first.end());
  return added;
}

}  // namespace telusur::search
