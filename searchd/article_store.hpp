// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "index/index_writer.hpp"
#include "support/result.hpp"

namespace telusur::searchd {

/// What became of one line of a batch.
struct LineReport {
  enum class Outcome : std::uint8_t { added, updated, unchanged, rejected };
  std::size_t line = 0;  ///< from 1
  std::string id;        ///< empty where the line has none that can be read
  Outcome outcome = Outcome::rejected;
  std::optional<Error> error;  ///< why it was rejected
};

/// `added`, `updated`, `unchanged`, `rejected`.
std::string_view name(LineReport::Outcome outcome);

struct BatchReport {
  std::vector<LineReport> lines;  ///< blank ones left out
  bool written = false;           ///< false: the index is as it was
  std::uint64_t articles = 0;     ///< in the index, when it was written
};

struct BatchOptions {
  bool clean = true;     ///< as telusur-indexer cleans
  bool partial = false;  ///< write the good lines though others are rejected
};

/// Changes the index that is searched: one batch at a time, each one transaction. Takes the same
/// lines as telusur-indexer (article::JsonRecordParser), cleans and checks them alike. Thread-safe.
class ArticleStore {
 public:
  /// `db`: folder of the index, whole or split; empty when it is a cluster's, whose shards are
  /// written where they are.
  ArticleStore(std::filesystem::path db, const analysis::Analyzer& analyzer)
      : db_(std::move(db)), analyzer_(analyzer) {}

  /// False when the index is a cluster's: then put() and remove() are errors, unwritable.
  [[nodiscard]] bool writable() const { return !db_.empty(); }

  /// Adds or updates the article of each line. With a rejected line nothing is written, unless
  /// `partial`. Errors: index_busy while another writer is at it; those of index::IndexWriter.
  Result<BatchReport> put(std::string_view ndjson, const BatchOptions& options);

  /// False when no article has that id. Errors: as put().
  Result<bool> remove(std::string_view id);

 private:
  [[nodiscard]] Result<std::unique_ptr<index::IndexWriter>> open_writer() const;

  const std::filesystem::path db_;
  const analysis::Analyzer analyzer_;
  std::mutex writing_;
};

}  // namespace telusur::searchd
