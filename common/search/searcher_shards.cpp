// SPDX-License-Identifier: GPL-2.0-or-later
// How a Searcher matches an index in shards.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_set>

#include "index/schema.hpp"
#include "search/bm25.hpp"
#include "search/facet_counter.hpp"
#include "search/searcher.hpp"

namespace telusur::search {
namespace {

/// Documents fetched at most to verify what a query claims of them.
constexpr std::uint32_t kMostFetched = 16'384;
constexpr std::uint32_t kFetchMore = 4;
/// What may match is counted one by one where it is about so many articles or fewer: half a
/// kilobyte comes over the wire for each.
constexpr std::uint32_t kMostCounted = 4'096;

/// The order of sort_by() with the weights that are left.
void sort_again(const Documents& read, Sort sort, std::vector<RankedDocument>& documents) {
  struct Key {
    std::int64_t weight;  ///< in kNoWeight
    std::int64_t time;    ///< undated before all
    RankedDocument document;
  };
  std::vector<Key> keys;
  keys.reserve(documents.size());
  for (const RankedDocument& document : documents) {
    const auto published = read.published(document.docid);
    keys.push_back({std::llround(document.bm25 / kNoWeight),
                    published ? std::int64_t{published->time_since_epoch().count()} : INT64_MIN,
                    document});
  }
  std::ranges::stable_sort(keys, [sort](const Key& a, const Key& b) {
    const bool time_first = sort != Sort::relevance;
    if (time_first && a.time != b.time) {
      return sort == Sort::newest ? a.time > b.time : a.time < b.time;
    }
    return a.weight != b.weight ? a.weight > b.weight : a.time < b.time;
  });
  std::ranges::transform(keys, documents.begin(), [](const Key& key) { return key.document; });
}

}  // namespace

Result<void> Searcher::note_shards(const SearchRequest& request, SearchResults& results) const {
  if (!reader_.is_sharded()) return {};
  Shards shards{reader_.place().cluster()->config().shards.size(), reader_.missing_shards()};
  if (!shards.missing.empty() && !request.partial) {
    return Error{ErrorCode::network, "shards",
                 fmt::format("cannot be reached: {}", fmt::join(shards.missing, ", ")),
                 "ask again later, or take partial results"};
  }
  results.shards = std::move(shards);
  return {};
}

/// What ranking will ask of the words, in two round trips.
void Searcher::look_up_terms(const std::vector<QueryUnit>& units) {
  std::vector<std::string> terms;
  for (const QueryUnit& unit : units) {
    terms.push_back(index::stem_term(unit.stem));
    for (const UnitExpansion& expansion : unit.expansions) {
      if (expansion.words.size() == 1) continue;
      for (const ExpansionWord& word : expansion.words) {
        if (word.optional) continue;
        terms.push_back(index::stem_term(word.stem));
        terms.push_back(index::title_stem_term(word.stem));
      }
    }
  }
  std::ranges::sort(terms);
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  counts_->look_up(terms);
}

/// Makes `ranked` of what of `matches` is what the query says; the weight of the worst: those not
/// fetched have no more.
double Searcher::take_verified(const Xapian::MSet& matches, const ShardMatch& match,
                               ClaimVerifier& verifier, const SearchRequest& request,
                               Ranked& ranked) {
  documents_->bring(matches);
  ranked.documents.clear();
  double last = 0;
  for (auto found = matches.begin(); found != matches.end(); ++found) {
    last = found.get_weight();
    double weight = last;
    const auto stream =
        match.needs_verifying() ? documents_->tokens(*found, stream_) : std::nullopt;
    if (stream) {
      const auto left = verified_weight(match, verifier, *found, weight, *stream, request.title);
      if (!left) continue;
      weight = *left;
    }
    RankedDocument& document = ranked.documents.emplace_back();
    document.docid = *found;
    document.bm25 = document.score = weight;
  }
  return last;
}

/// The slots that ranking needs come with the match, which costs the same two round trips whether
/// it brings one document or a thousand: the time of publication as what breaks ties, the token
/// stream as a collapse key.
void Searcher::match_shards(const Xapian::Database& db, const ShardMatch& match,
                            const SearchRequest& request, Ranked& ranked) {
  Xapian::Enquire enquire(db);
  enquire.set_query(match.query);
  enquire.set_weighting_scheme(bm25_of(ranking_));
  bring_tokens(enquire);
  sort_by(request.sort, enquire);
  limit_time(enquire);
  ClaimVerifier verifier(db, match.claims);
  const bool by_weight = request.sort == Sort::relevance;
  const bool verify = match.needs_verifying();
  const bool counts = wants_counts(request.facets, request.timeline);
  const std::uint32_t wanted = std::max(request.offset + request.limit, ranking_.depth);
  for (std::uint32_t fetched = wanted;;) {
    const Xapian::MSet matches = enquire.get_mset(0, fetched + 1, fetched + 1);
    const bool complete = matches.size() <= fetched;
    const double last = take_verified(matches, match, verifier, request, ranked);
    if (!match.claims.empty()) sort_again(*documents_, request.sort, ranked.documents);
    const std::size_t verified = ranked.documents.size();
    const bool enough = verified > wanted && (match.claims.empty() || !by_weight ||
                                              ranked.documents[wanted - 1].bm25 >= last);
    const bool count_each = counts && verify && fetched < kMostCounted &&
                            matches.get_uncollapsed_matches_estimated() <= kMostCounted;
    const bool more = verify && !enough && fetched < kMostFetched;
    if (!complete && (more || count_each) && !is_late()) {
      fetched = count_each ? kMostCounted : fetched * kFetchMore;
      continue;
    }
    Total& total = ranked.counts.total;
    total.value = verify || complete ? verified
                                     : std::max<std::uint64_t>(
                                           verified, matches.get_uncollapsed_matches_lower_bound());
    total.exact = complete;
    if (counts) count_shards(db, match, request, complete ? fetched : 0, ranked);
    if (verified > wanted) ranked.documents.resize(wanted);
    break;
  }
  if (is_late()) {
    ranked.timed_out = true;
    ranked.counts.total.exact = false;
  }
}

/// Counts over the shards. Where the query had to be verified and all it finds, at most
/// `all_fetched` documents, is in `ranked`, of those; else of all it finds, which, where it only
/// claims phrases, are the articles that have the words in whatever order.
void Searcher::count_shards(const Xapian::Database& db, const ShardMatch& match,
                            const SearchRequest& request, std::uint32_t all_fetched,
                            Ranked& ranked) {
  Xapian::Enquire all(db);
  all.set_query(match.query);
  all.set_weighting_scheme(Xapian::BoolWeight());
  limit_time(all);
  const auto counter = count_slots(request.facets, request.timeline);
  if (match.needs_verifying() && all_fetched > 0) {
    std::unordered_set<Xapian::docid> verified;
    for (const RankedDocument& document : ranked.documents)
      verified.insert(document.docid);
    counter->count(all, all_fetched, verified);
  } else {
    counter->attach(all);
    const Xapian::MSet counted = all.get_mset(0, 0, db.get_doccount());
    if (!match.needs_verifying()) {
      ranked.counts.total = {counted.get_matches_estimated(), true};
    }
  }
  ranked.counts.facets = counter->facets();
  ranked.counts.timeline = counter->timeline();
}

}  // namespace telusur::search
