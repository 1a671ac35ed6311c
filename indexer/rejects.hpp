// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "readers/reader.hpp"
#include "support/language.hpp"

namespace telusur::indexer {

/// The list of records that were not indexed: lines of tab-separated input, record (0: the whole
/// input), error code, reason; tabs and line ends within are blanks. On a file when one is named,
/// with the reasons in English, for programs; and the first few on standard error, for people.
class Rejects {
 public:
  /// Errors: unwritable. An empty path keeps no file.
  static Result<Rejects> open(const std::string& path, Language language);

  void add(const Origin& origin, const Error& error);

  /// Flushes the file. Errors: unwritable (a full disk).
  Result<void> finish();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  std::string path_;
  Language language_ = Language::indonesian;
  std::unique_ptr<std::FILE, Close> file_;
  std::uint64_t shown_ = 0;
};

}  // namespace telusur::indexer
