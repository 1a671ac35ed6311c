// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/stem_cache.hpp"

#include <algorithm>
#include <functional>

#include "analysis/short_bytes.hpp"

namespace telusur::analysis {

namespace {

bool views(std::string_view part, std::string_view whole) {
  const std::less_equal<const char*> before;
  return before(whole.data(), part.data()) &&
         before(part.data() + part.size(), whole.data() + whole.size());
}

}  // namespace

StemCache::StemCache(const Stemmer& stemmer)
    : stemmer_(&stemmer), entries_(std::make_unique<std::array<Entry, kEntries>>()) {}

std::string_view StemCache::stem(std::string_view word, std::string& scratch) {
  if (word.empty() || word.size() > kMaxBytes) return stemmer_->stem(word, scratch);
  Entry* const pair = entries_->data() + (hash_of_bytes(word.data(), word.size()) & (kEntries - 2));
  for (std::size_t i = 0; i < 2; ++i) {
    const Entry& entry = pair[i];
    if (entry.word_length != word.size()) continue;
    if (!same_bytes(entry.word.data(), word.data(), word.size())) continue;
    if (entry.older) {
      pair[i].older = false;
      pair[1 - i].older = true;
    }
    if (entry.stem == nullptr) return word.substr(entry.stem_begin, entry.stem_length);
    return {entry.stem, entry.stem_length};
  }
  const std::string_view stem = stemmer_->stem(word, scratch);
  const std::size_t place = pair[0].word_length == 0 || pair[0].older ? 0 : 1;
  pair[place].older = false;
  pair[1 - place].older = true;
  remember(pair[place], word, stem, scratch);
  return stem;
}

void StemCache::remember(Entry& entry, std::string_view word, std::string_view stem,
                         const std::string& scratch) {
  entry.word_length = 0;
  if (views(stem, word)) {
    entry.stem = nullptr;
    entry.stem_begin = static_cast<std::uint8_t>(stem.data() - word.data());
  } else if (views(stem, scratch) || stem.size() > 255) {
    return;
  } else {
    entry.stem = stem.data();
  }
  entry.stem_length = static_cast<std::uint8_t>(stem.size());
  entry.word_length = static_cast<std::uint8_t>(word.size());
  std::copy(word.begin(), word.end(), entry.word.begin());
}

}  // namespace telusur::analysis
