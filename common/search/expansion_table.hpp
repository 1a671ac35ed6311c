// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analysis/analyzer.hpp"
#include "search/query/tree.hpp"

namespace telusur::search {

/// Longest way to say something that is looked for in a query, in content words.
constexpr std::size_t kMaxExpandedWords = 6;

/// What may be said in other words, by the stems of its content words with blanks between. Filled
/// once, then only read: thread-safe from then on.
class ExpansionTable {
 public:
  struct Entry {
    std::string text;                  ///< as written
    std::string key;                   ///< of `text`
    std::vector<ExpansionWord> words;  ///< empty: function words, which no article lacks
    ExpansionKind kind = ExpansionKind::synonym;
  };

  /// An article may have `to` where a query has `from`. Without effect when `from` has no content
  /// word, or more than kMaxExpandedWords, or both have the same key.
  void add(const analysis::Analyzer& analyzer, std::string_view from, std::string_view to,
           ExpansionKind kind);

  /// Whether there is a key of which this stem is the first word.
  [[nodiscard]] bool begins(const std::string& stem) const { return firsts_.contains(stem); }

  /// In the order they were added, each key once.
  [[nodiscard]] std::span<const Entry> find(const std::string& key) const;

  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  std::unordered_map<std::string, std::vector<Entry>> entries_;
  std::unordered_set<std::string> firsts_;
  analysis::TokenBuffer buffer_;
};

}  // namespace telusur::search
