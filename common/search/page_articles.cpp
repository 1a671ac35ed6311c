// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/page_articles.hpp"

#include <algorithm>
#include <exception>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "index/schema.hpp"

namespace telusur::search {

void PageArticles::fetch(std::span<const Xapian::Database> shards,
                         std::span<const Xapian::docid> docids,
                         const std::function<bool()>& is_late) {
  struct Task {
    std::vector<Xapian::docid> docids;  ///< of the whole index
    std::vector<Fetched> fetched{};     ///< the first of these, in their order
    std::exception_ptr failure{};
  };
  // The numbers of the shards' documents take turns in those of the index.
  const auto count = static_cast<Xapian::docid>(shards.size());
  std::vector<Task> tasks(count);
  for (const Xapian::docid docid : docids)
    tasks[(docid - 1) % count].docids.push_back(docid);
  // Handles are not thread-safe, but those of different shards have nothing in common.
  const auto work = [&](std::size_t shard) {
    Task& task = tasks[shard];
    try {
      for (const Xapian::docid docid : task.docids) {
        if (is_late()) return;
        const Xapian::Document document = shards[shard].get_document((docid - 1) / count + 1);
        task.fetched.push_back({document.get_data(), document.get_value(index::slot::kSource)});
      }
    } catch (const Xapian::Error&) {
      task.failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> threads;
    for (std::size_t shard = 0; shard < tasks.size(); ++shard)
      if (!tasks[shard].docids.empty()) threads.emplace_back(work, shard);
  }
  for (Task& task : tasks) {
    if (task.failure) std::rethrow_exception(task.failure);
    for (std::size_t i = 0; i < task.fetched.size(); ++i)
      fetched_.insert_or_assign(task.docids[i], std::move(task.fetched[i]));
  }
}

Result<article::Article> PageArticles::article(Xapian::docid docid) const {
  if (table_) return decoder_.decode(table_->data(docid));
  const auto known = fetched_.find(docid);
  if (known == fetched_.end()) return index::read_article(db_, decoder_, docid);
  return decoder_.decode(known->second.data);
}

std::string PageArticles::source(Xapian::docid docid) const {
  if (table_) {
    auto article = decoder_.decode(table_->data(docid));
    if (article) return std::move(article->source);
  }
  const auto known = fetched_.find(docid);
  if (known != fetched_.end()) return known->second.source;
  return db_.get_document(docid, Xapian::DOC_ASSUME_VALID).get_value(index::slot::kSource);
}

void fetch_page(const index::IndexReader& reader, std::span<const Story> stories,
                const std::function<bool()>& is_late, PageArticles& articles) {
  const auto cluster = reader.place().cluster();
  if (cluster == nullptr) return;
  const bool servers =
      std::ranges::any_of(cluster->config().shards, [](const index::ShardConfig& shard) {
        return std::ranges::any_of(shard.replicas, [](const index::ReplicaPlace& place) {
          return std::holds_alternative<index::RemoteAddress>(place);
        });
      });
  if (!servers) return;
  std::vector<Xapian::docid> docids;
  for (const Story& story : stories) {
    docids.push_back(story.lead.docid);
    docids.insert(docids.end(), story.similar.begin(), story.similar.end());
  }
  articles.fetch(reader.shards(), docids, is_late);
}

}  // namespace telusur::search
