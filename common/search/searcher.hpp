// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include "analysis/analyzer.hpp"
#include "index/index_reader.hpp"
#include "search/article_explanation.hpp"
#include "search/cursor.hpp"
#include "search/documents.hpp"
#include "search/expansion.hpp"
#include "search/learnt.hpp"
#include "search/marked_article.hpp"
#include "search/match_plan.hpp"
#include "search/memory_match.hpp"
#include "search/query/saved_queries.hpp"
#include "search/ranking.hpp"
#include "search/rerank.hpp"
#include "search/results.hpp"
#include "search/shard_match.hpp"
#include "search/spelling/correction.hpp"
#include "search/term_counts.hpp"

namespace telusur::search {

/// An article that matches, before anything of it is read for display.
struct RankedDocument {
  Xapian::docid docid = 0;
  double bm25 = 0;
  std::uint32_t evidence = UINT32_MAX;  ///< index among that of the candidates that were re-ranked
  double recency = 0;                   ///< share of the score gained by being new
  double score = 0;                     ///< the final one
  bool promoted = false;                ///< SearchRequest::promoted put it first
  bool whole = false;                   ///< of a relaxed match: comes first for it has every word
  std::uint32_t sketch = UINT32_MAX;    ///< index among the sketches that re-ranking read
};

struct Story;

/// The order of a match.
void sort_by(Sort sort, Xapian::Enquire& enquire);

/// Answers queries on one index. Keeps the database handle and scratch memory: one thread each.
class Searcher {
 public:
  /// `learnt` is what the searchers on one index share; without, the searcher has its own. Without
  /// an expander, words are looked for as typed alone.
  Searcher(index::IndexReader reader, const analysis::Analyzer& analyzer, Ranking ranking,
           std::shared_ptr<const Expander> expander = nullptr,
           std::shared_ptr<Learnt> learnt = nullptr)
      : reader_(std::move(reader)),
        analyzer_(analyzer),
        ranking_(ranking),
        expander_(std::move(expander)),
        learnt_(learnt ? std::move(learnt) : std::make_shared<Learnt>(analyzer)) {}

  /// Errors: invalid_parameter (limits of SearchRequest); those of the index. A text that finds
  /// nothing, even an empty one, is a success without hits. Where a query finds little and has
  /// words that look misspelt, SearchRequest::typo says what happens.
  Result<SearchResults> search(const SearchRequest& request);

  /// The ids of the articles that search() would consider, with what ranked them, best first: for
  /// tuning and explanations. Errors: as search().
  struct Candidate {
    std::string id;
    Evidence evidence;
  };
  Result<std::vector<Candidate>> candidates(const SearchRequest& request);

  /// The article with this id, the words of request.query marked in it as search() would, with
  /// request.snippets passages. Errors: not_found; those of the index.
  Result<MarkedArticle> marked_article(std::string_view id, const SearchRequest& request);

  /// Why the article of this id is found by the request, or why it is not. Limit, offset and
  /// cursor do not matter. Errors: as search(); not_found when there is no such article.
  Result<ArticleExplanation> explain(const SearchRequest& request, const std::string& id);

  /// How the query is understood, filters of the request and expansions included. Errors: those of
  /// the index.
  Result<Query> understand(const SearchRequest& request);

  /// Searches that begin from now on use this one.
  void use(std::shared_ptr<const Expander> expander) { expander_ = std::move(expander); }
  /// What `simpanan:NAME` stands for; null: nothing.
  void use(std::shared_ptr<const SavedQueries> saved) { saved_ = std::move(saved); }

  [[nodiscard]] index::IndexReader& reader() { return reader_; }
  [[nodiscard]] Learnt& learnt() { return *learnt_; }

 private:
  /// What is known of all matches, not of the best alone.
  struct Counts {
    Total total;
    std::vector<Facet> facets;
    std::optional<Timeline> timeline;
  };
  struct Ranked {
    std::vector<RankedDocument> documents;
    Counts counts;
    bool relaxed = false;
    bool timed_out = false;
    bool complete = false;  ///< `documents` are all that match
    bool in_memory = false;
    QueryKind kind = QueryKind::keywords;
    TextKind text = TextKind::articles;
    std::vector<UnitWeight> weights;  ///< per unit
    std::vector<Evidence> evidence;   ///< of the candidates that were re-ranked
    double best_bm25 = 0;             ///< of these; 0 where none were
    std::vector<index::StorySketch> sketches;
  };

  /// rank(), and the entries of the page out of it: with enough documents that near-copies do not
  /// leave the page short.
  Ranked rank_stories(const Xapian::Database& db, const Query& query,
                      const std::vector<QueryUnit>& units, const SearchRequest& request,
                      std::vector<Story>& stories);
  /// rank_stories() for the page after `cursor`, whose place in the list becomes request.offset.
  Ranked rank_after(const Cursor& cursor, const Xapian::Database& db, const Query& query,
                    const std::vector<QueryUnit>& units, SearchRequest& request,
                    std::vector<Story>& stories);
  Result<SearchResults> search_as_typed(const SearchRequest& request);
  Result<std::optional<Correction>> correction_of(const SearchResults& results);
  Result<void> mend_spelling(const SearchRequest& request, SearchResults& results);
  Ranked rank(const Xapian::Database& db, const Query& query, const std::vector<QueryUnit>& units,
              const SearchRequest& request);
  void open_memory(const Xapian::Database& db, const SearchRequest& request);
  [[nodiscard]] MatchSource memory(const Xapian::Database& db) const;
  bool match_in_memory(const Xapian::Database& db, std::span<const MatchLeaf> leaves,
                       const SearchRequest& request, Ranked& ranked);
  bool count_in_memory(const Xapian::Database& db, std::span<const MatchLeaf> leaves,
                       const SearchRequest& request, Ranked& ranked);
  void match(const Xapian::Database& db, const Xapian::Query& query,
             const Xapian::MatchDecider* decider, const SearchRequest& request, Ranked& ranked);
  double take_verified(const Xapian::MSet& matches, const ShardMatch& match,
                       ClaimVerifier& verifier, const SearchRequest& request, Ranked& ranked);
  void match_shards(const Xapian::Database& db, const ShardMatch& match,
                    const SearchRequest& request, Ranked& ranked);
  void count_shards(const Xapian::Database& db, const ShardMatch& match,
                    const SearchRequest& request, std::uint32_t all_fetched, Ranked& ranked);
  /// Errors: network, when a shard is missing and the request wants all.
  Result<void> note_shards(const SearchRequest& request, SearchResults& results) const;
  void look_up_terms(const std::vector<QueryUnit>& units);
  void count(const Xapian::Database& db, const Xapian::Query& query,
             const Xapian::MatchDecider* decider, const SearchRequest& request, Ranked& ranked);
  static Xapian::doccount counted_anyway(const Xapian::Database& db);
  void take_total(const Xapian::MSet& matches, Ranked& ranked) const;
  void limit_time(Xapian::Enquire& enquire) const;
  void rerank(const Xapian::Database& db, const std::vector<QueryUnit>& units,
              const SearchRequest& request, Ranked& ranked);
  [[nodiscard]] bool is_late() const;
  void score(const SearchRequest& request, Ranked& ranked) const;
  [[nodiscard]] static Evidence evidence_of(const RankedDocument& document, const Ranked& ranked);
  Result<std::vector<Hit>> present(const Xapian::Database& db, const Query& query,
                                   const std::vector<QueryUnit>& units,
                                   const SearchRequest& request, const Ranked& ranked,
                                   const std::vector<Story>& stories);

  index::IndexReader reader_;
  std::optional<Documents> documents_;             ///< of the search that runs
  std::optional<TermCounts> counts_;               ///< likewise
  std::shared_ptr<const PostingsCache> postings_;  ///< likewise; null where the match is Xapian's
  const analysis::Analyzer& analyzer_;
  Ranking ranking_;
  std::shared_ptr<const Expander> expander_;
  std::shared_ptr<const SavedQueries> saved_;
  std::shared_ptr<Learnt> learnt_;
  std::optional<std::chrono::steady_clock::time_point> deadline_;  ///< of the search that runs
  index::TokenStream stream_;
  analysis::TokenBuffer tokens_;
  MemoryMatcher matcher_;
};

}  // namespace telusur::search
