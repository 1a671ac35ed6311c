// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling/detail/article_counts.hpp"

#include "index/schema.hpp"

namespace telusur::search::detail {
namespace {

constexpr Xapian::doccount kCountedExactly = 4000;

}  // namespace

std::uint32_t articles_with_both(const Xapian::Database& db, const std::string& term,
                                 const std::string& other) {
  Xapian::Enquire enquire(db);
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_AND, Xapian::Query(term), Xapian::Query(other)));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, 0, kCountedExactly).get_matches_estimated();
}

std::uint32_t articles_with(const Xapian::Database& db, std::string_view surface) {
  return db.get_termfreq(index::exact_term(surface));
}

bool is_in_any_article(const Xapian::Database& db, const Word& word) {
  return db.term_exists(index::stem_term(word.stem)) ||
         db.term_exists(index::title_stem_term(word.stem));
}

}  // namespace telusur::search::detail
