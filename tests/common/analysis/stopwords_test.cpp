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
