// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <vector>

#include "analysis/analyzer.hpp"
#include "index/index_reader.hpp"
#include "index/token_stream.hpp"
#include "support/result.hpp"

namespace telusur::search {

/// What re-ranking reads of every document, in memory: the token stream, decoded, at 4 bytes a
/// word with all that belongs to it, and the time of publication. An index has streams in little
/// more than half of that, but a query that re-ranks a hundred of them would spend a fifth of its
/// time on decoding. Made of one state of the index, then immutable: thread-safe.
class TokenTable {
 public:
  static constexpr std::size_t kMaxBytes = std::size_t{640} << 20U;

  /// Null where it would take more than kMaxBytes, and where the index is several databases.
  /// Errors: those of the index.
  static Result<std::shared_ptr<const TokenTable>> build(index::IndexReader& reader,
                                                         const analysis::Analyzer& analyzer);

  /// What index::read_tokens reads, if anything, as long as the table lives.
  [[nodiscard]] std::optional<index::TokenStreamView> tokens(Xapian::docid docid) const;
  /// Have the processor fetch what tells where a document's stream is, and then the beginning of
  /// that, to be read soon.
  void prefetch_row(Xapian::docid docid) const;
  void prefetch_tokens(Xapian::docid docid) const;
  /// As index::published_at.
  [[nodiscard]] std::optional<std::chrono::sys_seconds> published(Xapian::docid docid) const;

 private:
  static constexpr std::int64_t kUndated = INT64_MIN;

  struct Row {
    const char* bytes = nullptr;        ///< in memory_; null where there is no stream
    std::int64_t published = kUndated;  ///< seconds since 1970
  };

  bool fill(const Xapian::Database& db);
  void keep(const index::TokenStream& stream, Row& row);

  std::vector<Row> rows_;  ///< by document
  std::pmr::monotonic_buffer_resource memory_;
  std::size_t bytes_ = 0;
};

}  // namespace telusur::search
