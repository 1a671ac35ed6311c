// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/story_groups.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>
#include <vector>

using namespace telusur;
using namespace telusur::search;

namespace {

using Shingles = std::vector<index::ShingleHash>;
using Numbers = std::vector<std::uint32_t>;

Shingles sorted(Shingles shingles) {
  std::ranges::sort(shingles);
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

/// A text of so many shingles found nowhere else.
Shingles text(std::size_t count, std::uint32_t seed) {
  std::mt19937 random(seed);
  Shingles shingles(count);
  for (index::ShingleHash& shingle : shingles)
    shingle = static_cast<index::ShingleHash>(random());
  return sorted(shingles);
}

/// `share` of the shingles of `a`, and so many of its own.
Shingles copy_of(const Shingles& a, double share, std::size_t own, std::uint32_t seed) {
  Shingles copy = a;
  std::ranges::shuffle(copy, std::mt19937(seed));
  copy.resize(static_cast<std::size_t>(share * double(a.size())));
  const Shingles more = text(own, seed + 1'000'000);
  copy.insert(copy.end(), more.begin(), more.end());
  return sorted(copy);
}

struct Grouped {
  std::vector<Numbers> groups;  ///< members, as numbers of texts
  std::size_t looks = 0;
};

/// Groups the texts, taken in the order given.
Grouped group(const std::vector<Shingles>& texts, const Numbers& order) {
  StoryGrouper grouper(
      [&](std::uint32_t number, Shingles& shingles) { shingles = texts[order[number]]; });
  for (const std::uint32_t text : order)
    grouper.add(index::StorySketch(texts[text]));
  Grouped grouped{{}, grouper.looks()};
  for (const StoryGroup& found : grouper.groups()) {
    Numbers& members = grouped.groups.emplace_back();
    for (const std::uint32_t number : found.members)
      members.push_back(order[number]);
  }
  return grouped;
}

Numbers in_order(std::size_t count) {
  Numbers order(count);
  std::iota(order.begin(), order.end(), 0U);
  return order;
}

std::vector<Numbers> groups(const std::vector<Shingles>& texts) {
  return group(texts, in_order(texts.size())).groups;
}

std::set<std::set<std::uint32_t>> as_sets(const std::vector<Numbers>& groups) {
  std::set<std::set<std::uint32_t>> sets;
  for (const Numbers& members : groups)
    sets.emplace(members.begin(), members.end());
  return sets;
}

/// Stories of one to four copies, each of at least three fifths of the first.
std::vector<Shingles> stories(std::uint32_t count) {
  std::vector<Shingles> texts;
  for (std::uint32_t story = 0; story < count; ++story) {
    const Shingles& original = texts.emplace_back(text(60 + 20 * story, story));
    const Shingles first = original;
    for (std::uint32_t copy = 0; copy < story % 4; ++copy)
      texts.push_back(copy_of(first, 0.95, 10 * copy, 100 * story + copy));
  }
  return texts;
}

}  // namespace

TEST_CASE("copies join the first of their story, strangers stay alone") {
  const Shingles a = text(200, 1);
  const Shingles b = text(300, 2);
  CHECK(groups({a, b, copy_of(a, 0.8, 40, 3), text(80, 4), copy_of(b, 0.3, 0, 5), a}) ==
        std::vector<Numbers>{{0, 2, 5}, {1, 4}, {3}});
  CHECK(groups({}).empty());
}

TEST_CASE("a round-up does not make one story of all it holds") {
  const Shingles a = text(100, 1);
  const Shingles b = text(100, 2);
  Shingles both = a;
  both.insert(both.end(), b.begin(), b.end());
  both = sorted(both);
  CHECK(groups({a, both, b}) == std::vector<Numbers>{{0, 1}, {2}});
}

TEST_CASE("empty and very short texts are alone, whatever they say") {
  const std::vector<Shingles> texts = {{}, {}, text(3, 1), text(3, 1), text(2, 2), text(2, 2), {}};
  CHECK(groups(texts).size() == texts.size());
}

TEST_CASE("short texts that share a few words are no story") {
  std::vector<Shingles> texts;
  const Shingles phrase = text(6, 1);
  for (std::uint32_t i = 0; i < 100; ++i) {
    Shingles own = text(12, 10 + i);
    own.insert(own.end(), phrase.begin(), phrase.end());
    texts.push_back(sorted(own));
  }
  CHECK(groups(texts).size() == texts.size());
}

TEST_CASE("every text is in one group, every member a near-copy of the founder") {
  const std::vector<Shingles> texts = stories(40);
  const Grouped grouped = group(texts, in_order(texts.size()));
  Numbers seen;
  std::uint32_t last = 0;
  for (const Numbers& members : grouped.groups) {
    CHECK(members.front() >= last);
    last = members.front();
    CHECK(std::ranges::is_sorted(members));
    seen.insert(seen.end(), members.begin(), members.end());
    for (const std::uint32_t member : members) {
      if (member != members.front()) {
        CHECK(index::near_copies(texts[member], texts[members.front()]));
      }
    }
  }
  std::ranges::sort(seen);
  CHECK(seen == in_order(texts.size()));
  CHECK(grouped.looks <= texts.size());
}

TEST_CASE("stories whose copies are all alike are the same in every order") {
  const std::vector<Shingles> texts = stories(30);
  const auto expected = as_sets(groups(texts));
  CHECK(expected.size() == 30);
  std::mt19937 random(7);
  Numbers order = in_order(texts.size());
  for (int round = 0; round < 30; ++round) {
    std::ranges::shuffle(order, random);
    CHECK(as_sets(group(texts, order).groups) == expected);
  }
}

TEST_CASE("what is grouped stays so when more candidates come") {
  std::vector<Shingles> texts = stories(30);
  std::ranges::shuffle(texts, std::mt19937(3));
  const std::vector<Numbers> all = groups(texts);
  for (std::size_t count = 0; count <= texts.size(); count += 7) {
    const auto some = groups({texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(count)});
    REQUIRE(some.size() <= all.size());
    for (std::size_t i = 0; i < some.size(); ++i) {
      REQUIRE(some[i].size() <= all[i].size());
      CHECK(std::ranges::equal(some[i], std::span(all[i]).first(some[i].size())));
    }
  }
}

TEST_CASE("streams of strangers are not read") {
  std::vector<Shingles> texts;
  for (std::uint32_t i = 0; i < 100; ++i)
    texts.push_back(text(250, i));
  const Grouped grouped = group(texts, in_order(texts.size()));
  CHECK(grouped.groups.size() == 100);
  CHECK(grouped.looks == 0);
}

TEST_CASE("copies are found among many more stories than a first page has") {
  std::vector<Shingles> texts;
  constexpr std::uint32_t kStories = 700;
  for (std::uint32_t i = 0; i < kStories; ++i)
    texts.push_back(text(120, i));
  for (std::uint32_t i = 0; i < kStories; i += 10)
    texts.push_back(copy_of(texts[i], 0.9, 5, i));
  const std::vector<Numbers> found = groups(texts);
  REQUIRE(found.size() == kStories);
  for (std::uint32_t i = 0; i < kStories; ++i)
    CHECK(found[i].size() == (i % 10 == 0 ? 2 : 1));
}
