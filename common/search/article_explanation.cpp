// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/article_explanation.hpp"

#include <algorithm>

#include "index/stored_article.hpp"
#include "search/match_plan.hpp"
#include "search/order_verifier.hpp"
#include "search/pins.hpp"
#include "search/query/print.hpp"
#include "search/searcher.hpp"
#include "search/shard_match.hpp"

namespace telusur::search {
namespace {

/// What is asked of one article of the index, again and again.
struct Subject {
  const Xapian::Database& db;
  const std::string& id;
  const Ranking& ranking;
  const SearchRequest& request;
  const TermCounts* counts;  ///< of an index in shards, as MatchOptions::counts; else null

  [[nodiscard]] MatchPlan plan(const Query& query) const {
    return plan_match(query, ranking, {.title = request.title, .counts = counts});
  }
  [[nodiscard]] bool matches_strictly(const MatchPlan& plan, const Query& query) const {
    if (counts != nullptr) {
      return matches(db, strict_match(plan, query.root), ranking, id, request.title);
    }
    const OrderVerifier verifier(db, query.root, request.title);
    return matches(db, plan.strict, id, plan.needs_verifying ? &verifier : nullptr);
  }
  [[nodiscard]] bool matches_relaxed(const MatchPlan& plan, const Query& query) const {
    if (counts != nullptr) {
      return matches(db, relaxed_match(plan, query.root), ranking, id, request.title);
    }
    const OrderVerifier verifier(db, query.root, request.title, Wanted::anything);
    return matches(db, plan.relaxed, id, plan.relaxed_needs_verifying ? &verifier : nullptr);
  }
};

/// Whether the article is found by `query` as it stands, order of words included.
bool found_by(const Subject& subject, const Query& query) {
  return subject.matches_strictly(subject.plan(query), query);
}

/// Filters of the query that the article does not pass, each looked at by itself.
void add_filters(const Subject& subject, const Filters& filters, std::vector<Obstacle>& out) {
  for (std::size_t i = 0; i < kFilterFields; ++i) {
    const auto field = static_cast<FilterField>(i);
    if (filters[field].empty()) continue;
    Filters one;
    one[field] = filters[field];
    if (matches(subject.db, filter_query(one), subject.id)) continue;
    out.push_back({Obstacle::Kind::filter, std::string(name(field))});
  }
  Filters period;
  period.published = filters.published;
  if (!period.empty() && !matches(subject.db, filter_query(period), subject.id)) {
    out.push_back({Obstacle::Kind::published, ""});
  }
}

/// Exclusions of the query that the article has.
void add_excluded(const Subject& subject, const Query& query, std::vector<Obstacle>& out) {
  const All* root = std::get_if<All>(&query.root.as);
  if (root == nullptr) return;
  for (const Node& excluded : root->excluded) {
    Query alone;
    alone.root = excluded;
    if (found_by(subject, alone)) out.push_back({Obstacle::Kind::excluded, to_string(excluded)});
  }
}

/// What the words themselves lack: `missing` ones, else their order.
void add_words(const Subject& subject, const Query& query, const Explanation& explanation,
               std::vector<Obstacle>& out) {
  Query words = query;
  words.filters = {};
  if (All* root = std::get_if<All>(&words.root.as)) {
    root->excluded.clear();
    if (root->operands.empty()) return;
  }
  if (found_by(subject, words)) return;
  const MatchPlan plan = subject.plan(words);
  if (plan.needs_order && matches(subject.db, plan.strict, subject.id)) {
    out.push_back({Obstacle::Kind::order, ""});
    return;
  }
  for (const std::string& word : explanation.missing)
    out.push_back({Obstacle::Kind::missing, word});
}

std::vector<Obstacle> obstacles_of(const Subject& subject, const Query& query,
                                   const Explanation& explanation) {
  std::vector<Obstacle> obstacles;
  if (plan_match(query, subject.ranking, {}).strict.empty()) {
    return {{Obstacle::Kind::empty, ""}};
  }
  if (std::ranges::find(subject.request.hidden, subject.id) != subject.request.hidden.end()) {
    obstacles.push_back({Obstacle::Kind::hidden, ""});
  }
  add_filters(subject, query.filters, obstacles);
  add_excluded(subject, query, obstacles);
  add_words(subject, query, explanation, obstacles);
  return obstacles;
}

}  // namespace

std::string_view name(Obstacle::Kind kind) {
  using enum Obstacle::Kind;
  switch (kind) {
    case missing:
      return "missing";
    case order:
      return "order";
    case excluded:
      return "excluded";
    case filter:
      return "filter";
    case published:
      return "published";
    case hidden:
      return "hidden";
    case empty:
      break;
  }
  return "empty";
}

std::string to_sentence(const Obstacle& obstacle, Language language) {
  const auto say = [&](std::string_view indonesian, std::string_view english) {
    return std::string(in(language, indonesian, english)) + obstacle.what;
  };
  using enum Obstacle::Kind;
  switch (obstacle.kind) {
    case missing:
      return say("tidak ada: ", "missing: ");
    case order:
      return say("kata-katanya tidak berurutan seperti yang diminta",
                 "its words do not stand as asked");
    case excluded:
      return say("memuat yang dikecualikan: ", "has what is excluded: ");
    case filter:
      return say("tidak lolos saringan: ", "kept out by the filter: ");
    case published:
      return say("terbit di luar rentang waktu", "published outside the period");
    case hidden:
      return say("disembunyikan untuk kueri ini", "hidden for this query");
    case empty:
      break;
  }
  return say("kueri ini tidak mencari apa-apa", "this query looks for nothing");
}

Result<ArticleExplanation> Searcher::explain(const SearchRequest& asked, const std::string& id) {
  SearchRequest request = asked;
  request.limit = kMaxExplainedRank;  // rank() alone is called: no page is made of them
  request.offset = 0;
  request.group = false;
  ArticleExplanation answer;
  auto query = understand(request);
  if (!query) return query.error();
  answer.interpreted = std::move(*query);
  const std::vector<QueryUnit> units = to_units(answer.interpreted);
  const auto explained = reader_.read([&](const Xapian::Database& db) -> Result<void> {
    const Xapian::docid docid = index::find_article(db, id);
    if (docid == 0) return Error{ErrorCode::not_found, id, "no such article", ""};
    auto article = index::read_article(db, reader_.decoder(), docid);
    if (!article) return article.error();
    const Ranked ranked = rank(db, answer.interpreted, units, request);
    const Subject subject{db, id, ranking_, request, reader_.is_sharded() ? &*counts_ : nullptr};
    answer.relaxed = ranked.relaxed;
    const auto place = std::ranges::find(ranked.documents, docid, &RankedDocument::docid);
    RankedDocument document;
    if (place != ranked.documents.end()) {
      document = *place;
      answer.rank = static_cast<std::uint32_t>(place - ranked.documents.begin()) + 1;
    }
    answer.explanation = search::explain(analyzer_, units, ranked.weights, article->title,
                                         index::text_of(*article), evidence_of(document, ranked),
                                         worth_for(ranking_, ranked.kind, ranked.text));
    answer.explanation.recency = document.recency;
    answer.explanation.promoted = answer.promoted = document.promoted;
    answer.score = document.score;
    answer.found = answer.rank.has_value();
    if (!answer.found) {
      MatchPlan plan = subject.plan(answer.interpreted);
      hide(plan, request.hidden);
      answer.found = ranked.relaxed ? subject.matches_relaxed(plan, answer.interpreted)
                                    : subject.matches_strictly(plan, answer.interpreted);
    }
    if (!answer.found) {
      answer.obstacles = obstacles_of(subject, answer.interpreted, answer.explanation);
    }
    article->lead.clear();
    article->body.clear();
    answer.article = std::move(*article);
    return {};
  });
  if (!explained) return explained.error();
  return answer;
}

}  // namespace telusur::search
