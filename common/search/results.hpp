// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "article/article.hpp"
#include "search/expand.hpp"
#include "search/explanation.hpp"
#include "search/facets.hpp"
#include "search/query/query.hpp"
#include "search/query_unit.hpp"
#include "search/snippet.hpp"
#include "search/timeline.hpp"

namespace telusur::search {

constexpr std::uint32_t kDefaultLimit = 10;
constexpr std::uint32_t kMaxLimit = 100;
constexpr std::uint32_t kMaxOffset = 1000;
constexpr std::uint32_t kDefaultSnippets = 2;
constexpr std::uint32_t kMaxSnippets = 3;
constexpr std::uint32_t kDefaultSnippetWords = 36;
constexpr std::uint32_t kMinSnippetWords = 8;
constexpr std::uint32_t kMaxSnippetWords = 200;
constexpr std::size_t kMaxSimilarShown = 20;  ///< articles named beneath a hit; all are counted

enum class Sort : std::uint8_t { relevance, newest, oldest };

/// Whether an article needs all words of the query: `automatic` relaxes to fewer when hardly any
/// article has them all, and says so.
enum class Match : std::uint8_t { automatic, all, any };

/// What happens to a query with words that are probably misspelt: `automatic` searches the
/// corrected query where the typed one finds nothing, and suggests it where that finds little;
/// `suggest` only suggests it.
enum class Typo : std::uint8_t { automatic, suggest, off };

/// What is asked. The defaults are those of every program.
struct SearchRequest {
  std::string query;                    ///< any text
  std::uint32_t limit = kDefaultLimit;  ///< 0..kMaxLimit
  std::uint32_t offset = 0;             ///< 0..kMaxOffset
  std::string cursor{};  ///< SearchResults::next_cursor of the page before; then no offset
  std::uint32_t snippets = kDefaultSnippets;           ///< passages per hit, 0..kMaxSnippets
  std::uint32_t snippet_words = kDefaultSnippetWords;  ///< of a passage, at most
  Sort sort = Sort::relevance;
  Match match = Match::automatic;
  Expand expand{};
  bool exact = false;  ///< the very forms typed, all of them: no others of their stem, or meaning
  Typo typo = Typo::automatic;
  Filters filters{};    ///< besides those in the query text
  Moment now{};         ///< what `kemarin` is measured from
  bool group = true;    ///< near-copies as one hit; then offset and limit count such hits
  bool recency = true;  ///< new articles gain a little, when `now` is known
  unsigned recency_half_life_days = 0;  ///< in place of the ranking's; 0: that
  bool explain = false;
  std::chrono::milliseconds time_budget{0};  ///< for matching and re-ranking; 0: none
  std::vector<FacetRequest> facets{};        ///< any of these has the whole match counted, which
  std::optional<TimelineUnit> timeline{};    ///< costs time; the normal query pays nothing
  std::vector<std::string> promoted{};  ///< ids of articles that come first by relevance, matching
                                        ///< or not, where the filters let them
  std::vector<std::string> hidden{};    ///< ids of articles that are not found
  bool partial = true;  ///< false: an error where a shard of the index cannot be reached
  bool title = true;    ///< false leaves the title out of matching and ranking, for evaluation
};

/// How many articles match, each copy counting: exactly (`eq`) or at least (`gte`).
struct Total {
  std::uint64_t value = 0;
  bool exact = true;
};

/// What is shown of an article that tells the story of a hit in nearly the same words.
struct SimilarArticle {
  std::string id;
  std::string title;
  std::string source;
  std::string url;
  std::optional<article::Timestamp> published;
};

/// The near-copies of a hit among the candidates of the query, the hit not counted.
struct Similar {
  std::size_t count = 0;
  std::vector<SimilarArticle> articles{};  ///< by time; at most kMaxSimilarShown
  std::size_t sources = 1;                 ///< different ones, that of the hit included
};

/// One article found. `article` comes without its body.
struct Hit {
  article::Article article;
  double score = 0;
  bool promoted = false;  ///< first because the request said so
  std::string title_html;
  std::string opening;  ///< of an article without a title: how its text begins (opening.hpp)
  std::vector<Snippet> snippets;
  Similar similar;
  std::optional<Explanation> explanation;  ///< when asked for
};

/// How the query was probably meant.
struct DidYouMean {
  std::string text;      ///< the corrected query
  bool applied = false;  ///< the results are those of `text`: the query itself finds nothing
};

/// The shards of an index that is in several.
struct Shards {
  std::size_t total = 0;
  std::vector<std::string>
      missing;  ///< those that could not be reached: their articles are missing
};

struct SearchResults {
  std::string query;
  std::optional<DidYouMean> did_you_mean;
  Query interpreted;       ///< how the query was understood, or the corrected one if it was applied
  bool relaxed = false;    ///< the hits need not have every word
  bool timed_out = false;  ///< the time budget was too short: the best found so far
  std::optional<Shards> shards;  ///< where there are several
  Total total;
  std::chrono::microseconds took{0};
  std::vector<Hit> hits;
  std::string next_cursor;           ///< empty after the last hit, or kMaxCursorPosition
  bool index_changed = false;        ///< since the page whose cursor was given: see Cursor
  std::vector<Facet> facets;         ///< those asked for, in that order
  std::optional<Timeline> timeline;  ///< when asked for

  /// Whether every article that matches has been considered, with all that the index knows of
  /// words: the same question gives the same.
  [[nodiscard]] bool complete() const {
    return !timed_out && !interpreted.outdated_expansions && (!shards || shards->missing.empty());
  }
};

}  // namespace telusur::search
