// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <boost/json/fwd.hpp>
#include <boost/json/parser.hpp>
#include <cstddef>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "article/field_names.hpp"
#include "support/result.hpp"

namespace telusur::article {

/// Longest record that programs accept; JSON escapes can double the bytes of a text
/// (kMaxTextBytes).
constexpr std::size_t kMaxJsonRecordBytes = std::size_t{16} << 20U;

/// A JSON object as an article. `names` says what its members are called; others are ignored, null
/// and "" mean missing. Without an id the URL serves (page_address.hpp), or else a hash of source,
/// title and body, which stays the same as long as they do. Invalid UTF-8 in strings becomes
/// U+FFFD. Errors: invalid_document naming the member, for one of another type or a date that is
/// none: an article under a wrong date would be found by the wrong filter, so it must be seen. The
/// article is not validated.
Result<Article> article_of(const boost::json::object& object,
                           const FieldNames& names = standard_field_names());

/// Reads records, each one JSON object (RFC 8259) of which the last of a repeated key counts.
/// Keeps its memory from record to record. Not thread-safe.
class JsonRecordParser {
 public:
  explicit JsonRecordParser(FieldNames names = {});
  JsonRecordParser(const JsonRecordParser&) = delete;
  JsonRecordParser& operator=(const JsonRecordParser&) = delete;

  /// Errors: those of article_of(); invalid_document for JSON that does not parse (with the byte
  /// it stops at), that is no object, or nests deeper than 32 levels.
  Result<Article> parse(std::string_view text);

 private:
  static constexpr std::size_t kArenaBytes = std::size_t{64} << 10U;

  FieldNames names_;
  std::array<unsigned char, 4096> scratch_{};  ///< the parser's own stack
  std::vector<unsigned char> arena_;
  boost::json::parser parser_;
};

}  // namespace telusur::article
