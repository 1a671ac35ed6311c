// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling/detail/article_counts.hpp"

#include <algorithm>

#include "index/schema.hpp"

namespace telusur::search::detail {
namespace {

constexpr Xapian::doccount kCountedExactly = 4000;

Xapian::MSet with_both(const Xapian::Database& db, const std::string& term,
                       const std::string& other, Xapian::doccount counted) {
  Xapian::Enquire enquire(db);
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_AND, Xapian::Query(term), Xapian::Query(other)));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, 0, counted);
}

}  // namespace

std::uint32_t articles_with_both(const Xapian::Database& db, const std::string& term,
                                 const std::string& other) {
  return with_both(db, term, other, kCountedExactly).get_matches_estimated();
}

bool have_both(const Xapian::Database& db, const std::string& term, const std::string& other,
               std::uint32_t at_least) {
  const Xapian::doccount counted = std::min<Xapian::doccount>(at_least, kCountedExactly);
  return with_both(db, term, other, counted).get_matches_lower_bound() >= counted;
}

bool is_in_any_article(const Xapian::Database& db, const Word& word) {
  return db.term_exists(index::stem_term(word.stem)) ||
         db.term_exists(index::title_stem_term(word.stem));
}

}  // namespace telusur::search::detail
