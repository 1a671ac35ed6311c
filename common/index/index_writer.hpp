// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "index/document_builder.hpp"
#include "support/result.hpp"

namespace telusur::index {

struct WriterOptions {
  /// Build a new generation from nothing beside the live one, instead of changing that.
  bool rebuild = false;
  /// Tell what would happen, write nothing: not even the folder.
  bool dry_run = false;
  /// Upper bound for what Xapian buffers between writes to disk, in bytes.
  std::uint64_t buffer_bytes = std::uint64_t{256} << 20U;
};

enum class Outcome : std::uint8_t { added, updated, unchanged };

/// Changes an index as one step: until finish() returns, and whatever happens before, the index
/// answers as it did. Not thread-safe. One writer per index, across processes.
class IndexWriter {
 public:
  /// Takes the lock, removes what a killed writer left behind, and makes the index if there is
  /// none. Errors: unwritable, index_busy, index_incompatible, index_damaged.
  static Result<std::unique_ptr<IndexWriter>> open(const std::filesystem::path& directory,
                                                   const analysis::Analyzer& analyzer,
                                                   const WriterOptions& options);

  /// Dropping an unfinished writer drops its changes.
  virtual ~IndexWriter() = default;

  /// Adds the document, or puts it in the place of the one with the same id; an equal one stays, as
  /// does one with more text than an excerpt has.
  /// Errors: unwritable (a full disk), index_damaged.
  virtual Result<Outcome> upsert(BuiltDocument built) = 0;

  /// False when no article has that id.
  virtual Result<bool> remove(std::string_view id) = 0;

  /// Commits, durably. A new generation is compacted and switched to.
  virtual Result<void> finish() = 0;

  /// Articles in the index as it will be.
  [[nodiscard]] virtual std::uint64_t articles() const = 0;
};

}  // namespace telusur::index
