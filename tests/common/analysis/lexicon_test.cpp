// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "analysis/affixes.hpp"
#include "analysis/lexicon_builder.hpp"

using namespace telusur::analysis;

namespace {

const LexiconEntry* find(const Lexicon& lexicon, std::string_view word) {
  return lexicon.find(word, hash_of(word));
}

}  // namespace

TEST_CASE("a lexicon holds what was added") {
  LexiconBuilder builder;
  Licence licence;
  licence.allow(pattern_of(1, Suffix::kan));
  builder.add_root("tulis", licence);
  builder.add_root("ajar");
  builder.add_exception("tapi", "tetapi");
  builder.set_prior("tulis", 7);
  builder.add_pair("tulis", {.pattern = 3, .discount = -4});
  builder.add_form("menulis", "tulis", 0);
  const auto bytes = builder.build();
  const auto lexicon = Lexicon::open(bytes);
  REQUIRE(lexicon);

  const LexiconEntry* root = find(*lexicon, "tulis");
  REQUIRE(root != nullptr);
  CHECK(lexicon->text(*root) == "tulis");
  CHECK(root->prior == 7);
  CHECK(lexicon->licence(*root).allows(pattern_of(1, Suffix::kan)));
  CHECK_FALSE(lexicon->licence(*root).allows(pattern_of(1, Suffix::i)));
  REQUIRE(lexicon->pairs(*root).size() == 1);
  CHECK(lexicon->pairs(*root)[0].discount == -4);

  const LexiconEntry* exception = find(*lexicon, "tapi");
  REQUIRE(exception != nullptr);
  CHECK(lexicon->text(lexicon->target(*exception)) == "tetapi");

  const LexiconForm* form = lexicon->find_form("menulis");
  REQUIRE(form != nullptr);
  CHECK(lexicon->stem(*form) == "tulis");
  CHECK(lexicon->find_form("menuli") == nullptr);
  CHECK(find(*lexicon, "tuli") == nullptr);
  CHECK(lexicon->find('t', "ulis", hash_of("tulis")) == root);
}

TEST_CASE("an empty lexicon finds nothing") {
  const Lexicon lexicon;
  CHECK(find(lexicon, "a") == nullptr);
  CHECK(lexicon.find_form("a") == nullptr);
}

TEST_CASE("the order of adding does not change the bytes, a word does") {
  LexiconBuilder a;
  LexiconBuilder b;
  a.add_root("satu");
  a.add_root("dua");
  b.add_root("dua");
  b.add_root("satu");
  CHECK(a.build() == b.build());
  b.add_root("tiga");
  CHECK(Lexicon::open(a.build())->digest() != Lexicon::open(b.build())->digest());
}

TEST_CASE("a damaged table is refused") {
  LexiconBuilder builder;
  builder.add_root("tulis");
  const std::vector<std::byte> good = builder.build();
  for (std::size_t i = 0; i < good.size(); ++i) {
    // The last four bytes of the header are not read.
    if (i >= 44 && i < 48) continue;
    std::vector<std::byte> bad = good;
    bad[i] ^= std::byte{0x40};
    CAPTURE(i);
    CHECK_FALSE(Lexicon::open(bad).has_value());
  }
  const std::vector<std::byte> cut(good.begin(), good.end() - 8);
  CHECK_FALSE(Lexicon::open(cut).has_value());
  CHECK_FALSE(Lexicon::open({}).has_value());
}

TEST_CASE("hashes of parts are hashes of the parts") {
  const std::string_view word = "mengembangkan";
  const WordHashes hashes(word);
  for (std::size_t begin = 0; begin < word.size(); ++begin) {
    for (std::size_t end = begin; end <= word.size(); ++end) {
      const std::string_view part = word.substr(begin, end - begin);
      CHECK(hashes.part(begin, end) == hash_of(part));
      CHECK(hashes.part_after('k', begin, end) == hash_of("k" + std::string(part)));
    }
  }
}
