// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "readers/reader.hpp"

namespace telusur::indexer {

/// The list of records that were not indexed: lines of tab-separated input, record (0: the whole
/// input), error code, reason; tabs and line ends within are blanks. On a file when one is named,
/// and the first few on standard error.
class Rejects {
 public:
  /// Errors: unwritable. An empty path keeps no file.
  static Result<Rejects> open(const std::string& path);

  void add(const Origin& origin, const Error& error);

  /// Flushes the file. Errors: unwritable (a full disk).
  Result<void> finish();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
  std::uint64_t shown_ = 0;
};

}  // namespace telusur::indexer
