// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonym_swaps.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace telusur::bench {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

std::string lower(std::string_view text) {
  std::string folded(text);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return folded;
}

/// Where `term` stands in `text` as whole words.
std::size_t find_words(std::string_view text, std::string_view term) {
  for (std::size_t at = text.find(term); at != std::string_view::npos;
       at = text.find(term, at + 1)) {
    const std::size_t end = at + term.size();
    const bool begins = at == 0 || !is_letter(text[at - 1]);
    if (begins && (end == text.size() || !is_letter(text[end]))) return at;
  }
  return std::string_view::npos;
}

std::optional<std::string> swapped(const std::string& text, const analysis::Synonyms& synonyms) {
  const std::string folded = lower(text);
  for (const analysis::SynonymRule& rule : synonyms.rules()) {
    if (rule.from != rule.to) continue;
    for (std::size_t i = 0; i < rule.from.size(); ++i) {
      const std::size_t at = find_words(folded, lower(rule.from[i]));
      if (at == std::string::npos) continue;
      std::string other = text;
      return other.replace(at, rule.from[i].size(), rule.from[(i + 1) % rule.from.size()]);
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<search::JudgedQuery> with_synonyms_swapped(std::span<const search::JudgedQuery> queries,
                                                       const analysis::Synonyms& synonyms) {
  std::vector<search::JudgedQuery> result;
  for (const search::JudgedQuery& query : queries) {
    if (auto text = swapped(query.text, synonyms)) {
      result.push_back(query);
      result.back().text = std::move(*text);
    }
  }
  return result;
}

}  // namespace telusur::bench
