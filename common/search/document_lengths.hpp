// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "analysis/analyzer.hpp"
#include "index/index_reader.hpp"
#include "support/result.hpp"

namespace telusur::search {

/// How long every document is, in terms, as BM25 wants it: 4 bytes a document, in memory. Made of
/// one state of the index, then immutable: thread-safe.
class DocumentLengths {
 public:
  /// The most documents a table is made for: 16 MiB, and twice as much per searcher that uses it.
  static constexpr std::uint32_t kMaxDocuments = 4U << 20U;

  /// Null where there are more than that, and where the index is several databases, whose documents
  /// have other numbers within each. Errors: those of the index.
  static Result<std::shared_ptr<const DocumentLengths>> build(index::IndexReader& reader,
                                                              const analysis::Analyzer& analyzer);

  /// One more than the largest docid.
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(lengths_.size()); }
  [[nodiscard]] std::uint32_t operator[](std::uint32_t docid) const { return lengths_[docid]; }

 private:
  std::vector<std::uint32_t> lengths_;  ///< per docid; 0 for what is none
};

}  // namespace telusur::search
