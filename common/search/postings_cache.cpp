// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/postings_cache.hpp"

#include <boost/multi_index/hashed_index.hpp>
#include <boost/multi_index/member.hpp>
#include <boost/multi_index/sequenced_index.hpp>
#include <boost/multi_index_container.hpp>
#include <mutex>
#include <utility>

namespace telusur::search {
namespace {

namespace bmi = boost::multi_index;

/// What an entry takes besides its list, roughly.
constexpr std::size_t kUpkeep = 128;

struct Entry {
  std::string term;
  std::shared_ptr<const PostingList> list;

  [[nodiscard]] std::size_t bytes() const {
    return kUpkeep + term.capacity() + (list ? list->bytes() : 0);
  }
};

/// By recency of use, the most recent first, and by term.
using Entries = bmi::multi_index_container<
    Entry, bmi::indexed_by<bmi::sequenced<>,
                           bmi::hashed_unique<bmi::member<Entry, std::string, &Entry::term>>>>;

}  // namespace

struct PostingsCache::State {
  std::size_t max_bytes = 0;
  std::uint64_t documents = 0;
  double average_length = 0;
  std::vector<std::uint32_t> lengths;  ///< by document; empty once they have become norms

  std::mutex mutex;  ///< of all below; bm25 and norms, once made, are read without
  std::optional<Bm25> bm25;
  std::vector<double> norms;
  Entries entries;
  std::size_t bytes = 0;  ///< of the entries
  std::shared_ptr<LookUps> look_ups;
};

Result<std::shared_ptr<const PostingsCache>> PostingsCache::build(
    index::IndexReader& reader, std::shared_ptr<LookUps> look_ups) {
  return reader.read(
      [&](const Xapian::Database& db) -> Result<std::shared_ptr<const PostingsCache>> {
        if (!reader.is_local() || db.get_lastdocid() >= kMaxDocuments) {
          return std::shared_ptr<const PostingsCache>();
        }
        return std::make_shared<const PostingsCache>(db, kMaxBytes, look_ups);
      });
}

PostingsCache::PostingsCache(const Xapian::Database& db, std::size_t max_bytes,
                             std::shared_ptr<LookUps> look_ups)
    : state_(std::make_unique<State>()) {
  state_->look_ups = std::move(look_ups);
  constexpr std::size_t kWindow = PostingList::kWindow;
  state_->max_bytes = max_bytes;
  state_->documents = db.get_doccount();
  state_->average_length = db.get_average_length();
  state_->lengths.resize((std::size_t{db.get_lastdocid()} / kWindow + 1) * kWindow);
  for (auto document = db.postlist_begin(""); document != db.postlist_end(""); ++document)
    state_->lengths[*document] = document.get_doclength();
}

PostingsCache::~PostingsCache() = default;

bool PostingsCache::is_for(const Ranking& ranking) const {
  const std::lock_guard lock(state_->mutex);
  if (!state_->bm25) {
    state_->bm25.emplace(ranking, state_->documents, state_->average_length);
    state_->norms.reserve(state_->lengths.size());
    for (const std::uint32_t length : std::exchange(state_->lengths, {}))
      state_->norms.push_back(state_->bm25->norm(length));
  }
  return state_->bm25->has_constants_of(ranking);
}

const Bm25& PostingsCache::bm25() const {
  return *state_->bm25;
}

std::span<const double> PostingsCache::norms() const {
  return state_->norms;
}

std::shared_ptr<const PostingList> PostingsCache::list(const Xapian::Database& db,
                                                       const std::string& term) const {
  {
    const std::lock_guard lock(state_->mutex);
    const auto& by_term = state_->entries.get<1>();
    if (const auto known = by_term.find(term); known != by_term.end()) {
      state_->look_ups->hits.fetch_add(1, std::memory_order_relaxed);
      state_->entries.relocate(state_->entries.begin(), state_->entries.project<0>(known));
      return known->list;
    }
    state_->look_ups->misses.fetch_add(1, std::memory_order_relaxed);
  }
  // Read without the lock: two threads that miss the same term at once both read it, and others
  // need not wait.
  std::shared_ptr<const PostingList> list;
  if (db.term_exists(term)) list = std::make_shared<const PostingList>(db, term, state_->norms);
  const std::lock_guard lock(state_->mutex);
  const auto [entry, added] = state_->entries.push_front({term, list});
  if (added) state_->bytes += entry->bytes();
  while (state_->bytes > state_->max_bytes && !state_->entries.empty()) {
    state_->bytes -= state_->entries.back().bytes();
    state_->entries.pop_back();
  }
  return list;
}

PostingsCache::Use PostingsCache::use() const {
  const std::lock_guard lock(state_->mutex);
  return {state_->look_ups->hits.load(std::memory_order_relaxed),
          state_->look_ups->misses.load(std::memory_order_relaxed), state_->bytes,
          state_->entries.size()};
}

}  // namespace telusur::search
