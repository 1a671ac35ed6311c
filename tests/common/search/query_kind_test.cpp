// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_kind.hpp"

#include <doctest/doctest.h>

#include "query/query_text.hpp"

namespace telusur::search::testing {

TEST_CASE("question words and question marks make a question") {
  struct Row {
    const char* text;
    QueryKind kind;
  };
  using enum QueryKind;
  for (const Row& row : {
           Row{"Project S UMKM", keywords},
           Row{"", keywords},
           Row{"Siapa pendiri Gojek", question},
           Row{"ponsel ini dijual berapa", question},
           Row{"harga naik?", question},
           Row{"who founded Gojek", question},
           Row{"-siapa harga", keywords},
           Row{"\"siapa\" harga", keywords},
       }) {
    CAPTURE(row.text);
    CHECK(kind_of(parsed(row.text)) == row.kind);
  }
}

}  // namespace telusur::search::testing
