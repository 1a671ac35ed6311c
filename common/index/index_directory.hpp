// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "support/result.hpp"

namespace telusur::index {

/// The folder of an index:
///
///     DIR/XAPIANDB        a Xapian stub file naming the live generation, so that DIR itself opens
///                         as a Xapian database with any of Xapian's own tools
///     DIR/gen-000007/     the live generation, a glass database
///     DIR/writer.lock     held by the one writer
///
/// A rebuild writes the next generation beside the live one and then switches the stub file with
/// one rename: readers see the old index or the new one, whole. What a killed writer left behind
/// is a folder no stub names, removed by the next writer.
///
/// A copy that xapian-replicate has made is such a folder as well, with DIR/replica_0 or replica_1
/// as its generation: it can be read by itself, and becomes the index to write to when the host of
/// that is lost. No xapian-replicate may follow it any more then.
class IndexDirectory {
 public:
  explicit IndexDirectory(std::filesystem::path path) : path_(std::move(path)) {}

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Makes the folder itself; its parent must exist. Errors: unwritable.
  [[nodiscard]] Result<void> create() const;

  /// The live generation. Errors: index_missing, index_damaged (a stub file that neither
  /// we nor xapian-replicate wrote).
  [[nodiscard]] Result<std::filesystem::path> live_generation() const;

  /// A path for a generation newer than all there are. Not created.
  [[nodiscard]] std::filesystem::path next_generation() const;

  /// Makes `generation` the live one, for good: durable when this returns.
  [[nodiscard]] Result<void> publish(const std::filesystem::path& generation) const;

  /// Removes every generation but `live`. Failures are left for the next writer.
  void remove_others(const std::optional<std::filesystem::path>& live) const;

 private:
  [[nodiscard]] std::vector<std::filesystem::path> generations() const;

  std::filesystem::path path_;
};

/// Holds the right to write to an index directory, across processes, until destroyed (or the
/// process ends, however it ends).
class WriterLock {
 public:
  /// Errors: index_busy naming the process that holds it; unwritable.
  static Result<WriterLock> acquire(const std::filesystem::path& directory);

  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&& other) noexcept;
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;
  ~WriterLock();

 private:
  explicit WriterLock(int fd) : fd_(fd) {}
  int fd_ = -1;
};

}  // namespace telusur::index
