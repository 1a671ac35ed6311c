// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/nearest.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace telusur;

TEST_CASE("the nearest name is at most three slips away, and not another word altogether") {
  constexpr std::array<std::string_view, 5> kNames = {"limit", "offset", "sort", "b", "snippets"};
  struct Row {
    const char* typed;
    const char* nearest;
    const char* why;
  };
  for (const Row& row : {
           Row{"limit", "limit", "itself"},
           Row{"limti", "limit", "two changed"},
           Row{"snipets", "snippets", "one missing"},
           Row{"offsets", "offset", "one too many"},
           Row{"limitation", "", "five too many"},
           Row{"x", "", "a name of one letter, all of it changed"},
           Row{"obs", "", "all that was typed changed"},
           Row{"", "", "nothing typed"},
       }) {
    CAPTURE(row.why);
    CHECK(nearest_name(row.typed, kNames) == row.nearest);
  }
  CHECK(nearest_name("limit", {}).empty());
}
