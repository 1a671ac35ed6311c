// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "index/index_reader.hpp"
#include "search/ranking.hpp"

namespace telusur::search {

constexpr std::size_t kMaxStoryArticles = 200;

/// One of the articles that tell a story in the same words.
struct StoryArticle {
  article::Article article;  ///< without lead and body
  std::string opening;       ///< of its text, where it has no title
};

/// A story of the whole index, however it is found: the article with this id and its near-copies
/// (index::near_copies), oldest first, undated ones last; the first kMaxStoryArticles of them.
///
/// A story has no name of its own: any of its articles names it. So a link to a story stays good
/// when copies come and go, and no state needs to be kept. Copies of one article need not be copies
/// of each other (a round-up holds several stories), so two of its articles may name groups that
/// differ.
///
/// Copies share the stems that set the article apart, so they are looked for among the articles
/// that share most of these. Errors: not_found when there is no such article; those of the index.
Result<std::vector<StoryArticle>> story_of(index::IndexReader& reader, std::string_view id,
                                           const Ranking& ranking);

}  // namespace telusur::search
