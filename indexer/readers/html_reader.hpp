// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "readers/formats.hpp"

namespace telusur::indexer {

/// Largest HTML page read, in bytes after decompression.
constexpr std::size_t kMaxHtmlBytes = std::size_t{16} << 20U;

/// One HTML page, one article, as detail/html/page_article.hpp says. Rejected: a page without an
/// article's text, such as a list of headlines; one that nests over 256 elements; one over
/// kMaxHtmlBytes.
std::unique_ptr<Reader> open_html(ByteSource source, const Input& input,
                                  const ReaderOptions& options = {});

/// Certain of a doctype or an <html> element, possible for other markup that is no XML.
Match match_html(std::string_view head);

}  // namespace telusur::indexer
