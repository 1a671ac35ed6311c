// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "readers/formats.hpp"

namespace telusur::indexer {

/// Largest feed read, in bytes after decompression.
constexpr std::size_t kMaxFeedBytes = std::size_t{64} << 20U;

/// RSS 2.0 (also 0.9x and 1.0) and Atom (RFC 4287): one article an item or entry, HTML in it read
/// as text. The id is the article's address as for HTML pages, so that a feed read again, and the
/// page itself, are one article; without one the guid or atom:id. The full text (`content:encoded`,
/// `content`) is the body and the summary the lead; a summary alone is the body. The publisher is
/// the host of the item's link, else of the feed's, else the feed's title; categories but the one
/// that names the section become tags. Entities that the feed declares are not expanded. Rejected:
/// a date that is none, naming the item. A feed that stops in the middle gives its whole items,
/// then one error.
std::unique_ptr<Reader> open_rss(ByteSource source, const Input& input,
                                 const ReaderOptions& options = {});
std::unique_ptr<Reader> open_atom(ByteSource source, const Input& input,
                                  const ReaderOptions& options = {});

/// Certain of the root element.
Match match_rss(std::string_view head);
Match match_atom(std::string_view head);

}  // namespace telusur::indexer
