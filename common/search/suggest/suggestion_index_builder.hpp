// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analysis/token.hpp"
#include "search/suggest/phrases.hpp"
#include "search/suggest/suggestion_index.hpp"

namespace telusur::search {

/// Collects titles, finds the phrases in them, and makes a SuggestionIndex of both.
class SuggestionIndexBuilder {
 public:
  struct Title {
    std::string_view text;
    std::string_view id;
    std::string_view url;
    std::int64_t published = 0;  ///< any unit that grows with time; 0 when unknown
  };

  /// `tokens` are those of the text. A title with the words of an earlier one is left out.
  void add(const Title& title, std::span<const analysis::Token> tokens);

  /// Phrases are those of at least `fewest` titles. Leaves the builder empty.
  SuggestionIndex finish(std::uint32_t fewest);

 private:
  struct Kept {
    std::uint32_t words = 0;
    std::uint32_t length = 0;
    std::uint32_t text = 0;
    std::uint32_t id = 0;
    std::uint32_t url = 0;
    std::uint32_t end = 0;
    std::int64_t published = 0;
  };

  std::uint32_t number_of(const analysis::Token& token);
  void add_phrase(SuggestionIndex& index, const FrequentPhrase& phrase,
                  std::span<const std::uint32_t> sorted) const;
  void add_titles(SuggestionIndex& index, std::span<const std::uint32_t> sorted) const;
  std::vector<std::uint32_t> sort_words(SuggestionIndex& index) const;
  static void add_postings(SuggestionIndex& index);

  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<bool> may_end_;               ///< by number: may begin or end a phrase
  std::vector<std::uint32_t> title_words_;  ///< numbers
  std::vector<std::uint32_t> running_;      ///< numbers, with kPhraseBreak
  std::vector<Kept> titles_;
  std::string texts_;
  std::unordered_set<std::uint64_t> seen_;  ///< hashes of the words of titles
};

}  // namespace telusur::search
