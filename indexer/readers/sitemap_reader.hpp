// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "readers/formats.hpp"

namespace telusur::indexer {

/// Largest sitemap read; sitemaps.org allows 50 MB.
constexpr std::size_t kMaxSitemapBytes = std::size_t{64} << 20U;

/// A sitemap, also with the news extension, or an index of sitemaps, as a list of pages that were
/// saved beside it: `https://HOST/PATH` is the file `HOST/PATH` or `PATH` below the sitemap's
/// folder, as it is or with `.html`, `/index.html`, `.gz`. Nothing is fetched, and nothing outside
/// that folder is read. What the news extension says (title, publication date, publisher's name)
/// serves where the page says nothing. Rejected by number: an entry whose page is not there.
std::unique_ptr<Reader> open_sitemap(ByteSource source, const Input& input,
                                     const ReaderOptions& options = {});

/// Certain of the root element.
Match match_sitemap(std::string_view head);

}  // namespace telusur::indexer
