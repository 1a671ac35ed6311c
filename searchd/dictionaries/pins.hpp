// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "support/result.hpp"

namespace telusur::searchd {

/// Ids of articles that an editor put first, or took out, for one query.
struct Pins {
  std::vector<std::string> promoted;  ///< in this order
  std::vector<std::string> hidden;
};

constexpr std::size_t kMaxPinnedQueries = 10'000;
constexpr std::size_t kMaxPinsPerQuery = 50;

/// What editors want of certain queries. UTF-8 text, a query a line:
///   project s umkm => kabar-17 kabar-20 -warta-3
/// puts two articles first and takes one out. Ids are written as in paths, percent-encoded where
/// they hold blanks, `%`, `#` or begin with `-`. `#` at the start of a line or after a blank begins
/// a comment. A query of several lines has them all. Values; const use is thread-safe.
class PinRules {
 public:
  /// Errors (`unsupported_format`) name `name` and the line.
  static Result<PinRules> parse(std::string_view text, std::string_view name);

  /// The pins of a whole query, however it is cased, accented and spaced; null when it has none.
  [[nodiscard]] const Pins* find(std::string_view query) const;

  [[nodiscard]] std::size_t size() const { return rules_.size(); }

 private:
  std::map<std::string, Pins, std::less<>> rules_;
};

}  // namespace telusur::searchd
