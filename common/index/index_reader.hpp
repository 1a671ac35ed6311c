// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <type_traits>

#include "analysis/analyzer.hpp"
#include "article/article.hpp"
#include "index/article_codec.hpp"
#include "index/detail/xapian_errors.hpp"
#include "index/token_stream.hpp"
#include "support/result.hpp"

namespace telusur::index {

/// An index open for reading. Not thread-safe: Xapian's handles are not, so open one per thread;
/// that is cheap, blocks are shared through the system's cache.
class IndexReader {
 public:
  /// Errors: index_missing, index_incompatible, index_damaged.
  static Result<IndexReader> open(const std::filesystem::path& directory,
                                  const analysis::Analyzer& analyzer);

  /// Calls `body(const Xapian::Database&)`, which returns some Result and may throw
  /// Xapian::Error; asks again with a fresh view when a writer has changed the index meanwhile.
  template <class Body>
  auto read(Body&& body) -> std::invoke_result_t<Body, const Xapian::Database&> {
    for (int attempt = 0;; ++attempt) {
      try {
        return body(static_cast<const Xapian::Database&>(db_));
      } catch (const Xapian::DatabaseModifiedError& error) {
        // A writer committed twice since we opened: blocks we stand on may be gone.
        if (attempt == kMaxReopens) return detail::to_error(error, directory_);
        if (auto reopened = refresh(); !reopened) return reopened.error();
      } catch (const Xapian::Error& error) {
        return detail::to_error(error, directory_);
      }
    }
  }

  /// Moves to the newest state: the last commit, or a new generation. Cheap when nothing changed.
  /// Errors: as open(); the reader then stays as it was.
  Result<void> refresh();

  [[nodiscard]] const std::filesystem::path& directory() const { return directory_; }

  /// Number of articles in the index.
  [[nodiscard]] std::uint64_t articles() const { return db_.get_doccount(); }

  /// Of the articles in the index.
  [[nodiscard]] const ArticleDecoder& decoder() const { return decoder_; }

  /// Changes with every commit: generation and Xapian revision.
  [[nodiscard]] std::string revision() const;

 private:
  IndexReader(std::filesystem::path directory, std::filesystem::path generation,
              std::string analyzer_version, Xapian::Database db, ArticleDecoder decoder)
      : directory_(std::move(directory)),
        generation_(std::move(generation)),
        analyzer_version_(std::move(analyzer_version)),
        db_(std::move(db)),
        decoder_(std::move(decoder)) {}

  static constexpr int kMaxReopens = 3;

  std::filesystem::path directory_;
  std::filesystem::path generation_;
  std::string analyzer_version_;
  Xapian::Database db_;
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
