// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/stale_forms.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "analysis/user_dictionary.hpp"
#include "stemmer_fixture.hpp"

using namespace telusur::analysis;

namespace {

Lexicon base_lexicon() {
  return *Lexicon::open(embedded_lexicon());
}

std::vector<std::string> stored_forms() {
  std::vector<std::string> words;
  base_lexicon().each_form([&](const LexiconForm& form, std::size_t) {
    words.emplace_back(form.text(), form.text_length);
  });
  return words;
}

/// Parts of stored forms as roots, and as words with stems of their own.
std::string made_up_words(const std::vector<std::string>& forms, unsigned seed, int count) {
  std::mt19937 random(seed);
  std::string text;
  for (int i = 0; i < count; ++i) {
    const std::string& form = forms[random() % forms.size()];
    const std::size_t begin = random() % 5 % form.size();
    text += form.substr(begin, 2 + random() % form.size());
    text += random() % 3 == 0 ? " zzyzx\n" : "\n";
  }
  return text;
}

std::string pair(const std::string& first, const std::string& second) {
  return std::string(first).append("-").append(second);
}

/// Words whose stem with the user's words depends on whether stored forms are used.
std::string differing(const std::string& own_words, const std::vector<std::string>& words) {
  const auto own = UserDictionary::parse(own_words, "own.txt");
  REQUIRE(own);
  const Lexicon base = base_lexicon();
  const IndonesianStemmer stored(Words{.base = base, .overlay = own->lexicon()});
  const IndonesianStemmer by_rules(
      Words{.base = base, .overlay = own->lexicon(), .stored_forms = false});
  std::string scratch;
  std::string differ;
  for (const std::string& word : words) {
    const std::string expected(by_rules.stem(word, scratch));
    if (stored.stem(word, scratch) != expected) differ.append(word).append(" ");
  }
  return differ;
}

std::size_t stale_with(const char* own_words) {
  const auto own = UserDictionary::parse(own_words, "own.txt");
  REQUIRE(own);
  return StaleForms(AffixMatcher(), base_lexicon(), own->lexicon()).count();
}

}  // namespace

TEST_CASE("with a user's words, stored forms give what the rules give") {
  const std::vector<std::string> words = stored_forms();
  REQUIRE(words.size() > 50'000);
  for (const char* own : {"zzyzx\n", "ulis\n", "tulis coret\n", "penulis penulis\n", "beri beri\n",
                          "erita beri\nlari\n", "ny\nan\nke\n", "an an\nkan kan\nnya nya\n"}) {
    CAPTURE(own);
    CHECK(differing(own, words).empty());
  }
  for (const unsigned seed : {1U, 2U, 3U}) {
    CAPTURE(seed);
    CHECK(differing(made_up_words(words, seed, 300), words).empty());
  }
}

TEST_CASE("hyphenated words too") {
  const std::vector<std::string> forms = stored_forms();
  std::mt19937 random(20240601);
  std::vector<std::string> words;
  for (int i = 0; i < 20'000; ++i) {
    const std::string& form = forms[random() % forms.size()];
    words.push_back(pair(form, form));
    words.push_back(pair(form, forms[random() % forms.size()]));
    words.push_back(pair(form, form));
    words.back()[form.size() + 1] = "mtrs"[random() % 4];
    words.push_back(pair("di", form));
  }
  CHECK(differing("zzyzx\nulis\n", words).empty());
  CHECK(differing(made_up_words(forms, 4, 300), words).empty());
}

TEST_CASE("only forms that come from the user's words are stale") {
  CHECK(stale_with("") == 0);
  CHECK(stale_with("zzyzx\n") == 0);
  const std::size_t of_tulis = stale_with("tulis coret\n");
  CHECK(of_tulis >= 10);
  CHECK(of_tulis <= 200);
}
