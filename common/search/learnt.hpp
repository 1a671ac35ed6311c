// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>

#include "index/index_place.hpp"
#include "search/article_table.hpp"
#include "search/facet_columns.hpp"
#include "search/per_revision.hpp"
#include "search/postings_cache.hpp"
#include "search/spelling/spelling_model.hpp"
#include "search/suggest/suggester.hpp"
#include "search/token_table.hpp"

namespace telusur::search {

/// What is learnt from one index as a whole, shared by the searchers on it. Thread-safe.
struct Learnt {
  explicit Learnt(const analysis::Analyzer& analyzer)
      : spelling(analyzer),
        suggester(analyzer),
        facets(analyzer),
        postings(analyzer,
                 [look_ups = look_ups](auto& reader, const analysis::Analyzer& /*own*/) {
                   return PostingsCache::build(reader, look_ups);
                 }),
        tokens(analyzer),
        articles(analyzer) {}

  /// Has what makes answers fast, but not others, made in the background: for programs that stay.
  /// Of shards on other machines only suggestions and spelling: tables would come over the wire
  /// document by document, and are not used there.
  void prepare(const index::IndexPlace& place) {
    suggester.prepare(place);
    spelling.prepare(place);
    if (place.cluster() != nullptr && !place.cluster()->is_local()) return;
    facets.prepare(place);
    postings.prepare(place);
    tokens.prepare(place);
    articles.prepare(place);
  }

  /// Waits for what is being made.
  void settle() {
    suggester.settle();
    spelling.settle();
    facets.settle();
    postings.settle();
    tokens.settle();
    articles.settle();
  }

  const std::shared_ptr<PostingsCache::LookUps> look_ups =
      std::make_shared<PostingsCache::LookUps>();
  PerRevision<SpellingModel> spelling;
  PerRevision<Suggester> suggester;
  PerRevision<FacetColumns> facets;     ///< used once prepared, for counts
  PerRevision<PostingsCache> postings;  ///< used once prepared, for the match
  PerRevision<TokenTable> tokens;       ///< used once prepared, for re-ranking and phrases
  PerRevision<ArticleTable> articles;   ///< used once prepared, for what a page shows
};

}  // namespace telusur::search
