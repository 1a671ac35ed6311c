// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace telusur::cleaning {

/// The lines of one article as RecurringLines counts them: by 64-bit hashes, each once.
struct ArticleLines {
  std::uint64_t source = 0;
  std::vector<std::uint64_t> lines;
};

/// Numbers by 64-bit hashes, which need no hashing of their own.
struct HashedAlready {
  using is_avalanching = void;
  std::size_t operator()(std::uint64_t hash) const { return hash; }
};
using LineCounts = boost::unordered_flat_map<std::uint64_t, std::uint32_t, HashedAlready>;

/// How often each line has occurred in the articles that an index took in so far, kept beside it
/// from run to run, so that articles which come one by one are cleaned as if they came together.
/// Most lines occur once: of these there is one bit each, by which one line in four at most may
/// seem to have occurred once though it has not. Memory is bounded: when there are too many lines,
/// those seen once, or rarely, are forgotten. Not thread-safe.
class LineHistory {
 public:
  static constexpr std::size_t kBits = std::size_t{1} << 22U;
  static constexpr std::size_t kMostLines = std::size_t{1} << 17U;  ///< seen twice or more
  static constexpr std::size_t kMostSources = 100'000;

  /// Counts an article, which the caller sees to be new.
  void add(const ArticleLines& article);

  [[nodiscard]] std::uint32_t articles(std::uint64_t source) const;
  [[nodiscard]] std::uint32_t articles_with(std::uint64_t line) const;

  /// At most some 4 MiB; one byte or two a line.
  [[nodiscard]] std::string encode() const;

  /// What encode() wrote; empty for other bytes: what recurs is then learnt anew.
  static LineHistory decode(std::string_view bytes);

 private:
  void add_line(std::uint64_t line);
  [[nodiscard]] bool seen_once(std::uint64_t line) const;
  void set_bit(std::size_t bit);
  void forget_rare_lines();

  LineCounts articles_;              ///< by source
  LineCounts lines_;                 ///< seen twice or more
  std::vector<std::uint64_t> once_;  ///< kBits bits, or empty
  std::size_t bits_set_ = 0;
};

}  // namespace telusur::cleaning
