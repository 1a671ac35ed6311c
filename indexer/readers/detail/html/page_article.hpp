// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "readers/detail/page_path.hpp"
#include "readers/reader.hpp"
#include "support/result.hpp"

namespace telusur::indexer::detail {

/// What is known of a page before it is opened.
struct PageContext {
  PagePath path;                              ///< of the file, or of the address it came from
  std::optional<article::Timestamp> fetched;  ///< what `2 jam lalu` is relative to
  std::string charset;                        ///< as an HTTP header says; may be empty
};

struct PageArticle {
  article::Article article;
  std::vector<RemovedText> removed;
};

/// The article in an HTML page, from bytes in any encoding (text_encoding.hpp). Metadata goes
/// before what is visible, but for the body, where the visible text goes before JSON-LD's
/// `articleBody`, which often has no paragraphs. The title is the page's `h1` where it and the
/// metadata agree, without the site's name. Source and section come from the address: the host, and
/// its first folder where that is the section's name. No date anywhere else: that of the address.
/// Errors: invalid_document, `where` empty, for a page without an article's text.
Result<PageArticle> article_of_page(std::string_view bytes, const PageContext& context);

/// The text of an HTML fragment in UTF-8, as feeds carry it; empty when there is none.
std::string text_of_fragment(std::string_view html, std::vector<RemovedText>& removed);

}  // namespace telusur::indexer::detail
