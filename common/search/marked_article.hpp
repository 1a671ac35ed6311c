// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "article/article.hpp"
#include "search/snippet.hpp"

namespace telusur::search {

/// One article to be read, a query's words marked in it as they are in snippets. `*_html` are
/// escaped, with <mark> around each match.
struct MarkedArticle {
  article::Article article;
  std::string title_html;
  std::vector<std::string> paragraphs_html;  ///< of lead and body, the blank ones left out
  std::vector<Snippet> passages;  ///< those that tell most, for where the text is not shown
};

}  // namespace telusur::search
