// SPDX-License-Identifier: GPL-2.0-or-later
#include "inflections.hpp"

#include <random>
#include <utility>

namespace telusur::bench {
namespace {

constexpr std::uint32_t kSeed = 20230720;

bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         (c & 0x80) != 0;
}

std::string lower(std::string_view word) {
  std::string folded(word);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return folded;
}

}  // namespace

InflectionSwapper::InflectionSwapper(std::span<const GoldWord> gold) {
  std::map<std::string_view, std::vector<std::string_view>> classes;
  for (const GoldWord& word : gold)
    classes[word.lemma].push_back(word.word);
  for (const auto& [lemma, words] : classes) {
    for (const std::string_view word : words) {
      for (const std::string_view other : words) {
        if (other != word) relatives_[std::string(word)].emplace_back(other);
      }
    }
  }
}

std::vector<search::JudgedQuery> InflectionSwapper::swapped(
    std::span<const search::JudgedQuery> queries) const {
  std::mt19937 random(kSeed);  // its numbers are fixed by the standard
  std::vector<search::JudgedQuery> changed;
  for (const search::JudgedQuery& query : queries) {
    std::string text;
    bool any = false;
    for (std::size_t at = 0; at < query.text.size();) {
      std::size_t end = at;
      while (end < query.text.size() && in_word(query.text[end]))
        ++end;
      if (end == at) {
        text += query.text[at++];
        continue;
      }
      const std::string word = query.text.substr(at, end - at);
      at = end;
      const auto found = relatives_.find(lower(word));
      if (found == relatives_.end()) {
        text += word;
        continue;
      }
      text += found->second[random() % found->second.size()];
      any = true;
    }
    if (any) changed.push_back({query.id, std::move(text), query.relevant});
  }
  return changed;
}

}  // namespace telusur::bench
