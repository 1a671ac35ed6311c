// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/detail/word_reader.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "analysis/stopwords.hpp"
#include "search/query/query.hpp"
#include "support/utf8.hpp"

namespace telusur::search::detail {
namespace {

using analysis::Token;

ByteRange range_of(const Token& token) {
  return {token.begin, token.end};
}

Word word_of(const Token& token, Field field) {
  Word word;
  word.surface = token.surface;
  word.stem = token.stem;
  word.kind = token.kind;
  word.stopword = analysis::is_stopword(token.surface);
  word.field = field;
  word.position = token.position;
  word.range = range_of(token);
  return word;
}

Overlay overlay_of(const Token& token) {
  return Overlay{std::string(token.surface), std::string(token.stem), token.kind, token.span,
                 range_of(token)};
}

/// Gives each overlay among `tokens` to the word it begins at, when all it covers is there.
/// `word_at(i)` is the i-th word of the stretch, or null where a prefix stands or it ends.
template <class WordAt>
void attach_overlays(std::span<const Token> tokens, ByteRange range, WordAt&& word_at) {
  const auto first = std::ranges::find_if(
      tokens, [](const Token& token) { return !analysis::is_overlay(token.kind); });
  if (first == tokens.end()) return;
  for (const Token& token : tokens) {
    if (!analysis::is_overlay(token.kind) || token.begin < range.begin) continue;
    const std::size_t begin = token.position - first->position;
    bool covered = true;
    for (std::size_t i = begin; i < begin + token.span; ++i)
      covered = covered && word_at(i) != nullptr;
    if (covered) word_at(begin)->overlays.push_back(overlay_of(token));
  }
}

}  // namespace

/// What the asterisks so far in a stretch mean for the next one.
struct WordReader::Stars {
  bool emphasis = false;           ///< one stood before a word: the next one closes it
  std::uint32_t previous_end = 0;  ///< after the last asterisks that followed a word
};

WordReader::WordReader(std::string_view text, std::span<const Token> tokens, NoticeList& notices)
    : text_(text), tokens_(tokens), notices_(notices) {}

std::vector<Node> WordReader::plain(ByteRange range, Field field) {
  const std::span<const Token> tokens = tokens_in(range);
  std::vector<Node> nodes;
  Stars stars;
  for (const Token& token : tokens) {
    if (analysis::is_overlay(token.kind)) continue;
    if (!has_room(token)) continue;
    if (is_prefix(token, range, stars)) {
      nodes.push_back(Node{Prefix{std::string(token.surface), field, token.position,
                                  ByteRange{token.begin, stars.previous_end}}});
    } else {
      nodes.push_back(Node{word_of(token, field)});
    }
  }
  attach_overlays(tokens, range, [&](std::size_t i) {
    return i < nodes.size() ? std::get_if<Word>(&nodes[i].as) : nullptr;
  });
  return nodes;
}

Phrase WordReader::phrase(ByteRange range, Field field, bool excluded) {
  const std::span<const Token> tokens = tokens_in(range);
  Phrase phrase;
  phrase.field = field;
  phrase.range = range;
  const auto wanted = static_cast<std::size_t>(
      std::ranges::count_if(tokens, [](const Token& t) { return !analysis::is_overlay(t.kind); }));
  const bool fits = words_ + wanted <= kMaxWords;
  for (const Token& token : tokens) {
    if (analysis::is_overlay(token.kind)) continue;
    if (excluded && !fits) words_ = kMaxWords;
    if (has_room(token)) phrase.words.push_back(word_of(token, field));
  }
  attach_overlays(tokens, range, [&](std::size_t i) {
    return i < phrase.words.size() ? &phrase.words[i] : nullptr;
  });
  return phrase;
}

void WordReader::report() {
  if (dropped_.begin < dropped_.end)
    notices_.add(NoticeCode::too_many_words, dropped_, std::to_string(kMaxWords));
}

/// Token ends never decrease, overlays included: they come with the last word they cover.
std::span<const Token> WordReader::tokens_in(ByteRange range) const {
  const auto first = std::ranges::upper_bound(tokens_, range.begin, {}, &Token::end);
  const auto last = std::ranges::upper_bound(first, tokens_.end(), range.end, {}, &Token::end);
  return {first, last};
}

bool WordReader::has_room(const Token& token) {
  if (words_ < kMaxWords) {
    ++words_;
    return true;
  }
  dropped_ = {std::min(dropped_.begin, token.begin), std::max(dropped_.end, token.end)};
  return false;
}

/// Decides whether the asterisks around `token` make it a prefix; says so when they do not.
/// `*kata*` and `*dua kata*` are emphasis, as in Markdown, or a wish for infixes we do not have.
bool WordReader::is_prefix(const Token& token, ByteRange range, Stars& stars) {
  const bool before = token.begin > range.begin && text_[token.begin - 1] == '*';
  if (before && token.begin != stars.previous_end) {
    stars.emphasis = true;
    notices_.add(NoticeCode::wildcard_misplaced, {token.begin - 1, token.end});
  }
  std::uint32_t end = token.end;
  while (end < range.end && text_[end] == '*')
    ++end;
  if (end == token.end) return false;
  stars.previous_end = end;
  if (std::exchange(stars.emphasis, false)) return false;
  const auto next = std::ranges::upper_bound(tokens_, token.end, {}, &Token::end);
  const bool inside = next != tokens_.end() && next->begin == end;
  if (inside) {
    notices_.add(NoticeCode::wildcard_misplaced, {token.begin, next->end});
    return false;
  }
  if (utf8::count(token.surface) < kMinPrefixCharacters) {
    notices_.add(NoticeCode::wildcard_too_short, {token.begin, end},
                 std::to_string(kMinPrefixCharacters));
    return false;
  }
  return true;
}

}  // namespace telusur::search::detail
