// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling/vocabulary.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace telusur::search;

namespace {

/// Optimal string alignment by the textbook, to compare with.
std::size_t edits_between(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1,
                             cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

std::string random_word(std::mt19937& random, std::size_t longest) {
  std::string word(1 + random() % longest, 'a');
  for (char& letter : word)
    letter = static_cast<char>('a' + random() % 3);
  return word;
}

}  // namespace

TEST_CASE("words are found with their articles") {
  Vocabulary words;
  words.add("judi", 3);
  words.add("judul", 1);
  words.add("online", 7);
  CHECK(words.articles("judi") == 3);
  CHECK(words.articles("online") == 7);
  CHECK(words.articles("jud") == 0);
  CHECK(words.articles("zebra") == 0);
  CHECK(words.articles("") == 0);
  CHECK(words.articles("j\xFF") == 0);
  CHECK(words.articles("j") == 0);
  CHECK(words.word(1) == "judul");
}

TEST_CASE("only words of letters a to z are held") {
  CHECK(Vocabulary::holds("judi"));
  CHECK_FALSE(Vocabulary::holds(""));
  CHECK_FALSE(Vocabulary::holds("5g"));
  CHECK_FALSE(Vocabulary::holds("project_s"));
  CHECK_FALSE(Vocabulary::holds("Judi"));
  CHECK_FALSE(Vocabulary::holds("caf\xC3\xA9"));
  CHECK_FALSE(Vocabulary::holds(std::string(Vocabulary::kMaxLetters + 1, 'a')));
}

TEST_CASE("near words are those within the edits, as a plain comparison finds them") {
  std::mt19937 random(4);
  std::set<std::string> sorted;
  while (sorted.size() < 400)
    sorted.insert(random_word(random, 8));
  Vocabulary words;
  for (const std::string& word : sorted)
    words.add(word, static_cast<std::uint32_t>(word.size()));
  Vocabulary both_ends = words;
  both_ends.finish(true);
  std::vector<Vocabulary::Near> found;
  std::vector<Vocabulary::Near> found_from_both;
  for (int round = 0; round < 300; ++round) {
    const std::string asked = random_word(random, 9);
    for (unsigned edits = 0; edits <= Vocabulary::kMaxEdits; ++edits) {
      std::vector<std::pair<std::string, std::size_t>> wanted;
      for (const std::string& word : sorted) {
        const std::size_t distance = edits_between(asked, word);
        if (distance <= edits && word.size() >= 3) wanted.emplace_back(word, distance);
      }
      words.near(asked, edits, 3, found);
      std::vector<std::pair<std::string, std::size_t>> given;
      for (const Vocabulary::Near& near : found)
        given.emplace_back(words.word(near.index), near.edits);
      CAPTURE(asked);
      CHECK(given == wanted);
      both_ends.near(asked, edits, 3, found_from_both);
      CHECK(found_from_both == found);
    }
  }
}

TEST_CASE("any bytes may be asked for") {
  Vocabulary words;
  words.add("a", 1);
  words.add("judi", 1);
  std::vector<Vocabulary::Near> found;
  for (const std::string& asked :
       {std::string(), std::string("\xFF\xFE\0", 3), std::string(500, 'a')}) {
    words.near(asked, 2, 1, found);
    CHECK(found.size() <= 1);
  }
}
