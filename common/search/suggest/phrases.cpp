// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/suggest/phrases.hpp"

#include <algorithm>

namespace telusur::search {
namespace {

constexpr unsigned kWordBits = 21;
constexpr std::uint64_t kWordMask = (std::uint64_t{1} << kWordBits) - 1;
/// Share of a phrase's occurrences within one longer phrase that makes it a mere part of that.
constexpr double kMerePart = 0.8;

using Key = std::uint64_t;  ///< up to three words, each plus one, the last lowest

Key key_of(std::span<const std::uint32_t> words) {
  Key key = 0;
  for (const std::uint32_t word : words)
    key = key << kWordBits | (word + 1);
  return key;
}

FrequentPhrase phrase_of(Key key, std::size_t length, std::uint32_t count) {
  FrequentPhrase phrase;
  phrase.length = length;
  phrase.count = count;
  for (std::size_t i = length; i-- > 0; key >>= kWordBits)
    phrase.words[i] = static_cast<std::uint32_t>((key & kWordMask) - 1);
  return phrase;
}

/// Frequent phrases of one length, in the order of their keys.
std::vector<FrequentPhrase> of_length(std::span<const std::uint32_t> words, std::size_t length,
                                      std::uint32_t fewest,
                                      const std::function<bool(std::uint32_t)>& may_end) {
  std::vector<Key> keys;
  for (std::size_t i = 0; i + length <= words.size(); ++i) {
    const auto run = words.subspan(i, length);
    if (std::ranges::find(run, kPhraseBreak) != run.end()) continue;
    if (may_end(run.front()) && may_end(run.back())) keys.push_back(key_of(run));
  }
  std::ranges::sort(keys);
  std::vector<FrequentPhrase> phrases;
  for (std::size_t i = 0; i < keys.size();) {
    std::size_t next = i + 1;
    while (next < keys.size() && keys[next] == keys[i])
      ++next;
    if (next - i >= fewest) {
      phrases.push_back(phrase_of(keys[i], length, static_cast<std::uint32_t>(next - i)));
    }
    i = next;
  }
  return phrases;
}

/// Drops from `shorter` what hardly occurs outside one of `longer`.
void drop_mere_parts(std::vector<FrequentPhrase>& shorter,
                     const std::vector<FrequentPhrase>& longer) {
  for (const FrequentPhrase& whole : longer) {
    for (const auto part : {whole.view().first(whole.length - 1), whole.view().subspan(1)}) {
      const auto at = std::ranges::lower_bound(
          shorter, key_of(part), {},
          [](const FrequentPhrase& phrase) { return key_of(phrase.view()); });
      if (at == shorter.end() || !std::ranges::equal(at->view(), part)) continue;
      if (whole.count >= kMerePart * at->count) at->count = 0;
    }
  }
  std::erase_if(shorter, [](const FrequentPhrase& phrase) { return phrase.count == 0; });
}

}  // namespace

std::vector<FrequentPhrase> frequent_phrases(std::span<const std::uint32_t> words,
                                             std::uint32_t fewest,
                                             const std::function<bool(std::uint32_t)>& may_end) {
  std::vector<FrequentPhrase> all;
  std::vector<FrequentPhrase> longer;
  for (std::size_t length = FrequentPhrase::kMaxWords; length > 0; --length) {
    std::vector<FrequentPhrase> phrases = of_length(words, length, fewest, may_end);
    const std::vector<FrequentPhrase> found = phrases;
    // A lone word is always worth offering: it is how most queries begin.
    if (length > 1) drop_mere_parts(phrases, longer);
    all.insert(all.end(), phrases.begin(), phrases.end());
    longer = found;
  }
  return all;
}

}  // namespace telusur::search
