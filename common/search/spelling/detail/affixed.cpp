// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "analysis/affix_matcher.hpp"
#include "search/spelling/detail/affixed.hpp"
#include "search/spelling/error_model.hpp"

namespace telusur::search::detail {
namespace {

constexpr std::size_t kMinRootLetters = 4;
constexpr std::size_t kMaxRoots = 12;  ///< readings tried; most words have fewer than five
/// Nats by which an affixed form no article has is less likely than its root.
constexpr double kUnseenForm = 3.0;

/// One reading of a word: what stands before and after the root, and the root as typed.
struct Reading {
  std::string_view before;
  std::string root;
  bool hidden_initial = false;  ///< the first letter of `root` is not written
  std::string_view after;
};

std::vector<Reading> readings_of(std::string_view word) {
  static const analysis::AffixMatcher kMatcher;
  analysis::MatchedPrefixes prefixes;
  analysis::Tails tails;
  kMatcher.match_prefixes(word, prefixes);
  analysis::AffixMatcher::match_tails(word, tails);
  std::vector<Reading> readings;
  std::set<std::string> roots;
  for (const analysis::MatchedPrefix& prefix : prefixes) {
    for (const analysis::Tail& tail : tails) {
      if (prefix.length == 0 && tail.end == word.size()) continue;
      if (prefix.length >= tail.end) continue;
      if (kMatcher.cost(prefix.prefix_class, tail.suffix) == analysis::kForbidden) continue;
      const bool hidden = prefix.restored != '\0';
      std::string root(hidden ? 1U : 0U, prefix.restored);
      root += word.substr(prefix.length, tail.end - prefix.length);
      if (root.size() < kMinRootLetters || readings.size() == kMaxRoots) continue;
      if (!roots.insert(root).second) continue;
      readings.push_back({word.substr(0, prefix.length), root, hidden, word.substr(tail.end)});
    }
  }
  return readings;
}

}  // namespace

std::vector<SpellingCandidate> affixed_candidates(const Vocabulary& words,
                                                  const analysis::Stemmer& stemmer,
                                                  std::string_view word, std::uint32_t articles) {
  std::vector<SpellingCandidate> found;
  std::vector<Vocabulary::Near> roots;
  std::string scratch;
  for (const Reading& reading : readings_of(word)) {
    words.near(reading.root, 1, articles, roots);
    for (const Vocabulary::Near& near : roots) {
      const std::string_view root = words.word(near.index);
      if (near.edits == 0 || root.size() < kMinRootLetters) continue;
      if (reading.hidden_initial && root.front() != reading.root.front()) continue;
      std::string text(reading.before);
      text += root.substr(reading.hidden_initial ? 1 : 0);
      text += reading.after;
      if (text == word || stemmer.stem(text, scratch) != root) continue;
      const double score =
          std::log(words.articles(near.index)) - kUnseenForm - error_cost(reading.root, root);
      found.push_back({std::move(text), score});
    }
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &SpellingCandidate::score);
  return found;
}

}  // namespace telusur::search::detail
