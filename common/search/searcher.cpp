// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/searcher.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <span>

#include "index/schema.hpp"
#include "index/stored_article.hpp"
#include "search/bm25.hpp"
#include "search/facet_counter.hpp"
#include "search/idf.hpp"
#include "search/match_plan.hpp"
#include "search/opening.hpp"
#include "search/order_verifier.hpp"
#include "search/page_articles.hpp"
#include "search/pins.hpp"
#include "search/prefix_reading.hpp"
#include "search/prefix_words.hpp"
#include "search/query/exact_words.hpp"
#include "search/query/parser.hpp"
#include "search/recency.hpp"
#include "search/request_limits.hpp"
#include "search/rerank.hpp"
#include "search/story_page.hpp"
#include "search/ties.hpp"

namespace telusur::search {
namespace {

/// Fewer articles with every word than this, and articles with some of them are wanted too.
constexpr std::size_t kEnoughHits = 10;

/// Documents looked through at most, past the first of a page, to fill it when near-copies fall
/// together.
constexpr std::size_t kMaxReach = 4000;

/// One article in so many is a near-copy of an earlier one, more or less (0.03 of the news): so
/// many more are fetched for a page deep in the list.
constexpr std::uint32_t kCopiesShare = 16;

/// How many places further down the last hit of a page is looked for after a change of the index.
constexpr std::uint32_t kMovedHits = 500;

/// Importance of each unit: its idf; 0 for what cannot decide anything.
std::vector<UnitWeight> unit_weights(const TermCounts& counts, const std::vector<QueryUnit>& units,
                                     const Ranking& ranking) {
  const bool only_stopwords =
      std::ranges::all_of(units, [](const QueryUnit& unit) { return unit.stopword; });
  std::vector<UnitWeight> weights;
  for (const QueryUnit& unit : units) {
    double share = unit.stopword && !only_stopwords ? 0 : 1;
    if (unit.bound) share *= ranking.bound_letter_weight;
    if (unit.overlay) share *= ranking.overlay_weight;
    if (unit.prefix) {
      share *= idf(counts.documents(), std::min<std::uint64_t>(unit.articles, counts.documents()));
    } else if (share > 0) {
      share *= idf(counts.documents(), counts.with(index::stem_term(unit.stem)));
    }
    weights.push_back({std::max(share, 0.0)});
  }
  return weights;
}

Result<Similar> read_similar(const PageArticles& articles, const std::vector<Xapian::docid>& docids,
                             const std::string& source) {
  Similar similar{.count = docids.size()};
  std::set<std::string> sources{source};
  for (const Xapian::docid docid : docids)
    sources.insert(articles.source(docid));
  similar.sources = sources.size();
  for (std::size_t i = 0; i < std::min(docids.size(), kMaxSimilarShown); ++i) {
    auto article = articles.article(docids[i]);
    if (!article) return article.error();
    similar.articles.push_back({std::move(article->id), std::move(article->title),
                                std::move(article->source), std::move(article->url),
                                article->published});
  }
  return similar;
}

/// Whether each word of the query is taken to matter: in a query of this many content words it is
/// no accident that an article has them all. Of longer ones such articles, put first, cost as much
/// as they gain or more: MRR@10 of the given questions and headlines is .9011 and .9181 for up to
/// three words, .9006 and .9178 for up to four, .8796 and .9135 for any number.
bool is_short(const std::vector<QueryUnit>& units) {
  constexpr std::ptrdiff_t kFewWords = 3;
  return std::ranges::count_if(units, [](const QueryUnit& unit) {
           return !unit.overlay && !unit.stopword;
         }) <= kFewWords;
}

/// Has the articles that have every word among those that are re-ranked, whatever their BM25, and
/// come `first` even then. There are fewer of them than that, so that they are the same on every
/// page.
void put_first(std::span<const RankedDocument> whole, bool first,
               std::vector<RankedDocument>& documents) {
  const std::size_t most = documents.size();
  std::erase_if(documents, [&](const RankedDocument& document) {
    return std::ranges::find(whole, document.docid, &RankedDocument::docid) != whole.end();
  });
  documents.insert(documents.begin(), whole.begin(), whole.end());
  for (RankedDocument& document : std::span(documents).first(whole.size()))
    document.whole = first;
  documents.resize(most);
}

/// The cursor for the page after `page`; empty when there is none.
std::string next_cursor(const SearchRequest& page, const SearchResults& results, bool complete,
                        std::string_view revision) {
  const std::size_t shown = page.offset + results.hits.size();
  const bool full = results.hits.size() == page.limit;
  if (results.hits.empty() || shown > kMaxCursorPosition) return {};
  if (shown >= results.total.value && results.total.exact) return {};
  if (complete && !full) return {};
  return encode({cursor_binding(page), revision_mark(revision), page.now,
                 static_cast<std::uint32_t>(shown), results.hits.back().article.id});
}

}  // namespace

void sort_by(Sort sort, Xapian::Enquire& enquire) {
  // Of documents that weigh the same the oldest first, as most indexes have them in one database:
  // what place they have among shards says nothing.
  if (sort == Sort::relevance) {
    enquire.set_sort_by_relevance_then_value(index::slot::kPublished, false);
  } else {
    enquire.set_sort_by_value_then_relevance(index::slot::kPublished, sort == Sort::newest);
  }
}

namespace {

std::chrono::microseconds since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                               start);
}

}  // namespace

Result<SearchResults> Searcher::search(const SearchRequest& request) {
  if (auto checked = check(request); !checked) return checked.error();
  const auto start = std::chrono::steady_clock::now();
  deadline_.reset();
  if (request.time_budget.count() > 0) deadline_ = start + request.time_budget;
  auto results = search_as_typed(request);
  if (!results) return results;
  if (auto mended = mend_spelling(request, *results); !mended) return mended.error();
  // An idle searcher must not keep tables alive that others have new ones of.
  postings_ = nullptr;
  documents_.reset();
  counts_.reset();
  results->took = since(start);
  return results;
}

Result<SearchResults> Searcher::search_as_typed(const SearchRequest& request) {
  const auto cursor = read_cursor(request);
  if (!cursor) return cursor.error();
  SearchResults results;
  results.query = request.query;
  SearchRequest page = request;
  if (*cursor) page.now = (*cursor)->now;
  auto query = understand(page);
  if (!query) return query.error();
  results.interpreted = std::move(*query);
  const std::vector<QueryUnit> units = to_units(results.interpreted);
  auto answered = reader_.read([&](const Xapian::Database& db) -> Result<void> {
    if (auto whole = note_shards(request, results); !whole) return whole;
    std::vector<Story> stories;
    Ranked ranked = *cursor ? rank_after(**cursor, db, results.interpreted, units, page, stories)
                            : rank_stories(db, results.interpreted, units, page, stories);
    results.total = ranked.counts.total;
    results.relaxed = ranked.relaxed;
    results.facets = std::move(ranked.counts.facets);
    results.timeline = std::move(ranked.counts.timeline);
    auto hits = present(db, results.interpreted, units, page, ranked, stories);
    if (!hits) return hits.error();
    results.hits = std::move(*hits);
    const bool all_shown = results.hits.size() == stories.size();
    results.timed_out = ranked.timed_out || !all_shown;
    const std::string revision = reader_.revision();
    results.index_changed = *cursor && (*cursor)->revision != revision_mark(revision);
    results.next_cursor = next_cursor(page, results, ranked.complete && all_shown, revision);
    return {};
  });
  if (!answered) return answered.error();
  return results;
}

Searcher::Ranked Searcher::rank_stories(const Xapian::Database& db, const Query& query,
                                        const std::vector<QueryUnit>& units,
                                        const SearchRequest& request, std::vector<Story>& stories) {
  SearchRequest reach = request;
  if (request.group) reach.limit += request.offset / kCopiesShare;
  std::optional<Counts> counted;  // once is enough, however far the page reaches
  for (;;) {
    Ranked ranked = rank(db, query, units, reach);
    if (counted) ranked.counts = *counted;
    if (!reach.facets.empty() || reach.timeline) counted = ranked.counts;
    reach.facets.clear();
    reach.timeline.reset();
    stories = stories_on_page(*documents_, request, ranked.documents, ranked.sketches,
                              ranking_.depth, [this] { return is_late(); });
    const std::size_t asked = std::max(reach.offset + reach.limit, ranking_.depth);
    const bool all = ranked.documents.size() < asked;
    ranked.complete = all;
    if (stories.size() == request.limit) return ranked;
    ranked.timed_out = ranked.timed_out || is_late();
    if (all || ranked.timed_out || asked > kMaxReach + request.offset) return ranked;
    reach.limit = 2 * (reach.limit + ranking_.depth);
  }
}

Searcher::Ranked Searcher::rank_after(const Cursor& cursor, const Xapian::Database& db,
                                      const Query& query, const std::vector<QueryUnit>& units,
                                      SearchRequest& request, std::vector<Story>& stories) {
  request.offset = cursor.position;
  if (cursor.revision == revision_mark(reader_.revision())) {
    return rank_stories(db, query, units, request, stories);
  }
  // The last hit shown has moved, by as many as came or went before it: look for it from the top,
  // and a little further than it stood.
  SearchRequest reach = request;
  reach.offset = 0;
  reach.limit = cursor.position + kMovedHits + request.limit;
  Ranked ranked = rank_stories(db, query, units, reach, stories);
  const Xapian::docid last = index::find_article(db, cursor.last);
  const auto found = std::ranges::find_if(stories, [last](const Story& story) {
    return story.lead.docid == last ||
           std::ranges::find(story.similar, last) != story.similar.end();
  });
  if (last != 0 && found != stories.end()) {
    request.offset = static_cast<std::uint32_t>(found - stories.begin()) + 1;
  }
  const std::size_t first = std::min<std::size_t>(request.offset, stories.size());
  stories.erase(stories.begin(), stories.begin() + static_cast<std::ptrdiff_t>(first));
  if (stories.size() > request.limit) {
    stories.erase(stories.begin() + request.limit, stories.end());
    ranked.complete = false;
  }
  return ranked;
}

Result<Query> Searcher::understand(const SearchRequest& request) {
  Query query =
      parse_query(analyzer_, request.query, {.now = request.now, .saved = saved_.get()}, tokens_);
  for (std::size_t i = 0; i < kFilterFields; ++i) {
    const auto field = static_cast<FilterField>(i);
    const ValueFilter& more = request.filters[field];
    ValueFilter& values = query.filters[field];
    values.include.insert(values.include.end(), more.include.begin(), more.include.end());
    values.exclude.insert(values.exclude.end(), more.exclude.begin(), more.exclude.end());
  }
  narrow(query.filters, request.filters.published);
  if (request.exact) ask_for_forms(query.root);
  const auto completed = reader_.read([&](const Xapian::Database& /*db*/) -> Result<void> {
    find_prefix_words(query, analyzer_, reader_.lists());
    return {};
  });
  if (!completed) return completed.error();
  if (expander_) {
    const auto up_to_date = expander_->expand(query, request.expand, reader_);
    if (!up_to_date) return up_to_date.error();
    query.outdated_expansions = !*up_to_date;
  }
  return query;
}

Searcher::Ranked Searcher::rank(const Xapian::Database& db, const Query& query,
                                const std::vector<QueryUnit>& units, const SearchRequest& request) {
  Ranked ranked;
  const bool sharded = reader_.is_sharded();
  open_memory(db, request);
  if (sharded && !postings_) look_up_terms(units);
  MatchPlan plan = plan_match(query, ranking_,
                              {.title = request.title, .counts = sharded ? &*counts_ : nullptr});
  hide(plan, request.hidden);
  const OrderVerifier verifier(db, query.root, request.title);
  const OrderVerifier loose_verifier(db, query.root, request.title, Wanted::anything);
  const OrderVerifier* decider = plan.needs_verifying ? &verifier : nullptr;
  const OrderVerifier* loose_decider = plan.relaxed_needs_verifying ? &loose_verifier : nullptr;
  const auto match_strict = [&](Ranked& found) {
    if (match_in_memory(db, plan.strict_leaves, request, found)) return;
    if (!sharded) return match(db, plan.strict, decider, request, found);
    match_shards(db, strict_match(plan, query.root), request, found);
  };
  const auto match_relaxed = [&](Ranked& found) {
    if (match_in_memory(db, plan.relaxed_leaves, request, found)) return;
    if (!sharded) return match(db, plan.relaxed, loose_decider, request, found);
    match_shards(db, relaxed_match(plan, query.root), request, found);
  };
  // What is left of an exact query would be stems.
  const bool may_relax = plan.can_relax && request.match != Match::all && !request.exact;
  if (request.match == Match::any && may_relax) {
    ranked.relaxed = true;
    match_relaxed(ranked);
  } else {
    match_strict(ranked);
    // Whoever typed a phrase wants it, and whoever narrows a list wants what is left of it: only
    // finding nothing relaxes that. Nor do those with some of the words belong among the others
    // in a list by time.
    const bool any_is_enough =
        plan.needs_order || !query.filters.empty() || request.sort != Sort::relevance;
    const std::size_t enough = any_is_enough ? 1 : kEnoughHits;
    if (may_relax && ranked.documents.size() < enough) {
      Ranked wider;
      match_relaxed(wider);
      wider.relaxed = wider.documents.size() > ranked.documents.size();
      if (wider.relaxed) {
        put_first(ranked.documents, is_short(units), wider.documents);
        ranked = std::move(wider);
      }
    }
  }
  if ((!sharded || ranked.in_memory) && wants_counts(request.facets, request.timeline)) {
    if (ranked.relaxed) decider = loose_decider;
    const auto& leaves = ranked.relaxed ? plan.relaxed_leaves : plan.strict_leaves;
    if (!count_in_memory(db, leaves, request, ranked)) {
      count(db, ranked.relaxed ? plan.relaxed : plan.strict, decider, request, ranked);
    }
  }
  ranked.weights = unit_weights(*counts_, units, ranking_);
  ranked.kind = kind_of(query);
  // Without a page, nobody sees the order.
  if (request.sort == Sort::relevance && request.limit > 0) rerank(db, units, request, ranked);
  if (request.sort == Sort::relevance) {
    ranked.counts.total.value +=
        promote(db, request.promoted, ranked.relaxed ? plan.relaxed : plan.strict, query.filters,
                ranked.documents);
  }
  return ranked;
}

/// The first stage: candidates by BM25, or the articles of the page by time.
void Searcher::match(const Xapian::Database& db, const Xapian::Query& query,
                     const Xapian::MatchDecider* decider, const SearchRequest& request,
                     Ranked& ranked) {
  Xapian::Enquire enquire(db);
  enquire.set_query(query);
  enquire.set_weighting_scheme(bm25_of(ranking_));
  if (request.sort != Sort::relevance) {
    enquire.set_sort_by_value_then_relevance(index::slot::kPublished, request.sort == Sort::newest);
  }
  limit_time(enquire);
  const std::uint32_t wanted = std::max(request.offset + request.limit, ranking_.depth);
  const Xapian::MSet matches =
      enquire.get_mset(0, wanted, std::max(wanted + 1, counted_anyway(db)), nullptr, decider);
  take_total(matches, ranked);
  for (auto found = matches.begin(); found != matches.end(); ++found) {
    RankedDocument& document = ranked.documents.emplace_back();
    document.docid = *found;
    document.bm25 = document.score = found.get_weight();
  }
}

/// Looks at all that matches, which is cheap without ranking it. The total is exact after that.
void Searcher::count(const Xapian::Database& db, const Xapian::Query& query,
                     const Xapian::MatchDecider* decider, const SearchRequest& request,
                     Ranked& ranked) {
  Xapian::Enquire enquire(db);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  limit_time(enquire);
  auto columns = learnt_->facets.current(reader_);
  std::unique_ptr<FacetCounter> counter;
  if (columns) {
    counter = count_columns(request.facets, request.timeline, std::move(columns));
  } else {
    counter = count_slots(request.facets, request.timeline);
  }
  counter->attach(enquire);
  take_total(enquire.get_mset(0, 0, db.get_doccount(), nullptr, decider), ranked);
  ranked.counts.facets = counter->facets();
  ranked.counts.timeline = counter->timeline();
}

/// So many documents are counted whatever it takes: all of a small index, where that costs nothing
/// and "at least" would look odd. However the best were found, the total is then the same.
Xapian::doccount Searcher::counted_anyway(const Xapian::Database& db) {
  constexpr Xapian::doccount kSmallIndex = 2'000;
  const Xapian::doccount documents = db.get_doccount();
  return documents <= kSmallIndex ? documents : 0;
}

void Searcher::take_total(const Xapian::MSet& matches, Ranked& ranked) const {
  Total& total = ranked.counts.total;
  total.value = matches.get_matches_lower_bound();
  total.exact = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
  if (!is_late()) return;
  ranked.timed_out = true;
  total.exact = false;
}

/// Has the match end with what it has found when the time budget is spent.
void Searcher::limit_time(Xapian::Enquire& enquire) const {
  if (!deadline_) return;
  const std::chrono::duration<double> left = *deadline_ - std::chrono::steady_clock::now();
  constexpr double kLeast = 1e-3;  // zero would mean no limit
  enquire.set_time_limit(std::max(left.count(), kLeast));
}

/// Re-orders the candidates; those beyond the depth keep their order below them.
void Searcher::rerank(const Xapian::Database& db, const std::vector<QueryUnit>& units,
                      const SearchRequest& request, Ranked& ranked) {
  constexpr std::size_t kBlock = 50;  // candidates between two looks at the clock
  constexpr std::size_t kAhead = 2;   // streams come from memory while others are measured
  if (ranked.documents.empty()) return;
  std::size_t depth = std::min<std::size_t>(ranking_.depth, ranked.documents.size());
  EvidenceScorer scorer(units, ranked.weights, ranking_, ranked.kind);
  PrefixReading reading(units);
  ranked.sketches.reserve(depth);
  std::vector<std::uint32_t> order(depth);
  std::iota(order.begin(), order.end(), 0U);
  const auto docid_of = [&](std::uint32_t i) { return ranked.documents[i].docid; };
  for (std::size_t i = 0; i < depth; ++i) {
    if (i % kBlock == 0) {
      if (i > 0 && is_late()) {
        ranked.timed_out = true;
        depth = i;
        break;
      }
      // Neighbours in the index are read at half the cost.
      const auto block = std::span(order).subspan(i, std::min(kBlock, depth - i));
      std::ranges::sort(block, {}, docid_of);
      for (const std::uint32_t one : block)
        documents_->prefetch_row(docid_of(one));
    }
    if (i + kAhead < depth) documents_->prefetch_tokens(docid_of(order[i + kAhead]));
    RankedDocument& document = ranked.documents[order[i]];
    const auto stream =
        documents_->tokens(document.docid, stream_).value_or(index::TokenStreamView());
    scorer.add(reading.read(stream), request.title, document.bm25);
    if (!request.group) continue;
    document.sketch = static_cast<std::uint32_t>(ranked.sketches.size());
    ranked.sketches.push_back(*stream.sketch);
  }
  ranked.evidence = scorer.finish();
  ranked.text = scorer.text();
  ranked.best_bm25 = 1e-9;
  for (std::uint32_t i = 0; i < depth; ++i) {
    RankedDocument& document = ranked.documents[order[i]];
    document.evidence = i;
    // The match knows stems alone; the token stream tells the forms.
    document.bm25 += ranked.evidence[i][Measure::bm25];
    ranked.best_bm25 = std::max(ranked.best_bm25, document.bm25);
  }
  for (std::uint32_t i = 0; i < depth; ++i)
    ranked.evidence[i][Measure::bm25] = ranked.documents[order[i]].bm25 / ranked.best_bm25;
  score(request, ranked);
  const auto end = ranked.documents.begin() + static_cast<std::ptrdiff_t>(depth);
  std::stable_sort(ranked.documents.begin(), end, [](const auto& a, const auto& b) {
    return a.whole != b.whole ? a.whole : a.score > b.score;
  });
  const auto best = std::span(ranked.documents).first(depth);
  const auto whole =
      static_cast<std::size_t>(std::ranges::count(best, true, &RankedDocument::whole));
  const PageArticles articles(db, reader_.decoder(), learnt_->articles.current(reader_));
  for (const auto part : {best.first(whole), best.subspan(whole)})
    settle_ties(articles, *documents_, part);
}

/// What the evidence is worth, and a little for being new.
void Searcher::score(const SearchRequest& request, Ranked& ranked) const {
  const MeasureValues& worth = worth_for(ranking_, ranked.kind, ranked.text);
  const bool recency = request.recency && request.now != Moment{};
  const double half_life = request.recency_half_life_days > 0
                               ? double(request.recency_half_life_days)
                               : ranking_.recency_half_life_days;
  const auto score_one = [&](RankedDocument& document) {
    document.score = document.evidence < ranked.evidence.size()
                         ? combined_score(ranked.evidence[document.evidence], worth)
                         : document.bm25 / ranked.best_bm25 * worth[Measure::bm25];
    if (!recency || document.score <= 0) return;
    const auto published = documents_->published(document.docid);
    if (!published) return;
    document.recency = recency_of(*published, request.now, ranking_.recency_weight, half_life);
    document.score *= 1 + document.recency;
  };
  const std::size_t depth = std::min<std::size_t>(ranking_.depth, ranked.documents.size());
  for (std::size_t i = 0; i < depth; ++i)
    score_one(ranked.documents[i]);
  // Those between the re-ranked ones and the page stay where they are, and nobody sees them.
  for (std::size_t i = std::max<std::size_t>(depth, request.offset); i < ranked.documents.size();
       ++i) {
    score_one(ranked.documents[i]);
  }
}

/// Of what was not re-ranked, how well it matched.
Evidence Searcher::evidence_of(const RankedDocument& document, const Ranked& ranked) {
  if (document.evidence < ranked.evidence.size()) return ranked.evidence[document.evidence];
  Evidence evidence;
  if (ranked.best_bm25 > 0) evidence[Measure::bm25] = document.bm25 / ranked.best_bm25;
  return evidence;
}

bool Searcher::is_late() const {
  return deadline_ && std::chrono::steady_clock::now() >= *deadline_;
}

Result<std::vector<Searcher::Candidate>> Searcher::candidates(const SearchRequest& request) {
  if (auto checked = check(request); !checked) return checked.error();
  const auto understood = understand(request);
  if (!understood) return understood.error();
  const Query& query = *understood;
  const std::vector<QueryUnit> units = to_units(query);
  return reader_.read([&](const Xapian::Database& db) -> Result<std::vector<Candidate>> {
    const Ranked ranked = rank(db, query, units, request);
    std::vector<Candidate> found;
    for (const RankedDocument& document : ranked.documents) {
      auto article = index::read_article(db, reader_.decoder(), document.docid);
      if (!article) return article.error();
      found.push_back({article->id, evidence_of(document, ranked)});
    }
    return found;
  });
}

Result<std::vector<Hit>> Searcher::present(const Xapian::Database& db, const Query& query,
                                           const std::vector<QueryUnit>& units,
                                           const SearchRequest& request, const Ranked& ranked,
                                           const std::vector<Story>& stories) {
  std::vector<Hit> hits;
  Snippeter strict(analyzer_, units, ranked.weights);
  // For those among the articles of a relaxed match that have not the phrases.
  std::optional<Snippeter> loose;
  if (ranked.relaxed && std::ranges::any_of(units, &QueryUnit::in_phrase)) {
    std::vector<QueryUnit> loosened = units;
    loosen_phrases(loosened);
    loose.emplace(analyzer_, loosened, ranked.weights);
  }
  PageArticles articles(db, reader_.decoder(), learnt_->articles.current(reader_));
  fetch_page(
      reader_, stories, [this] { return is_late(); }, articles);
  for (const Story& story : stories) {
    // Of shards each article may be a round trip to a distant machine.
    if (!hits.empty() && reader_.is_sharded() && is_late()) break;
    const RankedDocument& document = story.lead;
    auto article = articles.article(document.docid);
    if (!article) return article.error();
    const std::string text = index::text_of(*article);
    Hit hit;
    hit.score = document.score;
    hit.promoted = document.promoted;
    auto similar = read_similar(articles, story.similar, article->source);
    if (!similar) return similar.error();
    hit.similar = std::move(*similar);
    const auto stream = documents_->tokens(document.docid, stream_);
    const bool loosely = loose && stream && !order_holds(query.root, *stream, request.title);
    Snippeter& snippeter = loosely ? *loose : strict;
    hit.title_html = (stream ? snippeter.title(article->title, *stream)
                             : snippeter.whole(article->title, "title"))
                         .html;
    if (stream && request.snippets > 0) {
      SnippetOptions options;
      options.count = request.snippets;
      options.words = request.snippet_words;
      hit.snippets = snippeter.passages(text, *stream, options);
    }
    if (request.explain) {
      hit.explanation = search::explain(analyzer_, units, ranked.weights, article->title, text,
                                        evidence_of(document, ranked),
                                        worth_for(ranking_, ranked.kind, ranked.text));
      hit.explanation->recency = document.recency;
      hit.explanation->promoted = document.promoted;
    }
    if (article->title.empty()) hit.opening = opening(text);
    article->body.clear();
    hit.article = std::move(*article);
    hits.push_back(std::move(hit));
  }
  return hits;
}

}  // namespace telusur::search
