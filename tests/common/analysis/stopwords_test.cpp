// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/stopwords.hpp"

#include <doctest/doctest.h>

using telusur::analysis::is_stopword;

TEST_CASE("function words are stopwords, content words are not") {
  for (const std::string_view word : {"yang", "di", "dan", "dari", "untuk", "adalah", "apa", "itu",
                                      "the", "of", "ada", "yg", "and"}) {
    CAPTURE(word);
    CHECK(is_stopword(word));
  }
  for (const std::string_view word :
       {"", "umkm", "project", "s", "data", "negara", "dana", "Yang", "tiktok"}) {
    CAPTURE(word);
    CHECK(!is_stopword(word));
  }
}

TEST_CASE("a user's changes name words that are, and words that are not") {
  const auto changes =
      telusur::analysis::StopwordChanges::parse("# kata\nWkwk\n\n- bisa # kita perlu\n", "kata");
  REQUIRE(changes);
  CHECK(changes->size() == 2);
  CHECK(changes->find("wkwk") == true);
  CHECK(changes->find("bisa") == false);
  CHECK_FALSE(changes->find("umkm").has_value());
}

TEST_CASE("a line that is no word is named") {
  struct Row {
    const char* text;
    const char* where;
  };
  for (const Row& row : {Row{"satu\ndua kata\n", "kata:2"}, Row{"-\n", "kata:1"},
                         Row{"a, b", "kata:1"}, Row{"\n\xFF\n", "kata:2"}}) {
    CAPTURE(row.text);
    const auto changes = telusur::analysis::StopwordChanges::parse(row.text, "kata");
    REQUIRE_FALSE(changes);
    CHECK(changes.error().where == row.where);
  }
}
