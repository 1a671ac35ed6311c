// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/expansion_table.hpp"

#include <algorithm>

#include "analysis/stopwords.hpp"

namespace telusur::search {
namespace {

using analysis::Token;

/// The words of a text, or the overlay that reads all of it as one word (`e-wallet`), without
/// function words at its ends.
std::vector<ExpansionWord> words_of(const analysis::Analyzer& analyzer, std::string_view text,
                                    analysis::TokenBuffer& buffer) {
  analyze(analyzer, text, buffer);
  std::vector<ExpansionWord> words;
  for (const Token& token : buffer.tokens()) {
    ExpansionWord word{std::string(token.surface), std::string(token.stem),
                       analysis::is_stopword(token.surface)};
    if (!is_overlay(token.kind)) {
      words.push_back(std::move(word));
    } else if (token.position == 0 && token.span == buffer.words()) {
      return {std::move(word)};
    }
  }
  while (!words.empty() && words.back().optional)
    words.pop_back();
  const auto content = std::ranges::find(words, false, &ExpansionWord::optional);
  words.erase(words.begin(), content);
  return words;
}

std::string key_of(std::span<const ExpansionWord> words) {
  std::string key;
  for (const ExpansionWord& word : words) {
    if (word.optional) continue;
    if (!key.empty()) key += ' ';
    key += word.stem;
  }
  return key;
}

}  // namespace

void ExpansionTable::add(const analysis::Analyzer& analyzer, std::string_view from,
                         std::string_view to, ExpansionKind kind) {
  const std::vector<ExpansionWord> said = words_of(analyzer, from, buffer_);
  const auto content = std::ranges::count(said, false, &ExpansionWord::optional);
  if (content == 0 || static_cast<std::size_t>(content) > kMaxExpandedWords) return;
  Entry entry{std::string(to), "", words_of(analyzer, to, buffer_), kind};
  entry.key = key_of(entry.words);
  const std::string key = key_of(said);
  if (entry.key == key) return;
  firsts_.insert(key.substr(0, key.find(' ')));
  std::vector<Entry>& entries = entries_[key];
  if (std::ranges::find(entries, entry.key, &Entry::key) == entries.end()) {
    entries.push_back(std::move(entry));
  }
}

std::span<const ExpansionTable::Entry> ExpansionTable::find(const std::string& key) const {
  const auto at = entries_.find(key);
  return at == entries_.end() ? std::span<const Entry>{} : at->second;
}

}  // namespace telusur::search
