// SPDX-License-Identifier: GPL-2.0-or-later
#include "shuffled_sentences.hpp"

#include <algorithm>

namespace telusur::bench {
namespace {

std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  while (!text.empty()) {
    const std::size_t stop = text.find(". ");
    const std::size_t length = stop == std::string_view::npos ? text.size() : stop + 2;
    sentences.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return sentences;
}

}  // namespace

ShuffledSentences::ShuffledSentences(std::span<const std::string_view> texts) {
  for (const std::string_view text : texts) {
    const auto sentences = sentences_of(text);
    lengths_.push_back(sentences.size());
    pool_.insert(pool_.end(), sentences.begin(), sentences.end());
  }
  next_ = pool_.size();
}

std::string ShuffledSentences::text_like(std::size_t number) {
  std::string text;
  for (std::size_t i = 0; i < lengths_[number]; ++i) {
    if (next_ == pool_.size()) {
      std::ranges::shuffle(pool_, random_);
      next_ = 0;
    }
    text += pool_[next_++];
  }
  return text;
}

}  // namespace telusur::bench
