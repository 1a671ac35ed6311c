// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace telusur::indexer::detail {

/// What markup the first bytes of an input show, in UTF-8 or UTF-16.
enum class Markup : std::uint8_t { none, html, rss, atom, sitemap, xml, other };

/// The kind of markup by doctype or the first element, XML declaration, comments and processing
/// instructions before it passed over. `xml` is an element nobody here knows after an XML
/// declaration; `other` any other element.
Markup markup_of(std::string_view head);

}  // namespace telusur::indexer::detail
