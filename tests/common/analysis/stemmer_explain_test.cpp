// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <algorithm>

#include "stemmer_fixture.hpp"

using namespace telusur::analysis;
using Path = std::vector<std::string>;

namespace {

const Explanation* refused(const Explained& explained, const std::string& stem) {
  const auto found = std::find_if(explained.refused.begin(), explained.refused.end(),
                                  [&](const Explanation& e) { return e.stem == stem; });
  return found == explained.refused.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("an explanation shows the affixes of the chosen analysis") {
  const Explained explained = stemmer().explain("menuliskannya");
  CHECK(explained.chosen.stem == "tulis");
  CHECK(explained.chosen.path == Path{"meN-+tulis", "-kan", "-nya"});
  CHECK(explained.chosen.known);
  CHECK(explained.chosen.reason.empty());
}

TEST_CASE("refused analyses say why") {
  const Explained explained = stemmer().explain("berikan");
  CHECK(explained.chosen.stem == "beri");
  const Explanation* fish = refused(explained, "ikan");
  REQUIRE(fish != nullptr);
  CHECK(fish->path == Path{"ber-+ikan"});
  CHECK(fish->cost > explained.chosen.cost);
  CHECK(fish->reason == "less likely");
  const Explanation* unknown = refused(explained, "rikan");
  REQUIRE(unknown != nullptr);
  CHECK(unknown->reason == "not a known root");
}

TEST_CASE("a word of the lexicon is explained as itself") {
  const Explained explained = stemmer().explain("menteri");
  CHECK(explained.chosen.stem == "menteri");
  CHECK(explained.chosen.path.empty());
  const Explanation* anchovy = refused(explained, "teri");
  REQUIRE(anchovy != nullptr);
  CHECK(anchovy->reason == "the whole word is in the lexicon");
}

TEST_CASE("hyphens, unknown words and nothing are explained too") {
  CHECK(stemmer().explain("anak-anak").chosen.path == Path{"reduplication"});
  CHECK(stemmer().explain("di-download").chosen.path == Path{"di-+download"});
  CHECK(stemmer().explain("wi-fi").chosen.path == Path{"compound"});
  CHECK(stemmer().explain("zuckerbergnya").chosen.path == Path{"-nya"});
  CHECK(stemmer().explain("5g").chosen.stem == "5g");
  CHECK(stemmer().explain("").chosen.stem.empty());
}

TEST_CASE("the explained stem is the stem") {
  for (const char* word : {"berikan", "perbankan", "tapinya", "setebal", "semar", "x", "meng"}) {
    CAPTURE(word);
    CHECK(stemmer().explain(word).chosen.stem == stem(word));
  }
}
