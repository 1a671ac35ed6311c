// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/token.hpp"
#include "search/query/notice.hpp"
#include "search/query/tree.hpp"

namespace telusur::search::detail {

/// Turns stretches of the query text into words of the tree. The whole text is analysed once, as
/// an article would be; a stretch takes the tokens inside it, so overlays form between neighbours
/// and never across syntax. Counts words up to kMaxWords and drops the rest.
class WordReader {
 public:
  /// `tokens` are those of analysing `text`; both must outlive the reader.
  WordReader(std::string_view text, std::span<const analysis::Token> tokens, NoticeList& notices);

  /// Plain text: Words, and a Prefix for each `kata*`.
  std::vector<Node> plain(ByteRange range, Field field);

  /// The words of `range` as they stand. When they are too many, the first that fit, or none where
  /// the phrase is `excluded`: a shorter one would exclude more.
  Phrase phrase(ByteRange range, Field field, bool excluded);

  [[nodiscard]] bool full() const { return dropped_.begin < dropped_.end; }

  /// Says which words were dropped.
  void report();

 private:
  struct Stars;

  [[nodiscard]] std::span<const analysis::Token> tokens_in(ByteRange range) const;
  bool is_prefix(const analysis::Token& token, ByteRange range, Stars& stars);
  bool has_room(const analysis::Token& token);

  std::string_view text_;
  std::span<const analysis::Token> tokens_;
  NoticeList& notices_;
  std::size_t words_ = 0;
  ByteRange dropped_{UINT32_MAX, 0};
};

}  // namespace telusur::search::detail
