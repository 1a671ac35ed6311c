// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "article/article.hpp"
#include "article/removed_text.hpp"
#include "support/result.hpp"

namespace telusur::indexer {

/// Where a record came from, for messages: `news.ndjson.gz:17`.
struct Origin {
  std::string input;         ///< the file as the user named it, or "<stdin>"
  std::uint64_t record = 0;  ///< line (NDJSON) or entry (feeds), from 1; 0: the whole file

  bool operator==(const Origin&) const = default;
};

/// `input` or `input:record`.
std::string to_string(const Origin& origin);

/// `error` with the origin put before its `where`: `news.ndjson.gz:17: published`. For the errors
/// of article::validate(); those of a reader are complete already.
Error located(const Origin& origin, Error error);

using article::RemovedText;

/// One article or the reason there is none; a rejected record does not end the input.
struct Record {
  Origin origin;
  Result<article::Article> article;
  std::vector<RemovedText> removed = {};  ///< by markup, in the order of the page
  bool excerpt = false;                   ///< the format says that there is more of the article
};

/// Turns one input into articles, one after the other: the seam between formats. One class per
/// format, one file per class; `formats.cpp` lists them. Not thread-safe: one reader, one thread.
class Reader {
 public:
  virtual ~Reader() = default;

  /// The next record, or nothing at the end of the input. A record whose content is wrong comes
  /// as invalid_document; an input that cannot be read further comes once, as unreadable. Articles
  /// hold valid UTF-8 but are neither cleaned nor validated. Errors name input, record and field.
  virtual std::optional<Record> next() = 0;

  /// Bytes taken from the file so far, before decompression: against the file's size this is how
  /// far the reader has come (progress bar, time left).
  [[nodiscard]] virtual std::uint64_t bytes_read() const = 0;
};

}  // namespace telusur::indexer
