// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>

#include "search/query/tree.hpp"

namespace telusur::search::detail {

/// Articles that have both terms: exact up to a few thousand, estimated above.
std::uint32_t articles_with_both(const Xapian::Database& db, const std::string& term,
                                 const std::string& other);

/// Whether at least so many articles, of the few thousand that are counted exactly, have both
/// terms: looks no further than that.
bool have_both(const Xapian::Database& db, const std::string& term, const std::string& other,
               std::uint32_t at_least);

/// Whether any article has some form of the word, in title or text.
bool is_in_any_article(const Xapian::Database& db, const Word& word);

}  // namespace telusur::search::detail
