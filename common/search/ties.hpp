// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>

#include "search/documents.hpp"
#include "search/page_articles.hpp"
#include "search/searcher.hpp"

namespace telusur::search {

/// Puts documents that earn the same into an order that does not depend on how the index is split:
/// the first published first, undated ones last, at the same time by id. `ranked` is best first,
/// and stays so but for scores that differ by no more than sums in another order do. Reads what is
/// published of those that tie, and the articles of a few of the same time. May throw
/// Xapian::Error.
void settle_ties(const PageArticles& articles, const Documents& documents,
                 std::span<RankedDocument> ranked);

}  // namespace telusur::search
