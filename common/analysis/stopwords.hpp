// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "support/result.hpp"

namespace telusur::analysis {

/// True for an Indonesian or English function word (folded). Stopwords are indexed like any word;
/// this only tells which may be skipped to save time, or bind nothing to their neighbour.
bool is_stopword(std::string_view word);

constexpr std::size_t kMaxStopwordChanges = 10'000;

/// A user's own function words, a line of UTF-8 text each:
///   wkwk       is one
///   - bisa     is none, though is_stopword() says so
/// `#` at the start of a line or after a blank begins a comment. For queries: they decide which of
/// its words may be skipped, and nothing about an index depends on them.
class StopwordChanges {
 public:
  /// Errors (`unsupported_format`) name `name` and the line.
  static Result<StopwordChanges> parse(std::string_view text, std::string_view name);

  /// What the user says of a folded word; nothing where is_stopword() holds.
  [[nodiscard]] std::optional<bool> find(std::string_view word) const;

  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  std::map<std::string, bool, std::less<>> words_;
};

}  // namespace telusur::analysis
