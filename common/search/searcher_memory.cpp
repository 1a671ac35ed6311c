// SPDX-License-Identifier: GPL-2.0-or-later
// How a Searcher matches what a program that stays has in memory.
#include <algorithm>

#include "search/facet_counter.hpp"
#include "search/searcher.hpp"

namespace telusur::search {
namespace {

/// Lengths of documents that are read for postings alone, at some 30 ns each.
constexpr Xapian::doccount kMostReadForOneSearch = 5'000'000;

}  // namespace

/// What is in memory of the state the reader is at.
///
/// Of several shards on this machine postings are taken into memory even where nothing was
/// prepared. Xapian 1.4 matches them one after the other and begins each but the first with the
/// weight that it takes to be among the best; then it rarely, for one of the 300 questions of
/// `bench_cluster`, loses a document that is.
void Searcher::open_memory(const Xapian::Database& db, const SearchRequest& request) {
  postings_ = learnt_->postings.current(reader_);
  const bool in_shards = reader_.is_sharded();
  if (!postings_ && in_shards && reader_.is_local() && db.get_doccount() <= kMostReadForOneSearch) {
    if (learnt_->postings.get(reader_)) postings_ = learnt_->postings.current(reader_);
  }
  const bool counts = wants_counts(request.facets, request.timeline);
  const bool cannot_count = in_shards && counts && !learnt_->facets.current(reader_);
  if (postings_ && (cannot_count || !postings_->is_for(ranking_))) postings_ = nullptr;
  documents_.emplace(db, learnt_->tokens.current(reader_));
  counts_.emplace(db, postings_);
}

MatchSource Searcher::memory(const Xapian::Database& db) const {
  return {db, *postings_,
          [this](Xapian::docid docid, index::TokenStream& scratch) {
            return documents_->tokens(docid, scratch);
          },
          [this] { return is_late(); }};
}

/// The first stage in memory; false where that is not possible.
bool Searcher::match_in_memory(const Xapian::Database& db, std::span<const MatchLeaf> leaves,
                               const SearchRequest& request, Ranked& ranked) {
  if (!postings_ || leaves.empty() || request.sort != Sort::relevance) return false;
  const std::size_t wanted = std::max(request.offset + request.limit, ranking_.depth);
  auto found = matcher_.best(memory(db), leaves, std::max<std::size_t>(wanted, counted_anyway(db)));
  if (found.best.size() > wanted) found.best.resize(wanted);
  ranked.in_memory = true;
  ranked.timed_out = is_late();
  ranked.counts.total = {found.seen, found.all_seen && !ranked.timed_out};
  for (const auto& [docid, score] : found.best) {
    RankedDocument& document = ranked.documents.emplace_back();
    document.docid = docid;
    document.bm25 = document.score = score;
  }
  return true;
}

/// count() in memory; false where that is not possible.
bool Searcher::count_in_memory(const Xapian::Database& db, std::span<const MatchLeaf> leaves,
                               const SearchRequest& request, Ranked& ranked) {
  auto columns = learnt_->facets.current(reader_);
  if (!postings_ || leaves.empty() || !columns) return false;
  const auto counter = count_columns(request.facets, request.timeline, std::move(columns));
  std::uint64_t seen = 0;
  const bool all = matcher_.each(memory(db), leaves, [&](Xapian::docid docid) {
    ++seen;
    counter->add(docid);
  });
  ranked.timed_out = ranked.timed_out || !all;
  ranked.counts = {{seen, all}, counter->facets(), counter->timeline()};
  return true;
}

}  // namespace telusur::search
