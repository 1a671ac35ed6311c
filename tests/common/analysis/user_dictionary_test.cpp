// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <string>

#include "analysis/user_dictionary.hpp"
#include "stemmer_fixture.hpp"

using namespace telusur::analysis;

namespace {

/// The stem of `word` with the user's dictionary `text` over the lexicon.
std::string stem_with(const char* text, std::string_view word) {
  const auto own = UserDictionary::parse(text, "own.txt");
  REQUIRE(own);
  const IndonesianStemmer with(
      Words{.base = *Lexicon::open(embedded_lexicon()), .overlay = own->lexicon()});
  std::string scratch;
  return std::string(with.stem(word, scratch));
}

telusur::Error error_of(const char* text) {
  const auto own = UserDictionary::parse(text, "own.txt");
  REQUIRE_FALSE(own);
  return own.error();
}

}  // namespace

TEST_CASE("own roots take affixes") {
  CHECK(stem("dizzyzx") == "dizzyzx");
  CHECK(stem_with("zzyzx\n", "dizzyzx") == "zzyzx");
  CHECK(stem_with("zzyzx # a word\n", "men-zzyzx-nya") == "zzyzx");
}

TEST_CASE("own exceptions win over the lexicon and take clitics") {
  CHECK(stem_with("tulis coret\n", "tulis") == "coret");
  CHECK(stem_with("penulis penulis\n", "penulis") == "penulis");
  CHECK(stem_with("penulis penulis\n", "penulisnya") == "penulis");
  CHECK(stem_with("mendikti dikti\n", "mendikti") == "dikti");
}

TEST_CASE("own words do not switch the rules off") {
  CHECK(stem_with("zzyzx\n", "penyelidikan") == "selidik");
  CHECK(stem_with("", "penyelidikan") == "selidik");
}

TEST_CASE("errors name the file and the line") {
  CHECK(error_of("a\n# b\nc d e\n").where == "own.txt:3");
  CHECK(error_of("Kata\n").where == "own.txt:1");
  CHECK(error_of("Kata\n").what == "\"Kata\" has capital letters");
  CHECK(error_of((std::string(60, 'a') + "\n").c_str()).where == "own.txt:1");
  CHECK(UserDictionary::load("/nonexistent/own.txt").error().where == "/nonexistent/own.txt");
}

TEST_CASE("the version tells own words") {
  const auto own = UserDictionary::parse("zzyzx\n", "own.txt");
  const auto other = UserDictionary::parse("zzyzy\n", "own.txt");
  REQUIRE(own);
  REQUIRE(other);
  const Lexicon base = *Lexicon::open(embedded_lexicon());
  const auto version = [&](const Lexicon& overlay) {
    return IndonesianStemmer(Words{.base = base, .overlay = overlay}).version();
  };
  CHECK(version(own->lexicon()) != version(other->lexicon()));
  CHECK(version(own->lexicon()) != stemmer().version());
}
