// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "stemmer_fixture.hpp"

using namespace telusur::analysis;

TEST_CASE("every root of the lexicon is its own stem") {
  const auto lexicon = Lexicon::open(embedded_lexicon());
  REQUIRE(lexicon);
  std::string scratch;
  std::size_t roots = 0;
  std::string moved;
  for (const LexiconEntry& entry : lexicon->entries()) {
    if (entry.uses != static_cast<std::uint8_t>(WordUse::root)) continue;
    const std::string_view root = lexicon->text(entry);
    ++roots;
    if (stemmer().stem(root, scratch) != root) moved += std::string(root) + ' ';
  }
  CHECK(moved.empty());
  CHECK(roots > 25'000);
}

TEST_CASE("stems of affixed words are stems of themselves") {
  std::string scratch;
  for (const char* word : {"menulis", "penyelidikan", "keberhasilan", "anak-anak", "di-hack",
                           "tapi", "digitalisasi", "bermain-main", "zuckerbergnya"}) {
    CAPTURE(word);
    const std::string once = stem(word);
    CHECK(stem(once) == once);
  }
}

TEST_CASE("forms stored with the lexicon are what the rules say") {
  const Lexicon base = *Lexicon::open(embedded_lexicon());
  const IndonesianStemmer by_rules(Words{.base = base, .overlay = {}, .stored_forms = false});
  std::string scratch;
  std::string differ;
  for (const LexiconEntry& entry : base.entries()) {
    const std::string root(base.text(entry));
    for (const std::string& word :
         {"di" + root + "kan", "ke" + root + "an", "ber" + root, root + "nya", root + "an"}) {
      const std::string stored = stem(word);
      if (by_rules.stem(word, scratch) != stored) differ += word + ' ';
    }
  }
  CHECK(differ.empty());
}

TEST_CASE("any bytes give a stem, never an empty one, and the same again") {
  std::mt19937 random(20240601);  // fixed: the test must be repeatable
  const std::string letters = "aeiounrstkmpbdgjlhy-0123\xC3\xA9\xFF\x00 '";
  std::string scratch;
  for (int i = 0; i < 200'000; ++i) {
    std::string word;
    const std::size_t length = 1 + random() % 60;
    for (std::size_t j = 0; j < length; ++j) {
      word += i % 2 == 0 ? letters[random() % letters.size()] : static_cast<char>(random());
    }
    const std::string first(stemmer().stem(word, scratch));
    if (first.empty() || first != stemmer().stem(word, scratch)) {
      CAPTURE(word);
      CHECK_FALSE(first.empty());
      CHECK(first == stemmer().stem(word, scratch));
    }
  }
  CHECK(stemmer().stem("", scratch).empty());
}

TEST_CASE("very long words are left alone") {
  const std::string word = "meng" + std::string(200, 'a') + "kan";
  CHECK(stem(word) == word);
}

TEST_CASE("the version names rules and data") {
  const std::string version = stemmer().version();
  CHECK(version.starts_with("indonesian-"));
  CHECK(version == embedded_stemmer().version());
}
