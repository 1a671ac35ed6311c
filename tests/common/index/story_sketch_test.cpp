// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/story_sketch.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <random>
#include <vector>

#include "index/token_stream.hpp"

using namespace telusur;
using namespace telusur::index;

namespace {

using Words = std::vector<std::uint32_t>;  ///< any numbers: each another word

/// `count` words found nowhere else.
Words words(std::size_t count, std::uint32_t seed) {
  std::mt19937 random(seed);
  Words words(count);
  for (std::uint32_t& word : words)
    word = static_cast<std::uint32_t>(random() >> 8U);
  return words;
}

Words joined(Words a, const Words& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

Words first(const Words& words, std::size_t count) {
  return {words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count)};
}

TokenStream stream_of(const Words& title, const Words& text) {
  TokenStream stream;
  stream.title_words = static_cast<std::uint32_t>(title.size());
  for (const std::uint32_t word : joined(title, text)) {
    stream.stems.push_back(static_cast<StemHash>(word));
    stream.forms.push_back(static_cast<FormHash>(word >> 16U));
  }
  return stream;
}

std::vector<ShingleHash> shingles_of(const Words& text, const Words& title = {}) {
  std::vector<ShingleHash> shingles;
  find_shingles(stream_of(title, text), shingles);
  return shingles;
}

StorySketch sketch_of(const Words& text) {
  return StorySketch(shingles_of(text));
}

}  // namespace

TEST_CASE("a text of n words has n - 4 shingles, none of the title") {
  for (const std::size_t count : {0U, 4U, 5U, 6U, 300U}) {
    CAPTURE(count);
    const Words text = words(count, 1);
    CHECK(shingles_of(text).size() == (count < kShingleWords ? 0 : count - kShingleWords + 1));
    CHECK(shingles_of(text, words(9, 2)) == shingles_of(text));
  }
  const Words once = words(20, 3);
  CHECK(std::ranges::is_sorted(shingles_of(joined(once, once))));
  CHECK(shingles_of(joined(once, once)).size() == 16 + 4);
}

TEST_CASE("containment is a share of the smaller text") {
  const Words text = words(200, 1);
  struct Row {
    Words other;
    double least;
    double most;
    bool copies;
    const char* why;
  };
  for (const Row& row : {
           Row{text, 1, 1, true, "itself"},
           Row{first(text, 60), 1, 1, true, "cut short"},
           Row{joined(text, words(800, 2)), 1, 1, true, "a small part of a long one"},
           Row{joined(first(text, 130), words(70, 3)), 0.62, 0.66, true, "two thirds"},
           Row{joined(first(text, 80), words(120, 4)), 0.37, 0.4, false, "two fifths"},
           Row{words(200, 5), 0, 0, false, "another story"},
           Row{{}, 0, 0, false, "no text"},
       }) {
    CAPTURE(row.why);
    const auto a = shingles_of(text);
    const auto b = shingles_of(row.other);
    CHECK(containment(a, b) >= row.least);
    CHECK(containment(a, b) <= row.most);
    CHECK(containment(a, b) == containment(b, a));
    CHECK(near_copies(a, b) == row.copies);
    CHECK(near_copies(b, a) == row.copies);
  }
}

TEST_CASE("empty texts and captions are nobody's copies, not even their own") {
  for (const std::size_t count : {0U, 1U, 4U, 5U, 7U}) {
    CAPTURE(count);
    const auto shingles = shingles_of(words(count, 1));
    CHECK_FALSE(near_copies(shingles, shingles));
    CHECK_FALSE(near_copies(shingles, shingles_of(words(300, 1))));
  }
  const auto enough = shingles_of(words(8, 1));
  CHECK(near_copies(enough, enough));
}

TEST_CASE("a sketch is bounded and its own copy, whatever the length of the text") {
  for (const std::size_t count : {0U, 5U, 12U, 40U, 100U, 300U, 5'000U, 300'000U}) {
    CAPTURE(count);
    const StorySketch sketch = sketch_of(words(count, 7));
    CHECK(sketch.hashes().size() <= StorySketch::kMaxHashes);
    CHECK(std::ranges::is_sorted(sketch.hashes()));
    CHECK(sketch.size_at(sketch.level()) == sketch.hashes().size());
    CHECK(sketch.hashes().empty() == (count < kShingleWords));
    CHECK(estimate_containment(sketch, sketch) == (count < kShingleWords ? 0 : 1));
    if (count >= 300) CHECK(sketch.hashes().size() > StorySketch::kMaxHashes / 4);
  }
}

TEST_CASE("estimates are symmetric and right on average") {
  for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    CAPTURE(share);
    double sum = 0;
    constexpr std::uint32_t kPairs = 400;
    for (std::uint32_t i = 0; i < kPairs; ++i) {
      const Words a = words(250, 2 * i);
      const auto kept = static_cast<std::size_t>(share * 250);
      const StorySketch left = sketch_of(a);
      const StorySketch right = sketch_of(joined(first(a, kept), words(600, 2 * i + 1)));
      const double estimate = estimate_containment(left, right);
      CHECK(estimate == estimate_containment(right, left));
      sum += estimate;
    }
    CHECK(std::abs(sum / kPairs - share) < 0.03);
  }
}

TEST_CASE("hardly any near-copy is beneath a look, hardly any stranger worth one") {
  int missed = 0;
  int strangers = 0;
  for (std::uint32_t i = 0; i < 500; ++i) {
    const Words a = words(200, 3 * i);
    const Words copy = joined(first(a, 115), words(150, 3 * i + 1));
    REQUIRE(near_copies(shingles_of(a), shingles_of(copy)));
    if (estimate_containment(sketch_of(a), sketch_of(copy)) < kWorthALook) ++missed;
    const Words other = words(200, 3 * i + 2);
    if (estimate_containment(sketch_of(a), sketch_of(other)) >= kWorthALook) ++strangers;
  }
  CHECK(missed <= 5);
  CHECK(strangers == 0);
}

TEST_CASE("what sketches are sure of, streams confirm") {
  const auto likeness_of = [](const StorySketch& a, const StorySketch& b) {
    std::vector<std::uint32_t> shared;
    std::ranges::set_intersection(a.hashes(), b.hashes(), std::back_inserter(shared));
    return likeness(a, b, shared.size());
  };
  int sure = 0;
  int contradicted = 0;
  for (std::uint32_t i = 0; i < 2000; ++i) {
    // From nothing in common to all.
    const Words a = words(250, 2 * i);
    const Words b = joined(first(a, i % 251), words(150, 2 * i + 1));
    const Likeness found = likeness_of(sketch_of(a), sketch_of(b));
    CHECK(found == likeness_of(sketch_of(b), sketch_of(a)));
    if (found == Likeness::near_copies) {
      ++sure;
      if (!near_copies(shingles_of(a), shingles_of(b))) ++contradicted;
    }
  }
  CHECK(sure > 100);
  CHECK(contradicted == 0);
  // Captions have too few hashes to be sure of.
  const Words caption = words(12, 7);
  CHECK(likeness_of(sketch_of(caption), sketch_of(caption)) == Likeness::unclear);
  CHECK(likeness_of(StorySketch(), StorySketch()) == Likeness::different);
}

TEST_CASE("only what a sketch can hold is taken for one") {
  using Hashes = std::vector<std::uint32_t>;
  const StorySketch whole = sketch_of(words(300, 1));
  StorySketch sketch;
  CHECK(sketch.assign(whole.level(), whole.hashes()));
  CHECK(sketch == whole);
  CHECK(sketch.assign(2, Hashes{4, 8}));
  struct Row {
    unsigned level;
    Hashes hashes;
    const char* why;
  };
  for (const Row& row : {
           Row{2, {4, 6}, "6 is no sample of that level"},
           Row{0, {4, 4}, "twice"},
           Row{0, {5, 4}, "falling"},
           Row{StorySketch::kHashBits + 1, {}, "no such level"},
           Row{0, {1U << StorySketch::kHashBits}, "too many bits"},
           Row{0, Hashes(StorySketch::kMaxHashes + 1, 1), "too many"},
       }) {
    CAPTURE(row.why);
    CHECK_FALSE(sketch.assign(row.level, row.hashes));
    CHECK(sketch == StorySketch());
  }
}
