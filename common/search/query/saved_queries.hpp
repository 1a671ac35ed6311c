// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "support/result.hpp"

namespace telusur::search {

constexpr std::size_t kMaxSavedQueries = 1000;

/// Queries that `simpanan:NAME` (`saved:NAME`) stands for within others. Names are letters, digits,
/// `-` and `_` in ASCII, in any case. Thread-safe once read.
class SavedQueries {
 public:
  /// Reads TOML, `NAME = "query"`. A query may name others, in any order. `where` is what errors
  /// call the text. Errors: invalid_document for what is no TOML; invalid_parameter for a bad name,
  /// a value that is no text, unbalanced quotes or parentheses, references to itself or to
  /// unknown names, too many or too long ones. Error::where has the line.
  static Result<SavedQueries> parse(std::string_view toml, const std::string& where);

  /// parse() of a file; of an empty path, no queries. Errors besides: unreadable.
  static Result<SavedQueries> read(const std::string& path);

  /// `text` with `(query)` in place of each reference to a query that is known, outside quotes.
  /// Total; linear in what it returns, which is at most a little over kMaxQueryBytes long.
  [[nodiscard]] std::string put_into(std::string_view text) const;

  [[nodiscard]] bool empty() const { return queries_.empty(); }

 private:
  /// By name in lower case; no query among them refers to another.
  std::map<std::string, std::string, std::less<>> queries_;
};

}  // namespace telusur::search
