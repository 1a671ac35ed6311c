// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "index/index_reader.hpp"
#include "search/snippet.hpp"
#include "search/spelling/spelling_model.hpp"
#include "search/suggest/suggestion_index.hpp"

namespace telusur::search {

/// One way to go on with what is being typed.
struct Suggestion {
  enum class Kind : std::uint8_t { phrase, title };

  std::string text;  ///< a title as it stands; a phrase in lower case
  Kind kind = Kind::phrase;
  std::string id;                     ///< of a title's article
  std::string url;                    ///< the same; may be empty
  std::vector<CodePointRange> marks;  ///< what was typed of it, in code points of the text
};

/// Search as you type over one index: the titles of its articles, and the phrases of one to three
/// words that many titles have. Immutable and thread-safe.
class Suggester {
 public:
  static constexpr std::size_t kDefaultLimit = 8;
  static constexpr std::size_t kMaxLimit = 20;

  /// The newest titles are suggested, so many at most: memory and time have an end, however many
  /// articles there are, in however many shards.
  static constexpr std::size_t kMostTitles = 1'000'000;

  /// Reads the titles: 0.3 s and 9 MB for 33,000 articles. Errors: those of the index.
  static Result<std::shared_ptr<const Suggester>> build(index::IndexReader& reader,
                                                        const analysis::Analyzer& analyzer);

  Suggester(SuggestionIndex index, const analysis::Analyzer& analyzer)
      : index_(std::move(index)), analyzer_(analyzer) {}

  /// What has every word of `text`, the last of them perhaps unfinished (unless a blank follows),
  /// anywhere and in any order: phrases first, half of `limit` at most while there are titles, then
  /// titles, each kind the best first and titles nearly alike once. If there is nothing, words may
  /// all be unfinished; then, with `spelling`, they may be misspelt. Any bytes; a text without
  /// words suggests nothing. `limit` is cut to kMaxLimit.
  [[nodiscard]] std::vector<Suggestion> suggest(std::string_view text,
                                                std::size_t limit = kDefaultLimit,
                                                const SpellingModel* spelling = nullptr) const;

  [[nodiscard]] const SuggestionIndex& index() const { return index_; }

 private:
  struct Words;
  [[nodiscard]] std::vector<Suggestion> find(const Words& words, std::size_t limit) const;
  [[nodiscard]] Suggestion describe(std::uint32_t entry, const Words& words) const;

  SuggestionIndex index_;
  analysis::Analyzer analyzer_;
};

}  // namespace telusur::search
