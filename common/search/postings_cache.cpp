// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/postings_cache.hpp"

#include <functional>
#include <memory_resource>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace telusur::search {
namespace {

struct HashOfTerm {
  using is_transparent = void;
  std::size_t operator()(std::string_view term) const {
    return std::hash<std::string_view>()(term);
  }
};

/// Lists that go together. A term that no document has is there with an empty one.
struct Generation {
  using Lists = std::pmr::unordered_map<std::pmr::string, PostingList, HashOfTerm, std::equal_to<>>;

  /// What an entry takes besides its key and its list, roughly: of a node and a bucket.
  static constexpr std::size_t kUpkeep = sizeof(Lists::value_type) - sizeof(PostingList) + 32;
  static constexpr std::size_t kFirstBlock = std::size_t{256} << 10U;

  static std::size_t bytes_of(std::string_view term, const PostingList& list) {
    return kUpkeep + term.size() + list.bytes();
  }

  std::pmr::monotonic_buffer_resource memory{kFirstBlock};
  Lists lists{&memory};
  std::size_t bytes = 0;
};

using SharedList = std::shared_ptr<const PostingList>;

/// A list that keeps its generation, which owns it.
SharedList shared(const std::shared_ptr<Generation>& generation, const PostingList& list) {
  if (list.size() == 0) return nullptr;
  return {generation, &list};
}

}  // namespace

struct PostingsCache::State {
  std::size_t max_bytes = 0;
  std::uint64_t documents = 0;
  double average_length = 0;
  std::vector<std::uint32_t> lengths;  ///< by document; empty once they have become norms

  std::mutex mutex;  ///< of all below; bm25 and norms, once made, are read without
  std::optional<Bm25> bm25;
  std::vector<double> norms;
  std::shared_ptr<Generation> young = std::make_shared<Generation>();
  std::shared_ptr<Generation> old = std::make_shared<Generation>();
  std::shared_ptr<LookUps> look_ups;

  [[nodiscard]] std::optional<SharedList> find(std::string_view term);
  SharedList keep(std::string_view term, const PostingList& list);
};

std::optional<SharedList> PostingsCache::State::find(std::string_view term) {
  if (const auto known = young->lists.find(term); known != young->lists.end()) {
    return shared(young, known->second);
  }
  const auto known = old->lists.find(term);
  if (known == old->lists.end()) return std::nullopt;
  const std::shared_ptr<Generation> owner = old;  // keep() may drop it
  return keep(term, known->second);
}

/// Copies a list that the young generation has not.
SharedList PostingsCache::State::keep(std::string_view term, const PostingList& list) {
  const std::size_t more = Generation::bytes_of(term, list);
  if (more > max_bytes / 2) {
    return std::make_shared<const PostingList>(list, PostingList::allocator_type());
  }
  if (young->bytes + more > max_bytes / 2) {
    old = std::exchange(young, std::make_shared<Generation>());
  }
  const PostingList& kept = young->lists.emplace(term, list).first->second;
  young->bytes += more;
  return shared(young, kept);
}

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
    if (auto known = state_->find(term)) {
      state_->look_ups->hits.fetch_add(1, std::memory_order_relaxed);
      return std::move(*known);
    }
    state_->look_ups->misses.fetch_add(1, std::memory_order_relaxed);
  }
  // Read without the lock: two threads that miss the same term at once both read it, and others
  // need not wait.
  const PostingList list(db, term, state_->norms);
  const std::lock_guard lock(state_->mutex);
  if (auto known = state_->find(term)) return std::move(*known);
  return state_->keep(term, list);
}

PostingsCache::Use PostingsCache::use() const {
  const std::lock_guard lock(state_->mutex);
  const Generation& young = *state_->young;
  const Generation& old = *state_->old;
  return {state_->look_ups->hits.load(std::memory_order_relaxed),
          state_->look_ups->misses.load(std::memory_order_relaxed), young.bytes + old.bytes,
          young.lists.size() + old.lists.size()};
}

}  // namespace telusur::search
