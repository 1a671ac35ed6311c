// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling/spelling_model.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "spelled_index.hpp"

using namespace telusur;
using namespace telusur::search;
using namespace telusur::testing;

TEST_CASE("the best candidate of a misspelt word") {
  struct Row {
    const char* typed;
    const char* meant;
    const char* why;
  };
  for (const auto& [typed, meant, why] : {
           Row{"peretsan", "peretasan", "a letter left out"},
           Row{"pemblokian", "pemblokiran", "a letter left out, and a rarer word near"},
           Row{"blockhcain", "blockchain", "letters exchanged"},
           Row{"starlonk", "starlink", "a neighbouring key"},
           Row{"keceerdasan", "kecerdasan", "a letter doubled"},
           Row{"pelamggam", "pelanggan", "two slips"},
       }) {
    const std::string shown_typed = typed;
    CAPTURE(shown_typed);
    const std::string shown_why = why;
    CAPTURE(shown_why);
    const auto found = news_of_slips().model().candidates(typed);
    REQUIRE(!found.empty());
    CHECK(found.front().text == meant);
  }
}

TEST_CASE("a root misspelt within affixes is put right though no article has the form") {
  const auto found = news_of_slips().model().candidates("ditimbsngnya");
  REQUIRE(!found.empty());
  CHECK(found.front().text == "ditimbangnya");
}

TEST_CASE("words that are left alone") {
  struct Row {
    const char* word;
    const char* why;
  };
  for (const auto& [word, why] : {
           Row{"peretasan", "an article has it"},
           Row{"cabe", "four letters: a word of the lexicon, though cabai is near"},
           Row{"kue", "three letters"},
           Row{"kuw", "three letters, whatever they are"},
           Row{"dengsn7", "a digit"},
           Row{"dengan", "a word of grammar"},
           Row{"kucing", "of the lexicon, though in no article"},
           Row{"qzxwvvy", "like nothing"},
           Row{"caf\xC3\xA9nya", "letters beyond a to z"},
           Row{"", "nothing"},
       }) {
    const std::string shown_word = word;
    CAPTURE(shown_word);
    const std::string shown_why = why;
    CAPTURE(shown_why);
    CHECK(news_of_slips().model().candidates(word).empty());
  }
}

TEST_CASE("a word is doubted that the lexicon does not have, and suspected when it is rare") {
  CHECK(SpellingModel::is_doubtful(real_analyzer(), "peretsan"));
  CHECK_FALSE(SpellingModel::is_doubtful(real_analyzer(), "kucing"));
  CHECK_FALSE(SpellingModel::is_doubtful(real_analyzer(), "5g"));
  const auto model_with = [](std::uint32_t articles) {
    Vocabulary words;
    words.add("peretsan", articles);
    return SpellingModel(std::move(words), 1000, real_analyzer());
  };
  const std::uint32_t often = SpellingModel::kOftenArticles;
  CHECK(model_with(often - 1).is_suspicious("peretsan"));
  CHECK_FALSE(model_with(often).is_suspicious("peretsan"));
  CHECK(model_with(often).is_suspicious("peretsam"));
}

TEST_CASE("words written together are taken apart where the index has both") {
  const auto found = news_of_slips().model().splits("judionline");
  REQUIRE(!found.empty());
  CHECK(found.front().text == "judi online");
  CHECK(news_of_slips().model().splits("judizebra").empty());
}

TEST_CASE("an empty index corrects nothing") {
  const SpelledIndex empty(std::vector<SpelledIndex::Sentence>{});
  CHECK(empty.model().words().size() == 0);
  CHECK(empty.model().candidates("peretsan").empty());
  CHECK(empty.corrected("peretsan data") == "peretsan data");
}
