// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "search/results.hpp"

/// Results of a search as a feed that people subscribe to. May include `search`.
namespace telusur::feed {

/// Where a feed stands on the web. Everything may be empty: then it is left out, or what a format
/// requires is made of the query.
struct FeedAddress {
  std::string self{};  ///< absolute URL of the feed
  std::string page{};  ///< absolute URL of the same results for people
};

/// Atom (RFC 4287): title, link, times, authors, section and tags as categories, snippets with
/// <mark> as an HTML summary. Ids are the articles' URLs, else `urn:x-telusur:article:ID`: an entry
/// keeps its id in every feed. Addresses that are not http or https are no links. `updated` is
/// required: articles without any time carry the beginning of today (UTC), the feed its newest
/// article's.
std::string to_atom(const search::SearchResults& results, const FeedAddress& address = {});

/// RSS 2.0, with atom:link to itself and dc:creator for authors; ids as in Atom. Articles without
/// any time have no pubDate.
std::string to_rss(const search::SearchResults& results, const FeedAddress& address = {});

}  // namespace telusur::feed
