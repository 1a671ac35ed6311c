// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cleaning/line_history.hpp"
#include "cleaning/rule.hpp"

namespace telusur::cleaning {

/// How often each line occurs in the articles of each source: a line that recurs across many
/// articles of one source is furniture, whatever it says. Lines are compared as they are, white
/// space at their ends aside, by 64-bit hashes. Memory is bounded: at `most_lines` different lines,
/// some 40 bytes each, those seen once are forgotten. Articles without a source are not counted.
/// What earlier runs have counted holds as well; of that and of what is counted now the greater, as
/// this run may read the articles of earlier ones again. Not thread-safe.
class RecurringLines {
 public:
  static constexpr std::size_t kMostLines = std::size_t{2} << 20U;
  /// A line is furniture from this many articles on, and from one in kShare of those of the source.
  static constexpr std::uint32_t kLeastArticles = 6;
  static constexpr std::uint32_t kShare = 200;
  /// The same for whole sentences, which several reports of one matter may share.
  static constexpr std::uint32_t kLeastArticlesOfSentence = 10;
  /// The same for lines of one or two words, which subheadings are too.
  static constexpr std::uint32_t kLeastArticlesOfShort = 10;
  static constexpr std::uint32_t kShareOfShort = 10;

  explicit RecurringLines(std::shared_ptr<const LineHistory> history = nullptr,
                          std::size_t most_lines = kMostLines)
      : history_(std::move(history)), most_lines_(most_lines) {}

  /// Counts an article: each of its lines once. Returns what it has counted, for a LineHistory;
  /// nothing without a source.
  ArticleLines count(const std::string& source, std::string_view body);

  /// The lines of `body` that recur, by what was counted so far. Lines at the start or the end of
  /// the text, among others that recur, may be sentences; within it only short lines without a full
  /// stop between whole sentences are taken, for there a stock paragraph can be the author's. Where
  /// that would take two fifths of the text it is a copy of other articles, and nothing is taken.
  [[nodiscard]] std::vector<Span> find(const std::string& source, std::string_view body) const;

 private:
  [[nodiscard]] bool recurs(std::uint64_t source_hash, std::uint32_t articles,
                            std::string_view line) const;
  [[nodiscard]] std::uint32_t articles_of(std::uint64_t source_hash) const;
  [[nodiscard]] std::uint32_t articles_with(std::uint64_t line_hash) const;
  void forget_rare_lines();

  std::shared_ptr<const LineHistory> history_;  ///< of earlier runs; or none
  std::size_t most_lines_;
  LineCounts articles_;  ///< by source
  LineCounts lines_;
};

}  // namespace telusur::cleaning
