// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "article/article.hpp"
#include "index/article_codec.hpp"
#include "index/index_reader.hpp"
#include "search/article_table.hpp"
#include "search/story_page.hpp"
#include "support/result.hpp"

namespace telusur::search {

/// The stored articles of one page of results. A document on another machine is a round trip, and
/// Xapian 1.4 waits for each before it asks for the next; so those of different shards are fetched
/// at the same time. Members may throw Xapian::Error.
class PageArticles {
 public:
  /// `db` and `decoder` must outlive it. `table`: of the state of `db`, or null.
  PageArticles(const Xapian::Database& db, const index::ArticleDecoder& decoder,
               std::shared_ptr<const ArticleTable> table)
      : db_(db), decoder_(decoder), table_(std::move(table)) {}

  /// Fetches these documents, each shard by a thread of its own, until `is_late` says so; it is
  /// called from all of them. `shards` is IndexReader::shards() of the same index.
  void fetch(std::span<const Xapian::Database> shards, std::span<const Xapian::docid> docids,
             const std::function<bool()>& is_late);

  /// As index::read_article, also of documents that were not fetched.
  [[nodiscard]] Result<article::Article> article(Xapian::docid docid) const;
  /// The source of the document's article, likewise.
  [[nodiscard]] std::string source(Xapian::docid docid) const;

 private:
  struct Fetched {
    std::string data;
    std::string source;
  };

  const Xapian::Database& db_;
  const index::ArticleDecoder& decoder_;
  std::shared_ptr<const ArticleTable> table_;
  std::unordered_map<Xapian::docid, Fetched> fetched_;
};

/// Fetches what a page with these stories shows, where the index has shards on servers: elsewhere
/// it is read as it is shown. May throw Xapian::Error.
void fetch_page(const index::IndexReader& reader, std::span<const Story> stories,
                const std::function<bool()>& is_late, PageArticles& articles);

}  // namespace telusur::search
