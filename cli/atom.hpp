// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "search/results.hpp"

namespace telusur::cli {

/// The hits as an Atom feed (RFC 4287), best first: title, link, times, authors, section and tags
/// as categories, snippets with <mark> as an HTML summary. Articles without any time carry
/// 1970-01-01, for `updated` is required; the feed's own is its newest article's. Ids are the
/// articles' URLs, else `urn:x-telusur:article:ID`.
std::string to_atom(const search::SearchResults& results);

}  // namespace telusur::cli
