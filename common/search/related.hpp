// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "index/index_reader.hpp"
#include "search/ranking.hpp"

namespace telusur::search {

constexpr std::uint32_t kDefaultRelated = 5;
constexpr std::uint32_t kMaxRelated = 50;

/// An article about the same matter as another.
struct RelatedArticle {
  article::Article article;  ///< without lead and body
  std::string opening;       ///< of its text, where it has no title
  double likeness = 0;       ///< share of what the other article itself would score, 0..1
};

/// The articles most like the one with this id, best first: those that share the stems
/// it repeats and others seldom have, by BM25. Its near-copies tell nothing new and are left out,
/// as is whatever shares too little. Errors: not_found when there is no such article;
/// invalid_parameter for a limit above kMaxRelated; those of the index.
Result<std::vector<RelatedArticle>> related_articles(index::IndexReader& reader,
                                                     std::string_view id, std::uint32_t limit,
                                                     const Ranking& ranking);

}  // namespace telusur::search
