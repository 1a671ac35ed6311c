// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "article/article.hpp"

namespace telusur::index {

/// The stored document: every field of the article, so that a result page, an export or a new
/// index can be made from the index alone.
std::string encode_article(const article::Article& article);

/// Reads what encode_article wrote. Errors: index_damaged.
Result<article::Article> decode_article(std::string_view bytes);

/// The text that is analysed, ranked and cut into snippets: the lead given by the source, if any,
/// a line end, the body. Byte offsets of a TokenStream count in it.
std::string text_of(const article::Article& article);

}  // namespace telusur::index
