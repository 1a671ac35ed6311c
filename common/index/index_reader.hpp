// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "analysis/analyzer.hpp"
#include "article/article.hpp"
#include "index/article_codec.hpp"
#include "index/detail/xapian_errors.hpp"
#include "index/index_place.hpp"
#include "index/sorted_list.hpp"
#include "index/token_stream.hpp"
#include "support/result.hpp"

namespace telusur::index {

class ShardSet;

/// An index open for reading, whole or in shards, here or on other machines. Not thread-safe:
/// Xapian's handles are not, so open one per thread; that is cheap, blocks are shared through the
/// system's cache.
class IndexReader {
 public:
  /// Errors: index_missing, index_incompatible, index_damaged; network, when no shard of a cluster
  /// can be reached.
  static Result<IndexReader> open(const IndexPlace& place, const analysis::Analyzer& analyzer);
  /// What IndexPlace::find() finds there.
  static Result<IndexReader> open(const std::filesystem::path& path,
                                  const analysis::Analyzer& analyzer);
  ~IndexReader();
  IndexReader(IndexReader&& other) noexcept;
  IndexReader& operator=(IndexReader&& other) noexcept;

  /// Calls `body(const Xapian::Database&)`, which returns some Result and may throw
  /// Xapian::Error; asks again with a fresh view when a writer has changed the index meanwhile, or
  /// with other replicas when one fails: then, for ClusterConfig::deadline. Document numbers mean
  /// nothing beyond one call.
  template <class Body>
  auto read(Body&& body) -> std::invoke_result_t<Body, const Xapian::Database&> {
    const auto start = std::chrono::steady_clock::now();
    for (int attempt = 0;; ++attempt) {
      if (auto ready = prepare(); !ready) return ready.error();
      try {
        auto answer = body(database());
        served();
        return answer;
      } catch (const Xapian::Error& error) {
        if (auto again = recover(error, attempt, start); !again) return again.error();
      }
    }
  }

  /// Moves to the newest state: the last commit, or a new generation. Cheap when nothing changed.
  /// Of a cluster, looks also whether replicas that failed are well again. Errors: as open(); the
  /// reader then stays as it was.
  Result<void> refresh();

  /// Asks the replicas of a cluster that this reader does not read from how they are, and how far
  /// they have come: for the one reader of a program that watches. Cheap without a cluster.
  void look_at_idle_replicas();

  /// Where it is; of a cluster whose file has been reloaded, the one that is read now.
  [[nodiscard]] const IndexPlace& place() const { return place_; }

  /// Number of articles in the index.
  [[nodiscard]] std::uint64_t articles() const { return database().get_doccount(); }

  /// Of the articles in the index.
  [[nodiscard]] const ArticleDecoder& decoder() const;

  /// Changes with every commit.
  [[nodiscard]] std::string revision() const;

  /// Whether the index is in shards: then metadata are per shard, and what a document has beyond
  /// what a match brings along may cost a round trip to another machine.
  [[nodiscard]] bool is_sharded() const { return shards_ != nullptr; }

  /// Whether all of it is read from this machine's disks.
  [[nodiscard]] bool is_local() const;

  /// One database per shard that can be reached; the index itself when it is whole. Valid until
  /// read() or refresh().
  [[nodiscard]] std::span<const Xapian::Database> shards() const;

  /// The same, to read their lists from (sorted_list.hpp).
  [[nodiscard]] std::span<const ListSource> lists() const;

  /// Names of the shards that cannot be reached, as of the last read().
  [[nodiscard]] std::vector<std::string> missing_shards() const;

 private:
  IndexReader(IndexPlace place, std::string analyzer_version);

  static constexpr int kMaxReopens = 3;
  static constexpr int kMaxAttempts = 8;  ///< on a cluster

  [[nodiscard]] const Xapian::Database& database() const;
  Result<void> prepare();
  void served();
  Result<void> follow(Result<void> opened);
  Result<void> recover(const Xapian::Error& error, int attempt,
                       std::chrono::steady_clock::time_point start);
  Result<void> open_directory();

  IndexPlace place_;
  std::string analyzer_version_;
  std::unique_ptr<ShardSet> shards_;  ///< of a cluster; what follows is of a folder
  std::filesystem::path generation_;
  Xapian::Database db_;
  std::optional<ListSource> lists_;  ///< of db_
  ArticleDecoder decoder_;
};

/// The document of the article with this id, 0 for none. May throw Xapian::Error, as may the
/// others.
Xapian::docid find_article(const Xapian::Database& db, std::string_view id);

/// Adds the dictionary of an index to those `decoder` reads with, if the index has one.
void add_dictionary(const Xapian::Database& db, ArticleDecoder& decoder);

/// The article of a document. Errors: those of ArticleDecoder::decode.
Result<article::Article> read_article(const Xapian::Database& db, const ArticleDecoder& decoder,
                                      Xapian::docid docid);

/// When the document's article was published; nothing where that is not known.
std::optional<std::chrono::sys_seconds> published_at(const Xapian::Database& db,
                                                     Xapian::docid docid);

/// article::fingerprint of the document's article when it was written.
std::uint64_t stored_fingerprint(const Xapian::Database& db, Xapian::docid docid);

/// Reads the token stream of a document into `stream`; false when there is none.
/// May throw Xapian::Error: call it within IndexReader::read.
bool read_tokens(const Xapian::Database& db, Xapian::docid docid, TokenStream& stream);
bool read_tokens(const Xapian::Document& document, TokenStream& stream);

}  // namespace telusur::index
