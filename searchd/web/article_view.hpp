// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>

#include "search/marked_article.hpp"
#include "search/related.hpp"
#include "web/layout.hpp"

namespace telusur::searchd::web {

/// The page of one article, with the words of `query` marked: its text where `with_text`, else the
/// passages that answer the query, and in both cases the way to its source.
Page article_view(const Wording& say, const search::MarkedArticle& marked,
                  std::span<const search::RelatedArticle> related, const PageQuery& query,
                  bool with_text);

}  // namespace telusur::searchd::web
