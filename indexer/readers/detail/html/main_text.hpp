// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "readers/detail/html/document.hpp"
#include "readers/reader.hpp"

namespace telusur::indexer::detail {

/// The text of a page without its furniture.
struct MainText {
  std::string body;   ///< paragraphs, one a line
  std::string title;  ///< the page's first heading of the highest level; may be empty
  std::vector<std::string> bylines;  ///< short lines near the title: who wrote it and when
  std::vector<RemovedText> removed;  ///< every other line of the page, with the rule
};

/// Finds the article in a page: the element marked `itemprop=articleBody`, or else the one around
/// most of the running text, by a score that gives each paragraph's bytes to the element around it
/// and a share of them to the two above (after A. Lab's Readability). Within it, furniture is left
/// out by markup (furniture.hpp) and by what the lines are: nothing but links, a heading over
/// links, the title again, the byline. Where that leaves next to nothing, names of classes are not
/// believed. `title` and `authors` are what the metadata says, for recognising them in the text.
/// Linear in the size of the page.
MainText main_text(const HtmlDocument& document, std::string_view title,
                   const std::vector<std::string>& authors);

/// The paragraphs of a fragment, as feeds carry an article: all of its text but link lists.
MainText fragment_text(const HtmlDocument& document);

}  // namespace telusur::indexer::detail
