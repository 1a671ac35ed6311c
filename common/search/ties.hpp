// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <span>

#include "index/article_codec.hpp"
#include "search/documents.hpp"
#include "search/searcher.hpp"

namespace telusur::search {

/// Puts documents that earn the same into an order that does not depend on how the index is split:
/// the first published first, undated ones last, at the same time by id. `ranked` is best first,
/// and stays so but for scores that differ by no more than sums in another order do. Reads what is
/// published of those that tie, and the articles of a few of the same time. May throw
/// Xapian::Error.
void settle_ties(const Xapian::Database& db, const index::ArticleDecoder& decoder,
                 const Documents& documents, std::span<RankedDocument> ranked);

}  // namespace telusur::search
