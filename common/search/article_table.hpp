// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "index/index_reader.hpp"
#include "support/result.hpp"

namespace telusur::search {

/// The stored articles in memory, compressed as they are: some 800 bytes each. From the database
/// each is a block of 32 KiB that is copied to read them, ten times a page. Made of one state of
/// the index, then immutable: thread-safe.
class ArticleTable {
 public:
  static constexpr std::size_t kMaxBytes = std::size_t{256} << 20U;

  /// Null where they would take more than kMaxBytes, and where the index is several databases.
  /// Errors: those of the index.
  static Result<std::shared_ptr<const ArticleTable>> build(index::IndexReader& reader,
                                                           const analysis::Analyzer& analyzer);

  /// The data of a document, for an ArticleDecoder, as long as the table lives; empty when there is
  /// no such document.
  [[nodiscard]] std::string_view data(Xapian::docid docid) const;

 private:
  bool fill(const Xapian::Database& db);

  std::string bytes_;                ///< of all, one after the other
  std::vector<std::uint32_t> ends_;  ///< of each document, by number
};

}  // namespace telusur::search
