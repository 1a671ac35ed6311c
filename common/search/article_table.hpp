// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "index/index_reader.hpp"
#include "support/result.hpp"

namespace telusur::search {

/// The stored articles in memory. From the database each is a block of 32 KiB that is copied to
/// read them, ten times a page. A small archive is held as it is read, some 2 KiB an article, as
/// to decompress them would be a tenth of the time of a page; a larger one compressed, 800 bytes
/// each. Made of one state of the index, then immutable: thread-safe.
class ArticleTable {
 public:
  static constexpr std::size_t kMaxBytes = std::size_t{256} << 20U;
  static constexpr std::size_t kMaxPlainBytes = std::size_t{128} << 20U;

  struct Limits {
    std::size_t bytes = kMaxBytes;
    std::size_t plain_bytes = kMaxPlainBytes;
  };

  /// Null where they would take more than the limit, and where the index is several databases.
  /// Errors: those of the index.
  static Result<std::shared_ptr<const ArticleTable>> build(index::IndexReader& reader,
                                                           const analysis::Analyzer& /*analyzer*/) {
    return build_within(reader, Limits());
  }
  static Result<std::shared_ptr<const ArticleTable>> build_within(index::IndexReader& reader,
                                                                  const Limits& limits);

  /// What an ArticleDecoder of this index decodes, as long as the table lives; empty when there is
  /// no such document.
  [[nodiscard]] std::string_view data(Xapian::docid docid) const;

 private:
  template <class Data>
  bool fill(const Xapian::Database& db, std::size_t most, const Data& data);

  std::pmr::monotonic_buffer_resource memory_;
  std::vector<std::string_view> articles_;  ///< by document, in memory_
};

}  // namespace telusur::search
