// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "search/explanation.hpp"
#include "search/query/query.hpp"
#include "support/language.hpp"

namespace telusur::search {

/// One thing that keeps an article out of the results.
struct Obstacle {
  enum class Kind : std::uint8_t {
    missing,    ///< lacks a word, and all are wanted or it has none of them
    order,      ///< has the words of a phrase or NEAR, but not standing so
    excluded,   ///< has what the query excludes
    filter,     ///< another source, section, ...
    published,  ///< published before, after, or at an unknown time
    hidden,     ///< SearchRequest::hidden
    empty,      ///< the query has no words and no filters: it finds nothing at all
  };
  Kind kind{};
  std::string what;  ///< the word as typed, the name of the filter; empty where there is none

  bool operator==(const Obstacle&) const = default;
};

/// Stable name: `missing`.
std::string_view name(Obstacle::Kind kind);

/// `tidak ada: peretasan`.
std::string to_sentence(const Obstacle& obstacle, Language language);

/// Why a query finds one article, or why not.
struct ArticleExplanation {
  article::Article article;           ///< without lead and body
  bool found = false;                 ///< it is among the results, on whichever page
  bool relaxed = false;               ///< the results need not have every word
  bool promoted = false;              ///< SearchRequest::promoted puts it first
  std::optional<std::uint32_t> rank;  ///< from 1, copies counted; unknown below kMaxExplainedRank
  double score = 0;                   ///< as in the results; 0 when it is not ranked
  Explanation explanation;            ///< of the words, found or not
  std::vector<Obstacle> obstacles;    ///< none when it is found
  Query interpreted;
};

constexpr std::uint32_t kMaxExplainedRank = 1000;

}  // namespace telusur::search
