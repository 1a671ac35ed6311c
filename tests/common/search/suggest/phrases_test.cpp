// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/suggest/phrases.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using namespace telusur::search;

namespace {

using Words = std::vector<std::uint32_t>;

/// Words of each frequent phrase with its count at the end.
std::vector<Words> phrases_of(const Words& words, std::uint32_t fewest,
                              std::vector<std::uint32_t> never_at_an_end = {}) {
  std::vector<Words> found;
  const auto may_end = [&](std::uint32_t word) {
    return std::ranges::find(never_at_an_end, word) == never_at_an_end.end();
  };
  for (const FrequentPhrase& phrase : frequent_phrases(words, fewest, may_end)) {
    found.emplace_back(phrase.view().begin(), phrase.view().end());
    found.back().push_back(phrase.count);
  }
  std::ranges::sort(found);
  return found;
}

constexpr std::uint32_t kEnd = kPhraseBreak;

}  // namespace

TEST_CASE("phrases are counted within their titles") {
  CHECK(phrases_of({0, 1, kEnd, 0, 1, kEnd, 1, 0, kEnd}, 2) ==
        std::vector<Words>{{0, 1, 2}, {0, 3}, {1, 3}});
}

TEST_CASE("a part that hardly stands alone is left out, a lone word never") {
  const Words titles = {5, 6, 7, kEnd, 5, 6, 7, kEnd, 6, 7, kEnd, 6, 7, kEnd};
  // `5 6` only before 7; `6 7` also by itself.
  CHECK(phrases_of(titles, 2) ==
        std::vector<Words>{{5, 2}, {5, 6, 7, 2}, {6, 4}, {6, 7, 4}, {7, 4}});
}

TEST_CASE("words of grammar stand within phrases only") {
  const Words titles = {1, 9, 2, kEnd, 1, 9, 2, kEnd};
  CHECK(phrases_of(titles, 2, {9}) == std::vector<Words>{{1, 2}, {1, 9, 2, 2}, {2, 2}});
}

TEST_CASE("nothing comes of nothing") {
  CHECK(phrases_of({}, 1).empty());
  CHECK(phrases_of({kEnd, kEnd}, 1).empty());
  CHECK(phrases_of({0, 1, 2}, 2).empty());
}
