// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>

#include "search/results.hpp"
#include "web/html.hpp"
#include "web/page_query.hpp"
#include "web/wording.hpp"

namespace telusur::searchd::web {

/// Hits as a numbered list that begins with `first`: headline, source, time, snippet, why it is
/// found, its near-copies. `query_id`: what page.js tells /v1/events when a hit is opened; empty:
/// that is not counted.
Html hit_list(const Wording& say, std::span<const search::Hit> hits, std::uint64_t first,
              const PageQuery& query, std::string_view query_id);

/// Source, section and time in one line, the source leading to more of it.
Html byline(const Wording& say, const article::Article& article, const PageQuery& query);

/// Where the headline leads: the article on the web, or our page of it where it has no address.
Url headline_url(std::string_view url, std::string_view id, const PageQuery& query);

}  // namespace telusur::searchd::web
