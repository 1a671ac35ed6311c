// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/suggest/suggestion_index.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace telusur::search {
namespace {

// Added to an entry's own merit, which is about 0 to 3 for phrases and 0 to 1 for titles.
constexpr float kBeginsEntry = 2.0F;
constexpr float kInOrder = 0.5F;
constexpr float kTogether = 1.0F;
constexpr float kWholeWord = 0.7F;

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

using Places = std::array<std::uint8_t, SuggestionIndex::kMaxQueryWords>;

/// Finds a place for each word of the query, the one after the last if it fits; the number found.
std::size_t place_words(std::span<const std::uint32_t> words, std::span<const WordRange> query,
                        Places& places) {
  std::uint64_t used = 0;
  std::size_t next = 0;
  for (std::size_t i = 0; i < query.size(); ++i) {
    std::size_t place = kNone;
    for (std::size_t step = 0; step < words.size() && place == kNone; ++step) {
      const std::size_t at = next + step < words.size() ? next + step : next + step - words.size();
      if (query[i].has(words[at]) && (used >> at & 1) == 0) place = at;
    }
    if (place == kNone) return i;
    used |= std::uint64_t{1} << place;
    places[i] = static_cast<std::uint8_t>(place);
    next = place + 1 < words.size() ? place + 1 : 0;
  }
  return query.size();
}

float fit(std::span<const std::uint32_t> words, std::size_t found, WordRange typed,
          const Places& places) {
  float score = places[0] == 0 ? kBeginsEntry : 0;
  bool in_order = true;
  bool together = true;
  for (std::size_t i = 1; i < found; ++i) {
    in_order = in_order && places[i] > places[i - 1];
    together = together && places[i] == places[i - 1] + 1;
  }
  score += (in_order ? kInOrder : 0) + (together ? kTogether : 0);
  if (typed.has(words[places[found - 1]])) score += kWholeWord;
  return score;
}

bool better(const SuggestionIndex::Match& a, const SuggestionIndex::Match& b) {
  return a.score != b.score ? a.score > b.score : a.entry < b.entry;
}

}  // namespace

WordRange SuggestionIndex::word(std::string_view word) const {
  WordRange range = words_with(word);
  if (!range.empty() && surface(range.first) == word) {
    range.last = range.first + 1;
  } else {
    range.last = range.first;
  }
  return range;
}

WordRange SuggestionIndex::words_with(std::string_view prefix) const {
  const auto first_not = [&](auto&& before) {
    std::uint32_t low = 0;
    auto high = static_cast<std::uint32_t>(words_.size() - 1);
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      if (before(surface(middle))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  };
  return {
      first_not([&](std::string_view word) { return word < prefix; }),
      first_not([&](std::string_view word) { return word.substr(0, prefix.size()) <= prefix; })};
}

std::vector<SuggestionIndex::Match> SuggestionIndex::best(std::span<const WordRange> query,
                                                          WordRange typed, bool titles,
                                                          std::size_t most) const {
  std::vector<Match> found;
  query = query.first(std::min(query.size(), kMaxQueryWords));
  if (query.empty() || most == 0) return found;
  const WordRange rarest =
      *std::ranges::min_element(query, {}, [&](WordRange range) { return postings_of(range); });
  Places places{};
  for (std::uint32_t at = words_[rarest.first].postings; at < words_[rarest.last].postings; ++at) {
    const std::uint32_t entry = postings_[at];
    if (is_title(entry) != titles) continue;
    const bool full = found.size() == most;
    constexpr float kMostFit = kBeginsEntry + kInOrder + kTogether + kWholeWord;
    if (full && entries_[entry].merit + kMostFit < found.front().score) continue;
    const auto words = words_of(entry);
    if (place_words(words, query, places) < query.size()) continue;
    const Match match{entry, entries_[entry].merit + fit(words, query.size(), typed, places)};
    if (full && !better(match, found.front())) continue;
    // Several words of an entry may lead to it.
    if (std::ranges::find(found, entry, &Match::entry) != found.end()) continue;
    if (full) {
      std::ranges::pop_heap(found, better);
      found.pop_back();
    }
    found.push_back(match);
    std::ranges::push_heap(found, better);
  }
  std::ranges::sort(found, better);
  return found;
}

void SuggestionIndex::align(std::span<const std::uint32_t> words, std::span<const WordRange> query,
                            std::vector<std::uint8_t>& places) {
  Places found{};
  query = query.first(std::min(query.size(), kMaxQueryWords));
  const std::size_t count = place_words(words, query, found);
  places.assign(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count));
}

std::string_view SuggestionIndex::text(std::uint32_t entry) const {
  const Entry& of = entries_[entry];
  return std::string_view(texts_).substr(of.text, of.id - of.text);
}

std::string_view SuggestionIndex::id(std::uint32_t entry) const {
  const Entry& of = entries_[entry];
  return std::string_view(texts_).substr(of.id, of.url - of.id);
}

std::string_view SuggestionIndex::url(std::uint32_t entry) const {
  const std::uint32_t begin = entries_[entry].url;
  return std::string_view(texts_).substr(begin, entries_[entry + 1].text - begin);
}

std::size_t SuggestionIndex::memory_bytes() const {
  return letters_.capacity() + texts_.capacity() + words_.capacity() * sizeof(WordEntry) +
         entries_.capacity() * sizeof(Entry) +
         (postings_.capacity() + entry_words_.capacity()) * sizeof(std::uint32_t);
}

}  // namespace telusur::search
