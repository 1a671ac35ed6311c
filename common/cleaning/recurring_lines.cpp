// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/recurring_lines.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

#include "cleaning/detail/scan.hpp"

namespace telusur::cleaning {
namespace {

constexpr std::size_t kLongestAtEdge = 400;  ///< bytes; a longer line is an article's own
constexpr std::size_t kLongestWithin = 120;
constexpr std::size_t kShortWords = 2;
constexpr std::size_t kMostSources = 100'000;

std::uint64_t hash_of(std::string_view text, std::uint64_t seed) {
  return XXH3_64bits_withSeed(text.data(), text.size(), seed);
}

std::size_t words_of(std::string_view line) {
  return static_cast<std::size_t>(std::count(line.begin(), line.end(), ' ')) + 1;
}

bool ends_sentence(std::string_view line) {
  constexpr std::string_view kEnds = ".!?";
  return detail::ends_with_quote(line) ||
         (!line.empty() && kEnds.find(line.back()) != std::string_view::npos);
}

/// A line of a text, trimmed, with its bytes and the line end after it.
struct Line {
  std::string_view text;
  Span span;
  bool recurs = false;
};

template <class Visit>
void for_each_line(std::string_view body, Visit visit) {
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    const std::string_view line = detail::trimmed(body.substr(at, end - at));
    if (!line.empty()) visit(line, Span{at, end});
    at = end + 1;
  }
}

/// Within a text only what cannot be a sentence of its own or the middle of one.
bool stands_alone(const std::vector<Line>& lines, std::size_t i) {
  const std::string_view text = lines[i].text;
  if (text.size() > kLongestWithin || text.ends_with('.')) return false;
  const bool after = i == 0 || lines[i - 1].recurs || ends_sentence(lines[i - 1].text);
  const bool before = i + 1 == lines.size() || !detail::is_lower(lines[i + 1].text.front());
  return after && before;
}

/// Takes back the mark of lines that recur but may be the author's.
void keep_doubtful(std::vector<Line>& lines) {
  std::size_t head = 0;
  while (head < lines.size() && lines[head].recurs)
    ++head;
  std::size_t tail = lines.size();
  while (tail > head && lines[tail - 1].recurs)
    --tail;
  for (std::size_t i = head; i < tail; ++i)
    lines[i].recurs = lines[i].recurs && stands_alone(lines, i);
}

}  // namespace

ArticleLines RecurringLines::count(const std::string& source, std::string_view body) {
  if (source.empty()) return {};
  const std::uint64_t seed = hash_of(source, 0);
  if (!articles_.contains(seed) && articles_.size() >= kMostSources) return {};
  ++articles_[seed];
  std::vector<std::uint64_t> hashes;
  for_each_line(body, [&](std::string_view line, Span) {
    if (line.size() <= kLongestAtEdge) hashes.push_back(hash_of(line, seed));
  });
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  for (const std::uint64_t hash : hashes)
    ++lines_[hash];
  if (lines_.size() >= most_lines_) forget_rare_lines();
  return {seed, std::move(hashes)};
}

std::uint32_t RecurringLines::articles_of(std::uint64_t source_hash) const {
  const auto found = articles_.find(source_hash);
  const std::uint32_t now = found == articles_.end() ? 0 : found->second;
  return std::max(now, history_ ? history_->articles(source_hash) : 0);
}

std::uint32_t RecurringLines::articles_with(std::uint64_t line_hash) const {
  const auto found = lines_.find(line_hash);
  const std::uint32_t now = found == lines_.end() ? 0 : found->second;
  return std::max(now, history_ ? history_->articles_with(line_hash) : 0);
}

void RecurringLines::forget_rare_lines() {
  // Doubling until half is gone: a collection without repetition must not be walked every time.
  for (std::uint32_t least = 2; lines_.size() > most_lines_ / 2; least *= 2)
    boost::unordered::erase_if(lines_, [least](const auto& line) { return line.second < least; });
}

bool RecurringLines::recurs(std::uint64_t source_hash, std::uint32_t articles,
                            std::string_view line) const {
  if (line.size() > kLongestAtEdge) return false;
  const bool is_short = words_of(line) <= kShortWords;
  const std::uint32_t least = is_short              ? kLeastArticlesOfShort
                              : ends_sentence(line) ? kLeastArticlesOfSentence
                                                    : kLeastArticles;
  const std::uint32_t share = is_short ? kShareOfShort : kShare;
  return articles_with(hash_of(line, source_hash)) >= std::max(least, articles / share);
}

std::vector<Span> RecurringLines::find(const std::string& source, std::string_view body) const {
  const std::uint64_t seed = hash_of(source, 0);
  const std::uint32_t articles = articles_of(seed);
  if (articles < kLeastArticles) return {};
  std::vector<Line> lines;
  for_each_line(body, [&](std::string_view line, Span span) {
    lines.push_back({line, span, recurs(seed, articles, line)});
  });
  keep_doubtful(lines);
  std::vector<Span> spans;
  std::size_t taken = 0;
  for (const Line& line : lines) {
    if (!line.recurs) continue;
    spans.push_back(line.span);
    taken += line.text.size();
  }
  if (taken * 5 >= body.size() * 2) return {};
  return spans;
}

}  // namespace telusur::cleaning
