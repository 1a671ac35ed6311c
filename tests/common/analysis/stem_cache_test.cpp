// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <string>

#include "analysis/stem_cache.hpp"
#include "stemmer_fixture.hpp"

using namespace telusur::analysis;

TEST_CASE("a cache gives what the stemmer gives, first and again") {
  StemCache cache(stemmer());
  std::string scratch;
  for (int round = 0; round < 3; ++round) {
    for (const char* word :
         {"menulis", "zuckerbergnya", "anak-anak", "bermain-main", "spin-offnya", "x", "", "5g",
          "1990-an", "ketidakberpihakannyakah", "mempertanggungjawabkannya"}) {
      CAPTURE(word);
      CHECK(cache.stem(word, scratch) == stem(word));
    }
  }
}

TEST_CASE("a full cache forgets, and stays right") {
  StemCache cache(stemmer());
  std::string scratch;
  for (int round = 0; round < 2; ++round) {
    std::string wrong;
    for (int i = 0; i < 100'000; ++i) {
      const std::string word = "kata" + std::to_string(i) + "x";
      if (cache.stem(word, scratch) != word) wrong += word + ' ';
    }
    CHECK(wrong.empty());
    CHECK(cache.stem("menulis", scratch) == "tulis");
  }
}

TEST_CASE("a stem found again is a part of the word given now") {
  StemCache cache(stemmer());
  std::string scratch;
  { CHECK(cache.stem(std::string("zuckerbergnya"), scratch) == "zuckerberg"); }
  const std::string word = "zuckerbergnya";
  const std::string_view found = cache.stem(word, scratch);
  CHECK(found.data() == word.data());
}
