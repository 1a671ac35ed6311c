// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/searcher.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "index/schema.hpp"
#include "index/stored_article.hpp"
#include "search/idf.hpp"
#include "search/match_plan.hpp"
#include "search/opening.hpp"
#include "search/order_verifier.hpp"
#include "search/query/parser.hpp"
#include "search/rerank.hpp"
#include "search/story_page.hpp"

namespace telusur::search {
namespace {

/// Fewer articles with every word than this, and articles with some of them are wanted too.
constexpr std::size_t kEnoughHits = 10;

/// Documents looked through at most to fill a page when near-copies fall together.
constexpr std::size_t kMaxReach = 4000;

Result<void> check(const SearchRequest& request) {
  const auto out_of_range = [](std::string_view name, std::uint64_t value, std::uint64_t most) {
    return Error{ErrorCode::invalid_parameter, std::string(name),
                 fmt::format("{} is outside 0..{}", value, most), ""};
  };
  if (request.limit > kMaxLimit) return out_of_range("limit", request.limit, kMaxLimit);
  if (request.offset > kMaxOffset) return out_of_range("offset", request.offset, kMaxOffset);
  if (request.snippets > kMaxSnippets) {
    return out_of_range("snippets", request.snippets, kMaxSnippets);
  }
  if (request.query.size() > kMaxQueryBytes) {
    return Error{ErrorCode::invalid_parameter, "q",
                 fmt::format("{} bytes long", request.query.size()),
                 fmt::format("at most {} bytes", kMaxQueryBytes)};
  }
  return {};
}

/// Importance of each unit: its idf by stem; 0 for what cannot decide anything.
std::vector<double> unit_weights(const Xapian::Database& db, const std::vector<QueryUnit>& units,
                                 const Ranking& ranking) {
  const bool only_stopwords =
      std::ranges::all_of(units, [](const QueryUnit& unit) { return unit.stopword; });
  std::vector<double> weights;
  for (const QueryUnit& unit : units) {
    double weight = idf(db.get_doccount(), db.get_termfreq(index::stem_term(unit.stem)));
    if (unit.stopword && !only_stopwords) weight = 0;
    if (unit.bound) weight *= ranking.bound_letter_weight;
    if (unit.overlay) weight *= ranking.overlay_weight;
    weights.push_back(weight);
  }
  return weights;
}

Result<Similar> read_similar(const Xapian::Database& db, const std::vector<Xapian::docid>& docids) {
  Similar similar{docids.size(), {}};
  for (std::size_t i = 0; i < std::min(docids.size(), kMaxSimilarShown); ++i) {
    auto article = index::decode_article(db.get_document(docids[i]).get_data());
    if (!article) return article.error();
    similar.articles.push_back({std::move(article->id), std::move(article->title),
                                std::move(article->source), std::move(article->url),
                                article->published});
  }
  return similar;
}

std::chrono::microseconds since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                               start);
}

}  // namespace

Result<SearchResults> Searcher::search(const SearchRequest& request) {
  if (auto checked = check(request); !checked) return checked.error();
  const auto start = std::chrono::steady_clock::now();
  SearchResults results;
  results.query = request.query;
  auto query = understand(request);
  if (!query) return query.error();
  results.interpreted = std::move(*query);
  const std::vector<QueryUnit> units = to_units(results.interpreted);
  auto answered = reader_.read([&](const Xapian::Database& db) -> Result<void> {
    std::vector<Story> stories;
    const Ranked ranked = rank_stories(db, results.interpreted, units, request, stories);
    results.total = ranked.total;
    results.relaxed = ranked.relaxed;
    auto hits = present(db, units, request, ranked, stories);
    if (!hits) return hits.error();
    results.hits = std::move(*hits);
    return {};
  });
  if (!answered) return answered.error();
  results.took = since(start);
  return results;
}

Searcher::Ranked Searcher::rank_stories(const Xapian::Database& db, const Query& query,
                                        const std::vector<QueryUnit>& units,
                                        const SearchRequest& request, std::vector<Story>& stories) {
  SearchRequest reach = request;
  for (;;) {
    Ranked ranked = rank(db, query, units, reach);
    stories = stories_on_page(db, request, ranked.documents, ranked.sketches, ranking_.depth);
    const std::size_t asked = std::max(reach.offset + reach.limit, ranking_.depth);
    const bool all = ranked.documents.size() < asked;
    if (all || stories.size() == request.limit || asked > kMaxReach) return ranked;
    reach.limit = 2 * (reach.limit + ranking_.depth);
  }
}

Result<Query> Searcher::understand(const SearchRequest& request) {
  Query query = parse_query(analyzer_, request.query, {.now = request.now}, tokens_);
  for (std::size_t i = 0; i < kFilterFields; ++i) {
    const auto field = static_cast<FilterField>(i);
    const ValueFilter& more = request.filters[field];
    ValueFilter& values = query.filters[field];
    values.include.insert(values.include.end(), more.include.begin(), more.include.end());
    values.exclude.insert(values.exclude.end(), more.exclude.begin(), more.exclude.end());
  }
  narrow(query.filters, request.filters.published);
  if (!expander_) return query;
  auto expanded = reader_.read([&](const Xapian::Database& db) -> Result<void> {
    expander_->expand(query, request.expand, db, reader_.revision());
    return {};
  });
  if (!expanded) return expanded.error();
  return query;
}

Searcher::Ranked Searcher::rank(const Xapian::Database& db, const Query& query,
                                const std::vector<QueryUnit>& units, const SearchRequest& request) {
  Ranked ranked;
  const MatchPlan plan = plan_match(query, ranking_, {.title = request.title});
  if (plan.strict.empty()) return ranked;
  ranked.weights = unit_weights(db, units, ranking_);
  const bool may_relax = plan.can_relax && request.match != Match::all;
  if (request.match == Match::any && plan.can_relax) {
    ranked.relaxed = true;
    match(db, plan.relaxed, nullptr, request, ranked);
  } else {
    const OrderVerifier verifier(db, query.root, request.title);
    match(db, plan.strict, plan.needs_order ? &verifier : nullptr, request, ranked);
    // Whoever typed a phrase wants it: only finding nothing relaxes that.
    const std::size_t enough = plan.needs_order ? 1 : kEnoughHits;
    if (may_relax && ranked.documents.size() < enough) {
      Ranked wider;
      wider.weights = ranked.weights;
      match(db, plan.relaxed, nullptr, request, wider);
      wider.relaxed = wider.documents.size() > ranked.documents.size();
      if (wider.relaxed) ranked = std::move(wider);
    }
  }
  if (request.sort == Sort::relevance) rerank(db, units, request, ranked);
  return ranked;
}

/// The first stage: candidates by BM25, or the articles of the page by time.
void Searcher::match(const Xapian::Database& db, const Xapian::Query& query,
                     const Xapian::MatchDecider* decider, const SearchRequest& request,
                     Ranked& ranked) {
  Xapian::Enquire enquire(db);
  enquire.set_query(query);
  constexpr double kMinNormalisedLength = 0.5;
  enquire.set_weighting_scheme(
      Xapian::BM25Weight(ranking_.k1, 0, 1, ranking_.b, kMinNormalisedLength));
  if (request.sort != Sort::relevance) {
    enquire.set_sort_by_value_then_relevance(index::slot::kPublished, request.sort == Sort::newest);
  }
  const std::uint32_t wanted = std::max(request.offset + request.limit, ranking_.depth);
  const Xapian::MSet matches = enquire.get_mset(0, wanted, wanted + 1, nullptr, decider);
  ranked.total.value = matches.get_matches_lower_bound();
  ranked.total.exact = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
  for (auto found = matches.begin(); found != matches.end(); ++found) {
    ranked.documents.push_back({*found, found.get_weight(), {}, found.get_weight()});
  }
}

/// Re-orders the candidates; those beyond the depth keep their order below them.
void Searcher::rerank(const Xapian::Database& db, const std::vector<QueryUnit>& units,
                      const SearchRequest& request, Ranked& ranked) {
  if (ranked.documents.empty()) return;
  const double best = std::max(ranked.documents.front().bm25, 1e-9);
  const std::size_t depth = std::min<std::size_t>(ranking_.depth, ranked.documents.size());
  EvidenceScorer scorer(units, ranked.weights, ranking_);
  ranked.sketches.reserve(depth);
  for (std::size_t i = 0; i < depth; ++i) {
    index::read_tokens(db, ranked.documents[i].docid, stream_);
    scorer.add(stream_, request.title);
    if (!request.group || request.limit == 0) continue;
    ranked.documents[i].sketch = static_cast<std::uint32_t>(ranked.sketches.size());
    ranked.sketches.push_back(stream_.sketch);
  }
  const std::vector<Evidence> evidence = scorer.finish();
  for (std::size_t i = 0; i < ranked.documents.size(); ++i) {
    RankedDocument& document = ranked.documents[i];
    if (i < depth) document.evidence = evidence[i];
    document.score = combined_score(document.bm25 / best, document.evidence, ranking_);
  }
  const auto end = ranked.documents.begin() + static_cast<std::ptrdiff_t>(depth);
  std::stable_sort(ranked.documents.begin(), end,
                   [](const auto& a, const auto& b) { return a.score > b.score; });
}

Result<std::vector<Searcher::Candidate>> Searcher::candidates(const SearchRequest& request) {
  if (auto checked = check(request); !checked) return checked.error();
  const auto understood = understand(request);
  if (!understood) return understood.error();
  const Query& query = *understood;
  const std::vector<QueryUnit> units = to_units(query);
  return reader_.read([&](const Xapian::Database& db) -> Result<std::vector<Candidate>> {
    const Ranked ranked = rank(db, query, units, request);
    double best = 1e-9;
    for (const RankedDocument& document : ranked.documents)
      best = std::max(best, document.bm25);
    std::vector<Candidate> found;
    for (const RankedDocument& document : ranked.documents) {
      auto article = index::decode_article(db.get_document(document.docid).get_data());
      if (!article) return article.error();
      found.push_back({article->id, document.bm25 / best, document.evidence});
    }
    return found;
  });
}

Result<std::vector<Hit>> Searcher::present(const Xapian::Database& db,
                                           const std::vector<QueryUnit>& units,
                                           const SearchRequest& request, const Ranked& ranked,
                                           const std::vector<Story>& stories) {
  std::vector<Hit> hits;
  Snippeter snippeter(analyzer_, units, ranked.weights);
  for (const Story& story : stories) {
    const RankedDocument& document = story.lead;
    auto article = index::decode_article(db.get_document(document.docid).get_data());
    if (!article) return article.error();
    Hit hit;
    hit.score = document.score;
    auto similar = read_similar(db, story.similar);
    if (!similar) return similar.error();
    hit.similar = std::move(*similar);
    hit.title_html = snippeter.whole(article->title, "title").html;
    if (request.snippets > 0 && index::read_tokens(db, document.docid, stream_)) {
      SnippetOptions options;
      options.count = request.snippets;
      hit.snippets = snippeter.passages(index::text_of(*article), stream_, options);
    }
    if (article->title.empty()) hit.opening = opening(index::text_of(*article));
    article->body.clear();
    hit.article = std::move(*article);
    hits.push_back(std::move(hit));
  }
  return hits;
}

}  // namespace telusur::search
