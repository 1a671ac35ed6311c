// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <libxml/tree.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace telusur::indexer::detail {

/// One line of a page as a reader sees it: a paragraph, a heading, an item, a row of a table.
struct Block {
  std::string text;                ///< white space run together, never empty
  const xmlNode* owner = nullptr;  ///< the innermost block element around it
  std::size_t link_bytes = 0;      ///< how much of the text is links
  bool heading = false;            ///< `h1` … `h6`, or all of it bold
  std::string_view rule;           ///< why it is furniture; empty for text
};

/// Blocks [begin, end) of a page, those below one element.
struct BlockRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The visible text of a page.
struct Blocks {
  std::vector<Block> blocks;                              ///< in document order
  std::unordered_map<const xmlNode*, BlockRange> ranges;  ///< of the elements that hold any
};

/// Cuts the page below `root` into blocks and marks those within furniture (furniture.hpp). With
/// `by_names` false class names and ids are not believed. Scripts, styles and the like have no
/// blocks. Linear in the size of the page.
Blocks blocks_of(const xmlNode& root, bool by_names = true);

}  // namespace telusur::indexer::detail
