// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/exact_words.hpp"

#include <doctest/doctest.h>

#include "query_text.hpp"

using namespace telusur::search;
using namespace telusur::search::testing;

TEST_CASE("every word is asked for in its form, as if in quotes") {
  for (const QueryRow& row : {
           QueryRow{"peretasan", "\"peretasan\""},
           QueryRow{"peretasan data", "(all \"peretasan\" \"data\")"},
           QueryRow{"\"data pribadi\" bocor", "(all \"data pribadi\" \"bocor\")"},
           QueryRow{"judul:peretasan", "title:\"peretasan\""},
           QueryRow{"data -peretasan", "(all \"data\" (not \"peretasan\"))"},
           QueryRow{"peretasan OR diblokir", "(any \"peretasan\" \"diblokir\")"},
           QueryRow{"peretasan NEAR/3 data", "(near/3 \"peretasan\" \"data\")"},
           QueryRow{"e-wallet aman", "(all \"e{ewallet:2} wallet\" \"aman\")"},
           QueryRow{"retas*", "retas*"},
           QueryRow{"cara dan data", "(all \"cara\" dan~ \"data\")"},
           QueryRow{"", "(all)"},
       }) {
    CAPTURE(row.text);
    Query query = parsed(row.text);
    ask_for_forms(query.root);
    CHECK(to_string(query.root) == row.tree);
  }
}
