// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <span>

#include "analysis/analyzer.hpp"
#include "index/sorted_list.hpp"
#include "search/query/query.hpp"

namespace telusur::search {

/// So many words of the index a prefix stands for, those of the most articles.
constexpr std::size_t kMaxPrefixWords = 64;

/// Tells each Prefix of the query which words of the index begin so: one look-up for each in each
/// shard. A notice says where more begin so than kMaxPrefixWords. May throw Xapian::Error.
void find_prefix_words(Query& query, const analysis::Analyzer& analyzer,
                       std::span<const index::ListSource> shards);

}  // namespace telusur::search
