// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/suggest/suggestion_index_builder.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "analysis/stopwords.hpp"

namespace telusur::search {
namespace {

constexpr float kPhraseMerit = 0.35F;   ///< per nat of titles that have the phrase
constexpr float kNewest = 0.6F;         ///< of the newest title; the oldest has none
constexpr float kPerExtraWord = 0.03F;  ///< off for each word of a title beyond kShortTitle
constexpr std::size_t kShortTitle = 6;
constexpr std::size_t kMinWordLetters = 3;
constexpr std::uint32_t kMostWords = 1U << 21U;  ///< frequent_phrases() counts so far

/// Whether a phrase runs on over what stands between two words.
bool runs_on(std::string_view between) {
  return between == " " || between == "-";
}

bool may_end(const analysis::Token& token) {
  const bool has_letter = std::ranges::any_of(token.surface, [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<signed char>(c) < 0;
  });
  return has_letter && token.surface.size() >= kMinWordLetters &&
         !analysis::is_stopword(token.surface);
}

std::uint64_t hash_of(std::span<const std::uint32_t> words) {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a, by words
  for (const std::uint32_t word : words)
    hash = (hash ^ word) * 1099511628211U;
  return hash;
}

}  // namespace

std::uint32_t SuggestionIndexBuilder::number_of(const analysis::Token& token) {
  const auto [at, is_new] =
      numbers_.try_emplace(std::string(token.surface), static_cast<std::uint32_t>(numbers_.size()));
  if (is_new) may_end_.push_back(may_end(token) && at->second < kMostWords - 1);
  return at->second;
}

void SuggestionIndexBuilder::add(const Title& title, std::span<const analysis::Token> tokens) {
  Kept kept;
  kept.words = static_cast<std::uint32_t>(title_words_.size());
  const std::size_t running = running_.size();
  std::size_t end = 0;
  for (const analysis::Token& token : tokens) {
    if (is_overlay(token.kind)) continue;
    if (title_words_.size() - kept.words == SuggestionIndex::kMaxEntryWords) break;
    if (end > 0 && !runs_on(title.text.substr(end, token.begin - end))) {
      running_.push_back(kPhraseBreak);
    }
    end = token.end;
    const std::uint32_t number = number_of(token);
    title_words_.push_back(number);
    running_.push_back(number < kMostWords - 1 ? number : kPhraseBreak);
  }
  running_.push_back(kPhraseBreak);
  kept.length = static_cast<std::uint32_t>(title_words_.size() - kept.words);
  const bool is_new = seen_.insert(hash_of(std::span(title_words_).subspan(kept.words))).second;
  if (kept.length == 0 || !is_new) {
    title_words_.resize(kept.words);
    running_.resize(running);
    return;
  }
  const auto append = [&](std::string_view part) {
    const auto at = static_cast<std::uint32_t>(texts_.size());
    texts_ += part;
    return at;
  };
  kept.text = append(title.text);
  kept.id = append(title.id);
  kept.url = append(title.url);
  kept.end = static_cast<std::uint32_t>(texts_.size());
  kept.published = title.published;
  titles_.push_back(kept);
}

/// Stores the words in order; the place of each by its number.
std::vector<std::uint32_t> SuggestionIndexBuilder::sort_words(SuggestionIndex& index) const {
  std::vector<const std::pair<const std::string, std::uint32_t>*> words;
  words.reserve(numbers_.size());
  for (const auto& word : numbers_)
    words.push_back(&word);
  std::ranges::sort(words, {}, [](const auto* word) { return std::string_view(word->first); });
  std::vector<std::uint32_t> sorted(words.size());
  index.words_.clear();
  for (std::size_t i = 0; i < words.size(); ++i) {
    index.words_.push_back({static_cast<std::uint32_t>(index.letters_.size()), 0});
    index.letters_ += words[i]->first;
    sorted[words[i]->second] = static_cast<std::uint32_t>(i);
  }
  index.words_.push_back({static_cast<std::uint32_t>(index.letters_.size()), 0});
  return sorted;
}

void SuggestionIndexBuilder::add_phrase(SuggestionIndex& index, const FrequentPhrase& phrase,
                                        std::span<const std::uint32_t> sorted) const {
  SuggestionIndex::Entry entry;
  entry.words = static_cast<std::uint32_t>(index.entry_words_.size());
  entry.merit = kPhraseMerit * std::log(static_cast<float>(phrase.count));
  for (const std::uint32_t word : phrase.view())
    index.entry_words_.push_back(sorted[word]);
  index.entries_.push_back(entry);
}

void SuggestionIndexBuilder::add_titles(SuggestionIndex& index,
                                        std::span<const std::uint32_t> sorted) const {
  std::vector<std::uint32_t> by_time(titles_.size());
  std::iota(by_time.begin(), by_time.end(), 0U);
  std::ranges::stable_sort(by_time, {}, [&](std::uint32_t i) { return titles_[i].published; });
  std::vector<float> recency(titles_.size());
  for (std::size_t rank = 0; rank < by_time.size(); ++rank) {
    recency[by_time[rank]] =
        kNewest * static_cast<float>(rank) / static_cast<float>(by_time.size());
  }
  for (std::size_t i = 0; i < titles_.size(); ++i) {
    const Kept& kept = titles_[i];
    const std::size_t extra = kept.length > kShortTitle ? kept.length - kShortTitle : 0;
    index.entries_.push_back({static_cast<std::uint32_t>(index.entry_words_.size()), kept.text,
                              kept.id, kept.url,
                              recency[i] - kPerExtraWord * static_cast<float>(extra)});
    for (const std::uint32_t word : std::span(title_words_).subspan(kept.words, kept.length))
      index.entry_words_.push_back(sorted[word]);
  }
}

/// Lists the entries of each word, by counting.
void SuggestionIndexBuilder::add_postings(SuggestionIndex& index) {
  std::vector<std::uint32_t> next(index.words_.size());
  for (const std::uint32_t word : index.entry_words_)
    ++next[word];
  std::uint32_t begin = 0;
  for (std::size_t word = 0; word < next.size(); ++word) {
    index.words_[word].postings = begin;
    begin += std::exchange(next[word], begin);
  }
  index.postings_.resize(begin);
  for (std::uint32_t entry = 0; entry + 1 < index.entries_.size(); ++entry) {
    for (const std::uint32_t word : index.words_of(entry))
      index.postings_[next[word]++] = entry;
  }
}

SuggestionIndex SuggestionIndexBuilder::finish(std::uint32_t fewest) {
  SuggestionIndex index;
  const std::vector<std::uint32_t> sorted = sort_words(index);
  index.entries_.clear();
  for (const FrequentPhrase& phrase :
       frequent_phrases(running_, fewest, [&](std::uint32_t word) { return may_end_[word]; })) {
    add_phrase(index, phrase, sorted);
  }
  index.phrases_ = static_cast<std::uint32_t>(index.entries_.size());
  add_titles(index, sorted);
  const auto end = static_cast<std::uint32_t>(texts_.size());
  index.entries_.push_back(
      {static_cast<std::uint32_t>(index.entry_words_.size()), end, end, end, 0});
  index.texts_ = std::move(texts_);
  add_postings(index);
  for (auto* vector : {&index.entry_words_, &index.postings_})
    vector->shrink_to_fit();
  index.entries_.shrink_to_fit();
  index.words_.shrink_to_fit();
  index.texts_.shrink_to_fit();
  *this = {};
  return index;
}

}  // namespace telusur::search
